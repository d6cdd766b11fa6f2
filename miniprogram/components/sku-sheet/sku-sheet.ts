import type { ShownProduct, ShownSku } from "../../../core/catalogue/shown.ts";
import { filled, spoken } from "../../lib/language";
import {
  cheapestOf,
  choiceGroups,
  firstPicks,
  missing,
  mostOf,
  type Picks,
  picksAfter,
  skuOf,
} from "./choices";
import { words } from "./words";

type Tap = WechatMiniprogram.TouchEvent<object, object, { at?: number; value?: string }>;
type Counted = WechatMiniprogram.CustomEvent<{ count: number }>;
type Limited = WechatMiniprogram.CustomEvent<{ at: "least" | "most" }>;

/** What was chosen on a sheet. */
export type SkuChosen = { readonly sku: string; readonly count: number };

/**
 * Where one chooses which of a product's SKUs, and how many. It tells `pick` with every change, `add` and `buy` with what
 * was chosen, and `close`.
 */
Component({
  properties: {
    product: { type: Object, value: {} as ShownProduct },
    visible: { type: Boolean, value: false },
    /** Which buttons there are: both, add, buy. */
    mode: { type: String, value: "both" },
    /** The button that is busy: "", add, buy. */
    busy: { type: String, value: "" },
  },
  data: {
    t: spoken(words),
    picks: [] as Picks,
    groups: [] as ReturnType<typeof choiceGroups>,
    picture: null as string | null,
    shown: null as ShownSku | null,
    /** Whether what is shown is picked, or only the cheapest so far. */
    isWhole: false,
    stock: "",
    hint: "",
    /** Nothing is left of what is picked, or of anything. */
    isOut: false,
    count: 1,
    most: 1,
  },
  observers: {
    product(product: ShownProduct) {
      if (product.productId === undefined) return;
      this.setData({ t: spoken(words) });
      const { picks } = this.data;
      // A product that was read anew keeps what the person picked of it.
      this.put(skuOf(product, picks) ? picks : firstPicks(product), true);
    },
  },
  methods: {
    /** `isFirst`: the page is in the middle of showing the product, and hears of the picks after that. */
    put(picks: Picks, isFirst = false) {
      const { t, count } = this.data;
      const product: ShownProduct = this.data.product;
      const sku = skuOf(product, picks);
      const shown = sku ?? cheapestOf(product) ?? null;
      const most = sku ? mostOf(sku, product.limit) : 1;
      const left = sku?.left ?? "plenty";
      const names = missing(product, picks);
      const isOut = sku ? most === 0 : product.skus.every((one) => one.left === 0);
      this.setData({
        ...{ picks, shown, most, isOut, isWhole: sku !== undefined },
        groups: choiceGroups(product, picks),
        picture: shown?.picture ?? product.pictures[0] ?? null,
        count: Math.max(1, Math.min(count, most)),
        stock: !sku
          ? ""
          : left === "plenty"
            ? t.plenty
            : left === 0
              ? t.out
              : filled(t.left, { left }),
        hint: isOut
          ? t.out
          : names.length > 0
            ? filled(t.choose, { names: names.join(t.and) })
            : "",
      });
      if (isFirst) wx.nextTick(() => this.tellPick());
      else this.tellPick();
    },
    tellPick() {
      const { isWhole, shown, count, stock } = this.data;
      const sku = isWhole && shown ? shown.sku : "";
      this.triggerEvent("pick", { sku, count, stock });
    },
    pick({ currentTarget }: Tap) {
      const { at = 0, value = "" } = currentTarget.dataset;
      this.put(picksAfter(this.data.product as ShownProduct, this.data.picks, at, value));
    },
    setCount({ detail }: Counted) {
      this.setData({ count: detail.count });
      this.tellPick();
    },
    tellLimit({ detail }: Limited) {
      if (detail.at === "least") return;
      const { t, most } = this.data;
      const product: ShownProduct = this.data.product;
      const said = product.limit?.quantity === most ? t.limit : t.most;
      void wx.showToast({ title: filled(said, { most }), icon: "none" });
    },
    add() {
      this.done("add");
    },
    buy() {
      this.done("buy");
    },
    done(act: "add" | "buy") {
      const { isWhole, isOut, shown, count, hint } = this.data;
      if (!isWhole || isOut || shown === null) {
        void wx.showToast({ title: hint, icon: "none" });
        return;
      }
      const chosen: SkuChosen = { sku: shown.sku, count };
      this.triggerEvent(act, chosen);
    },
    preview() {
      const { picture } = this.data;
      if (picture !== null) void wx.previewImage({ urls: [picture] });
    },
    close() {
      this.triggerEvent("close");
    },
    changed({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!detail.visible) this.close();
    },
  },
});
