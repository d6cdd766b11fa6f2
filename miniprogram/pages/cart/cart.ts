import type { CartChange } from "../../../contracts/checkout.ts";
import type { ShownItem } from "../../../core/buyer/cart.ts";
import { wordsOf } from "../../i18n/words";
import { showTabBar } from "../../lib/tabBar";
import { inTurn } from "../../lib/inTurn";
import { filled } from "../../lib/language";
import { page } from "../../lib/page";
import { keep, kept } from "../../lib/storage";
import { sentenceOf } from "../../services/call";
import { cart, choose, costOf, setItem, takeOut } from "../../services/cart";
import { itemsAfter, type Line, linesOf, pricesAfter, withQuantity } from "./lines";

type Tap = WechatMiniprogram.TouchEvent<object, object, { sku?: string }>;
type Counted = WechatMiniprogram.CustomEvent<{ count: number }, object, { sku?: string }>;

page(wordsOf("cart"), {
  renewsOnReturn: true,
  data: {
    lines: [] as readonly Line[],
    /** What cannot be bought: sold out, off sale, gone. */
    gone: [] as readonly Line[],
    isAllChosen: false,
    /** How many pieces are chosen. */
    chosenCount: 0,
    hasShort: false,
    /** What the function says that the chosen ones cost; null = nothing is chosen, or it is not known yet. */
    totalFen: null as number | null,
    told: [] as readonly string[],
    isPricing: false,
    priceFailed: false,
    isBreakdownOpen: false,
    isLeaving: false,
  },

  /** As the screen shows them, and as the function last said. */
  items: [] as readonly ShownItem[],
  known: [] as readonly ShownItem[],
  turn: 0,
  changes: undefined as ReturnType<typeof inTurn<CartChange>> | undefined,

  async load() {
    this.changes ??= inTurn<CartChange>({
      settled: (last) => {
        this.known = itemsAfter(this.known, last);
        this.put(this.known);
        void this.price();
      },
      failed: (error) => {
        // What was shown too early is taken back.
        this.put(this.known);
        void wx.showToast({ title: sentenceOf(error), icon: "none" });
        void this.price();
      },
    });
    const { items } = await cart();
    if (this.changes.isBusy()) return; // Its answer is newer.
    this.known = items;
    keep("cartPrices", pricesAfter(kept("cartPrices") ?? {}, items));
    this.put(items);
    void this.price();
  },
  onShow() {
    showTabBar();
    this.setData({ isLeaving: false });
  },

  put(items: readonly ShownItem[]) {
    this.items = items;
    const { lines, gone } = linesOf(items, kept("cartPrices") ?? {}, this.data.t);
    const chosen = lines.filter((line) => line.chosen);
    this.setData({
      ...{ lines, gone },
      isAllChosen: lines.length > 0 && chosen.length === lines.length,
      chosenCount: chosen.reduce((sum, { quantity }) => sum + quantity, 0),
      hasShort: chosen.some(({ isShort }) => isShort),
    });
  },
  /** Asks what the chosen ones cost. An answer that a newer question overtook is thrown away. */
  async price() {
    const mine = ++this.turn;
    const wanted = this.data.lines.filter(({ chosen, isShort }) => chosen && !isShort);
    if (wanted.length === 0) {
      this.setData({ totalFen: null, told: [], isPricing: false, priceFailed: false });
      return;
    }
    this.setData({ isPricing: true, priceFailed: false });
    try {
      const cost = await costOf(wanted.map(({ sku, quantity }) => ({ sku, quantity })));
      if (mine !== this.turn) return;
      const { amounts, told } = cost;
      this.setData({ totalFen: amounts.totalFen, told, isPricing: false });
    } catch (error) {
      if (mine !== this.turn) return;
      this.setData({ totalFen: null, told: [], isPricing: false, priceFailed: true });
      void wx.showToast({ title: sentenceOf(error), icon: "none" });
    }
  },
  priceAgain() {
    void this.price();
  },

  setCount({ detail, currentTarget }: Counted) {
    const { sku = "" } = currentTarget.dataset;
    this.count(sku, detail.count);
  },
  takeLeft({ currentTarget }: Tap) {
    const { sku = "" } = currentTarget.dataset;
    const line = this.data.lines.find((one) => one.sku === sku);
    if (line) this.count(sku, line.left);
  },
  count(sku: string, quantity: number) {
    this.put(this.items.map((item) => (item.sku === sku ? withQuantity(item, quantity) : item)));
    this.changes?.put(`count ${sku}`, () => setItem({ sku, quantity }));
  },
  tellLimit({ currentTarget }: Tap) {
    const line = this.data.lines.find(({ sku }) => sku === currentTarget.dataset.sku);
    if (line?.stock) void wx.showToast({ title: line.stock, icon: "none" });
  },

  toggle({ currentTarget }: Tap) {
    const { sku = "" } = currentTarget.dataset;
    const chosen = this.chosen();
    this.choose(chosen.includes(sku) ? chosen.filter((one) => one !== sku) : [...chosen, sku]);
  },
  toggleAll() {
    this.choose(this.data.isAllChosen ? [] : this.data.lines.map(({ sku }) => sku));
  },
  chosen(): readonly string[] {
    return this.data.lines.filter((line) => line.chosen).map(({ sku }) => sku);
  },
  choose(skus: readonly string[]) {
    this.put(this.items.map((item) => ({ ...item, chosen: skus.includes(item.sku) })));
    this.changes?.put("choose", () => choose(skus));
  },

  async remove({ currentTarget }: Tap) {
    const { sku = "" } = currentTarget.dataset;
    const { t, lines, gone } = this.data;
    const line = [...lines, ...gone].find((one) => one.sku === sku);
    if (line && (await this.asks(filled(t.removeAsk, { title: line.title })))) this.drop([sku]);
  },
  async clearGone() {
    const { t, gone } = this.data;
    if (!(await this.asks(filled(t.clearAsk, { count: gone.length })))) return;
    this.drop(gone.map(({ sku }) => sku));
  },
  async asks(content: string): Promise<boolean> {
    const { removeYes: confirmText, removeNo: cancelText } = this.data.t;
    const { confirm } = await wx.showModal({ content, confirmText, cancelText });
    return confirm;
  },
  drop(skus: readonly string[]) {
    this.put(this.items.filter(({ sku }) => !skus.includes(sku)));
    this.changes?.put(`drop ${skus.join(" ")}`, () => takeOut(skus));
  },

  openBreakdown() {
    if (this.data.told.length > 0) this.setData({ isBreakdownOpen: true });
  },
  closeBreakdown() {
    this.setData({ isBreakdownOpen: false });
  },
  breakdownChanged({ detail }: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!detail.visible) this.closeBreakdown();
  },
  open({ currentTarget }: Tap) {
    const line = this.data.lines.find(({ sku }) => sku === currentTarget.dataset.sku);
    if (line) void wx.navigateTo({ url: `/pages/product/product?productId=${line.productId}` });
  },
  goHome() {
    void wx.switchTab({ url: "/pages/index/index" });
  },
  /** The order takes what is chosen in the cart, so that has to be said first where it differs. */
  async checkout() {
    const { t, hasShort, chosenCount, isLeaving } = this.data;
    if (isLeaving) return;
    if (chosenCount === 0 || hasShort) {
      void wx.showToast({ title: hasShort ? t.tooFew : t.nothing, icon: "none" });
      return;
    }
    this.setData({ isLeaving: true });
    try {
      await choose(this.chosen());
      void wx.navigateTo({ url: "/trade/checkout/checkout" });
    } catch (error) {
      this.setData({ isLeaving: false });
      void wx.showToast({ title: sentenceOf(error), icon: "none" });
    }
  },
});
