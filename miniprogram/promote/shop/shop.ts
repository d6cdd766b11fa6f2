import type { MyShop } from "../../../contracts/content.ts";
import type { ShownCard } from "../../../core/catalogue/card.ts";
import { endless, type ListState } from "../../lib/endless";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { sentenceOf } from "../../services/call";
import { list } from "../../services/catalogue";
import { myShop, saveMyShop } from "../../services/content";
import { wordsOf } from "../i18n/words";

const words = wordsOf("shop");
const FEATURED_MAX = 20;
/** `place`: from 1, where it stands on the page; 0 = it does not. */
type Choice = ShownCard & { readonly place: number };

page(words, {
  data: {
    shop: { backgrounds: [], logos: [] } as unknown as MyShop,
    name: "",
    slogan: "",
    backgroundId: null as string | null,
    logoId: null as string | null,
    rows: [] as readonly ShownCard[],
    products: [] as readonly Choice[],
    listState: "more" as ListState,
    count: "",
    fault: "",
    isBusy: false,
  },
  featured: [] as readonly string[],
  list: undefined as ReturnType<typeof endless<ShownCard>> | undefined,

  async load() {
    const shop = await myShop();
    const { name, slogan, backgroundId, logoId, featured } = shop;
    this.featured = featured.map(({ productId }) => productId);
    this.setData({ shop, name, slogan, backgroundId, logoId });
    this.list = endless<ShownCard>(this, async (cursor) => {
      const { cards, next } = await list({ cursor });
      return { rows: cards, next };
    });
    await this.list.first();
    this.mark();
  },
  async onReachBottom() {
    await this.list?.more();
    this.mark();
  },

  /** What is chosen, with its number in the order of the page. */
  mark() {
    this.setData({
      products: this.data.rows.map((card) => ({
        ...card,
        place: this.featured.indexOf(card.productId) + 1,
      })),
      count: filled(spoken(words).count, { count: this.featured.length, most: FEATURED_MAX }),
    });
  },
  toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const card = this.data.products[(currentTarget.dataset as { index: number }).index];
    if (card === undefined) return;
    if (card.place === 0 && this.featured.length >= FEATURED_MAX) {
      void wx.showToast({ title: spoken(words).enough, icon: "none" });
      return;
    }
    const { productId, place } = card;
    this.featured =
      place === 0 ? [...this.featured, productId] : this.featured.filter((id) => id !== productId);
    this.mark();
  },
  fill({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: "name" | "slogan" };
    this.setData({ [field]: detail.value, fault: "" });
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, kind } = currentTarget.dataset as { id: string; kind: string };
    this.setData({ [kind]: id === "" ? null : id });
  },

  async save() {
    const { name, slogan, backgroundId, logoId } = this.data;
    this.setData({ isBusy: true, fault: "" });
    try {
      const shop = await saveMyShop({
        ...{ name: name.trim(), slogan: slogan.trim(), backgroundId, logoId },
        featured: [...this.featured],
      });
      this.setData({ shop });
      void wx.showToast({ title: spoken(words).saved, icon: "success" });
    } catch (error) {
      const fault = sentenceOf(error);
      this.setData({ fault });
      void wx.pageScrollTo({ scrollTop: 0 });
    } finally {
      this.setData({ isBusy: false });
    }
  },
  preview() {
    void wx.navigateTo({ url: `/promote/visit/visit?number=${this.data.shop.number}` });
  },
});
