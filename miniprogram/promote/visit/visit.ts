import type { VisitedShop } from "../../../contracts/content.ts";
import { page } from "../../lib/page";
import { shareCard } from "../../lib/share";
import { visit } from "../../services/content";
import { wordsOf } from "../i18n/words";

/** A promoter's page of the shop, as visitors see it. */
page(wordsOf("visit"), {
  data: { shop: { look: {}, featured: [] } as unknown as VisitedShop },

  async load({ number }) {
    const shop = await visit(Number(number));
    this.setData({ shop });
    void wx.setNavigationBarTitle({ title: shop.name });
  },
  openShop() {
    void wx.switchTab({ url: "/pages/category/category" });
  },
  onShareAppMessage() {
    const { name, number } = this.data.shop;
    return shareCard({ title: name, path: `/promote/visit/visit?number=${number}` });
  },
});
