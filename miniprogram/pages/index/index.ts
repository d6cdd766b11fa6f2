import type { HomePage } from "../../../contracts/catalogue.ts";
import type { ThemeNow } from "../../../contracts/themes.ts";
import type { ShownCard } from "../../../core/catalogue/card.ts";
import { wordsOf } from "../../i18n/words";
import { showTabBar } from "../../lib/tabBar";
import { endless, type ListState } from "../../lib/endless";
import { arePricesOld } from "../../lib/ownPrices";
import { page } from "../../lib/page";
import { shareCard } from "../../lib/share";
import { noteShop } from "../../lib/shopFace";
import { cart } from "../../services/cart";
import { home, list } from "../../services/catalogue";
import { theme } from "../../services/content";
import { session } from "../../services/session";

type Tap = WechatMiniprogram.TouchEvent<object, object, { id?: string; productId?: string }>;

page(wordsOf("home"), {
  data: {
    name: "",
    logo: null as string | null,
    banners: [] as HomePage["banners"],
    categories: [] as HomePage["categories"],
    /** The season's look; the plain one until it is known. */
    colour: "brand" as ThemeNow["colour"],
    background: null as string | null,
    isPromoter: false,
    rows: [] as readonly ShownCard[],
    listState: "more" as ListState,
  },

  products: undefined as ReturnType<typeof endless<ShownCard>> | undefined,
  readAtMs: 0,

  async load() {
    this.readAtMs = Date.now();
    // The first page of products comes with the shop itself: one call until something can be seen.
    const shop = await home();
    const { name, logo, banners, categories, products } = shop;
    this.products = endless<ShownCard>(this, async (cursor) => {
      const { cards, next } = cursor === "" ? products : await list({ cursor });
      return { rows: cards, next };
    });
    noteShop(shop);
    this.setData({ name, logo, banners, categories });
    await this.products.first();
    void wx.setNavigationBarTitle({ title: name });
    void this.dress();
    void this.lookAround();
  },
  onShow() {
    showTabBar();
    if (this.data.state !== "ready") return;
    if (arePricesOld(this.readAtMs)) void this.refresh();
    else void this.greet();
  },
  onReachBottom() {
    void this.products?.more();
  },

  /** The season's look; without it the shop looks as always. */
  async dress() {
    const look = await theme().catch(() => undefined);
    if (look === undefined) return;
    const { colour, background, logo } = look;
    this.setData({ colour, background, ...(logo === null ? {} : { logo }) });
  },
  /** What is not needed to see the shop: the number on the cart's tab, and whether the person promotes. */
  async lookAround() {
    await Promise.all([this.greet(), cart().catch(() => undefined)]);
  },
  /** Promoters see their entry. The session is in memory, so this asks for nothing most of the time. */
  async greet() {
    const who = await session().catch(() => undefined);
    const isPromoter = who?.isPromoter ?? false;
    if (isPromoter !== this.data.isPromoter) this.setData({ isPromoter });
  },

  openSearch() {
    void wx.navigateTo({ url: "/pages/search/search" });
  },
  openCentre() {
    void wx.navigateTo({ url: "/promote/center/center" });
  },
  openBanner({ currentTarget }: Tap) {
    const { productId } = currentTarget.dataset;
    if (productId) void wx.navigateTo({ url: `/pages/product/product?productId=${productId}` });
  },
  openCategory({ currentTarget }: Tap) {
    getApp<{ category?: string }>().category = currentTarget.dataset.id ?? "";
    void wx.switchTab({ url: "/pages/category/category" });
  },
  onShareAppMessage() {
    return shareCard({ title: this.data.name, path: "/pages/index/index" });
  },
});
