import type { VisitedShop } from "../../../contracts/content.ts";
import { page } from "../../lib/page";
import { shareCard } from "../../lib/share";
import { visit } from "../../services/content";
import { wordsOf } from "../i18n/words";

/** A promoter's page of the shop, as visitors see it. */
page(wordsOf("visit"), {
  renewsOnReturn: true,
  data: { shop: { look: {}, featured: [] } as unknown as VisitedShop },

  async load({ number }) {
    const shop = await visit(Number(number));
    this.setData({ shop });
    void wx.setNavigationBarTitle({ title: shop.name });
  },
  openHome() {
    void wx.switchTab({ url: "/pages/index/index" });
  },
  openShop() {
    void wx.switchTab({ url: "/pages/category/category" });
  },
  /** Back to where he came from, if that was the page where he changes it. */
  openEdit() {
    const pages = getCurrentPages();
    if (pages[pages.length - 2]?.route === "promote/shop/shop") void wx.navigateBack();
    else void wx.navigateTo({ url: "/promote/shop/shop" });
  },
  onShareAppMessage() {
    const { name, number } = this.data.shop;
    return shareCard({ title: name, path: `/promote/visit/visit?number=${number}` });
  },
});
