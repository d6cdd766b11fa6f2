import type { ShownCard } from "../../../core/catalogue/card.ts";
import type { ShownProduct } from "../../../core/catalogue/shown.ts";
import { cheapestOf } from "../../components/sku-sheet/choices";
import type { SkuChosen } from "../../components/sku-sheet/sku-sheet";
import { wordsOf } from "../../i18n/words";
import { cartText } from "../../lib/tabBar";
import { handedOver } from "../../lib/handover";
import { filled } from "../../lib/language";
import { page } from "../../lib/page";
import { shareCard } from "../../lib/share";
import { CallError, sentenceOf } from "../../services/call";
import { cart, setItem } from "../../services/cart";
import { show } from "../../services/catalogue";
import { session } from "../../services/session";
import { type Facts, factsOf, isSoldOut } from "./facts";

type Tap = WechatMiniprogram.TouchEvent<object, object, { at?: number; url?: string }>;
type Price = { readonly fen: number; readonly your: number | null; readonly isFrom: boolean };
type Picked = { sku: string; count: number; stock: string };

page(wordsOf("product"), {
  data: {
    /** What the list knew, until the product itself is there. */
    card: null as ShownCard | null,
    product: null as ShownProduct | null,
    facts: null as Facts | null,
    pictures: [] as readonly string[],
    at: 0,
    pictureWords: "",
    /** Of the SKU that is picked, else the lowest of all. */
    price: null as Price | null,
    pickedWords: "",
    stock: "",
    isSoldOut: false,
    isGone: false,
    isPromoter: false,
    inCart: "",
    sheet: { visible: false, mode: "both", busy: "" },
    flies: false,
  },

  async load({ productId = "" }: { productId?: string }) {
    const card = handedOver(productId);
    if (card && this.data.product === null) {
      const { cover, fromFen: fen, yourFen: your, isFrom } = card;
      this.setData({ card, price: { fen, your, isFrom }, pictures: cover === null ? [] : [cover] });
    }
    try {
      const product = await show(productId);
      const facts = factsOf(product, this.data.t);
      const { pictures, title } = product;
      const from = { pictures, facts, isSoldOut: isSoldOut(product), isGone: false };
      this.setData({ product, ...from, pictureWords: this.pictureWords(0, pictures.length) });
      void wx.setNavigationBarTitle({ title });
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== "product_unknown") throw error;
      this.setData({ isGone: true, card: null, product: null });
    }
    void this.lookAround();
  },
  onShow() {
    this.setData({ inCart: cartText() });
  },
  /** Promoters see what they can do with it. */
  async lookAround() {
    const who = await session().catch(() => undefined);
    if (who?.isPromoter === true) this.setData({ isPromoter: true });
  },

  pictureWords(at: number, of: number): string {
    return filled(this.data.t.picture, { at: at + 1, of });
  },
  turned({ detail }: WechatMiniprogram.SwiperChange) {
    const at = detail.current;
    this.setData({ at, pictureWords: this.pictureWords(at, this.data.pictures.length) });
  },
  preview({ currentTarget }: Tap) {
    const { url = "" } = currentTarget.dataset;
    const { pictures, product } = this.data;
    const all = pictures.includes(url) ? pictures : (product?.detailPictures ?? []);
    void wx.previewImage({ urls: [...all], current: url });
  },

  openSheet(mode: "both" | "add" | "buy") {
    this.setData({ sheet: { visible: true, mode, busy: "" } });
  },
  choose() {
    this.openSheet("both");
  },
  chooseToAdd() {
    this.openSheet("add");
  },
  chooseToBuy() {
    this.openSheet("buy");
  },
  closeSheet() {
    this.setData({ "sheet.visible": false });
  },
  pick({ detail }: WechatMiniprogram.CustomEvent<Picked>) {
    const { sku, count, stock } = detail;
    const { product, t } = this.data;
    const picked = product?.skus.find((one) => one.sku === sku) ?? null;
    const words = [...(picked?.values ?? []), filled(t.pieces, { count })].join(" ");
    const isFew = picked !== null && picked.left !== "plenty";
    const shown = picked ?? (product ? cheapestOf(product) : undefined);
    const isFrom = picked === null && (product?.skus.length ?? 0) > 1;
    this.setData({
      pickedWords: picked === null ? "" : words,
      stock: isFew ? stock : "",
      ...(shown && { price: { fen: shown.priceFen, your: shown.yourFen, isFrom } }),
    });
  },

  /** So many more pieces: the cart is asked for what lies in it, since it takes numbers, not additions. */
  async add({ detail }: WechatMiniprogram.CustomEvent<SkuChosen>) {
    if (this.data.sheet.busy !== "") return;
    this.setData({ "sheet.busy": "add" });
    try {
      const { items } = await cart();
      const have = items.find(({ sku }) => sku === detail.sku)?.quantity ?? 0;
      const left = this.data.product?.skus.find(({ sku }) => sku === detail.sku)?.left;
      const quantity = have + detail.count;
      if (typeof left === "number" && quantity > left) {
        const title = filled(this.data.t.most, { most: left, have });
        void wx.showToast({ title, icon: "none" });
        return;
      }
      await setItem({ sku: detail.sku, quantity });
      this.setData({ "sheet.visible": false, inCart: cartText(), flies: true });
      void wx.showToast({ title: this.data.t.added, icon: "success" });
    } catch (error) {
      void wx.showToast({ title: sentenceOf(error), icon: "none" });
    } finally {
      this.setData({ "sheet.busy": "" });
    }
  },
  landed() {
    this.setData({ flies: false });
  },
  buy({ detail }: WechatMiniprogram.CustomEvent<SkuChosen>) {
    const { sku, count } = detail;
    this.closeSheet();
    void wx.navigateTo({ url: `/trade/checkout/checkout?sku=${sku}&count=${count}` });
  },

  openCart() {
    void wx.switchTab({ url: "/pages/cart/cart" });
  },
  openHome() {
    void wx.switchTab({ url: "/pages/index/index" });
  },
  openContact() {
    void wx.navigateTo({ url: "/account/contact/contact" });
  },
  openPoster() {
    void wx.navigateTo({ url: `/promote/poster/poster?productId=${this.query.productId ?? ""}` });
  },
  onShareAppMessage() {
    const { product, card, pictures } = this.data;
    const path = `/pages/product/product?productId=${this.query.productId ?? ""}`;
    const [cover] = pictures;
    // WeChat takes no picture of CloudBase's by its id; without one it takes what is on the screen.
    const imageUrl = cover?.startsWith("https://") ? { imageUrl: cover } : {};
    return shareCard({ title: (product ?? card)?.title ?? "", path, ...imageUrl });
  },
});
