import { endless, type ListState } from "../../lib/endless";
import { page } from "../../lib/page";
import { shareCard } from "../../lib/share";
import { wordsOf } from "../../i18n/words";
import { home, list } from "../../services/catalogue";
import type { HomePage } from "../../../contracts/catalogue.ts";
import type { ShownCard } from "../../../core/catalogue/card.ts";

type Tap = WechatMiniprogram.TouchEvent<object, object, { id?: string; productId?: string }>;

page(wordsOf("home"), {
  data: {
    name: "",
    banners: [] as HomePage["banners"],
    categories: [] as HomePage["categories"],
    rows: [] as readonly ShownCard[],
    listState: "more" as ListState,
  },

  products: undefined as ReturnType<typeof endless<ShownCard>> | undefined,

  async load() {
    // The first page of products comes with the shop itself: one call until something can be seen.
    const { name, banners, categories, products } = await home();
    this.products = endless<ShownCard>(this, async (cursor) => {
      const { cards, next } = cursor === "" ? products : await list({ cursor });
      return { rows: cards, next };
    });
    this.setData({ name, banners, categories });
    await this.products.first();
    void wx.setNavigationBarTitle({ title: name });
  },
  onReachBottom() {
    void this.products?.more();
  },

  openSearch() {
    void wx.navigateTo({ url: "/pages/search/search" });
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
