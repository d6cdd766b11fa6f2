import type { ShownCard } from "../../../core/catalogue/card.ts";
import { page } from "../../lib/page";
import { home } from "../../services/catalogue";
import { myShop } from "../../services/content";
import { issue } from "../../services/qrcode";
import { wordsOf } from "../i18n/words";

const OWN = "own";
/** After so long without a key the channel's code is asked for. */
const PAUSE_MS = 400;

/** Cards and paths with the promoter's own code, one for each channel where he posts them. */
page(wordsOf("share"), {
  data: {
    products: [] as readonly ShownCard[],
    /** "" = the shop; `own` = his own page of it. */
    productId: "",
    channel: "",
    card: { title: "", imageUrl: "" },
    path: "",
  },
  shop: { title: "", imageUrl: "" },
  own: { title: "", imageUrl: "" },
  number: 0,
  code: "",
  timer: undefined as ReturnType<typeof setTimeout> | undefined,

  async load({ productId = "" }) {
    const [shop, own, { code }] = await Promise.all([home(), myShop(), issue()]);
    const { banners, logo, products } = shop;
    this.shop = { title: shop.name, imageUrl: banners[0]?.picture ?? logo ?? "" };
    const { background, logo: ownLogo } = own.look;
    this.own = { title: own.shownName, imageUrl: background ?? ownLogo ?? "" };
    this.number = own.number;
    this.code = code;
    this.setData({ products: products.cards, productId });
    this.show();
  },

  show() {
    const { productId, products } = this.data;
    const product = products.find((one) => one.productId === productId);
    const plain = productId === OWN ? this.own : this.shop;
    const card = product ? { title: product.title, imageUrl: product.cover ?? "" } : plain;
    this.setData({ card, path: this.pathNow() });
  },
  pathNow(): string {
    const { productId } = this.data;
    const scene = `scene=${encodeURIComponent(this.code)}`;
    if (productId === "") return `pages/index/index?${scene}`;
    if (productId === OWN) return `promote/visit/visit?number=${this.number}&${scene}`;
    return `pages/product/product?productId=${productId}&${scene}`;
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ productId: (currentTarget.dataset as { id: string }).id });
    this.show();
  },
  fill({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const channel = detail.value.trim();
    this.setData({ channel });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.renew(channel), PAUSE_MS);
  },
  async renew(channel: string) {
    const own = await issue(channel === "" ? {} : { channel }).catch(() => null);
    // Until the new one is there the old one serves: both are his.
    if (own === null || channel !== this.data.channel) return;
    this.code = own.code;
    this.show();
  },

  copy() {
    // WeChat says itself that it was copied, or that the person did not let it.
    wx.setClipboardData({ data: this.data.path, fail: () => undefined });
  },
  openPoster() {
    const { productId } = this.data;
    const isProduct = productId !== "" && productId !== OWN;
    const query = isProduct ? `?productId=${productId}` : "";
    void wx.navigateTo({ url: `/promote/poster/poster${query}` });
  },
  onShareAppMessage() {
    const { title, imageUrl } = this.data.card;
    const path = `/${this.pathNow()}`;
    return { title, path, ...(imageUrl === "" ? {} : { imageUrl }) };
  },
});
