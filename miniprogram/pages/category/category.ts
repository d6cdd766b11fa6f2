import type { ShownCard } from "../../../core/catalogue/card.ts";
import { wordsOf } from "../../i18n/words";
import { showTabBar } from "../../lib/tabBar";
import { endless, type ListState } from "../../lib/endless";
import { arePricesOld } from "../../lib/ownPrices";
import { page } from "../../lib/page";
import { noteShop, shopFace, type ShopFace } from "../../lib/shopFace";
import { sentenceOf } from "../../services/call";
import { home, list, type Sort } from "../../services/catalogue";

type Tap = WechatMiniprogram.TouchEvent<object, object, { id?: string; sort?: Sort }>;

page(wordsOf("category"), {
  data: {
    categories: [] as ShopFace["categories"],
    /** "" = all. */
    category: "",
    sort: "rank" as Sort,
    /** Another list is on its way: what is seen is still the one before. */
    isTurning: false,
    rows: [] as readonly ShownCard[],
    listState: "more" as ListState,
  },

  products: undefined as ReturnType<typeof endless<ShownCard>> | undefined,
  readAtMs: 0,

  async load() {
    this.products ??= endless<ShownCard>(this, async (cursor) => {
      if (cursor === "") this.readAtMs = Date.now();
      const { category, sort } = this.data;
      const wanted = category === "" ? {} : { category };
      const { cards, next } = await list({ ...wanted, sort, cursor });
      return { rows: cards, next };
    });
    this.takeGiven();
    const [{ categories }] = await Promise.all([this.shop(), this.products.first()]);
    this.setData({ categories, isTurning: false });
  },
  async shop(): Promise<ShopFace> {
    const known = shopFace();
    if (known !== undefined) return known;
    const shop = await home();
    noteShop(shop);
    return shop;
  },
  onShow() {
    showTabBar();
    // The first time, `load` takes what the home page chose.
    if (this.data.state !== "ready") return;
    if (this.takeGiven() || arePricesOld(this.readAtMs)) void this.turn();
  },
  /** Takes the category that was chosen on the home page, once. */
  takeGiven(): boolean {
    const app = getApp<{ category?: string }>();
    const given = app.category;
    delete app.category;
    if (given === undefined || given === this.data.category) return false;
    this.setData({ category: given });
    return true;
  },
  onReachBottom() {
    void this.products?.more();
  },

  choose({ currentTarget }: Tap) {
    const { id = "" } = currentTarget.dataset;
    if (id === this.data.category) return;
    this.setData({ category: id });
    void this.turn();
  },
  sortBy({ currentTarget }: Tap) {
    const { sort } = currentTarget.dataset;
    if (sort === undefined || sort === this.data.sort) return;
    this.setData({ sort });
    void this.turn();
  },
  /** Another list from its top. Fails it, the one before is gone, and its foot offers to try again. */
  async turn() {
    this.setData({ isTurning: true });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    try {
      await this.products?.first();
      this.setData({ isTurning: false });
    } catch (error) {
      this.setData({ isTurning: false, state: "failed", problem: sentenceOf(error) });
    }
  },
  showAll() {
    this.setData({ category: "" });
    void this.turn();
  },
  openSearch() {
    void wx.navigateTo({ url: "/pages/search/search" });
  },
});
