import type { PosterData } from "../../../contracts/content.ts";
import { spoken } from "../../lib/language";
import { yuanSign } from "../../lib/money";
import { page } from "../../lib/page";
import { shareCard } from "../../lib/share";
import { sentenceOf } from "../../services/call";
import { posterData } from "../../services/content";
import { picture } from "../../services/qrcode";
import { wordsOf } from "../i18n/words";
import { askForAlbum } from "../lib/album";
import type { Canvas, Context } from "../lib/canvas";
import { canvasOf, fileOf, pictureOn, saveAll } from "../lib/pictures";
import { drawPoster, type PosterPictures } from "./draw";
import { layoutOf, POSTER, type TemplateId } from "./layouts";

const words = wordsOf("poster");

/** A poster of a product, or of the shop, with the promoter's own code. */
page(words, {
  data: {
    templates: [] as PosterData["templates"],
    template: "classic" as TemplateId,
    isBusy: false,
  },
  poster: null as PosterData | null,
  canvas: null as Canvas | null,
  pictures: null as PosterPictures | null,

  async load({ productId }) {
    const channel = spoken(words).channel;
    const [data, code] = await Promise.all([posterData(productId), picture({ channel })]);
    const canvas = await canvasOf(this, "poster", POSTER);
    const [product, drawnCode] = await Promise.all([
      pictureOn(canvas, data.product?.picture ?? data.look.background ?? data.brandLogo),
      pictureOn(canvas, `data:image/png;base64,${code.png}`),
    ]);
    if (drawnCode === null) throw new Error("the code is no picture");
    this.poster = data;
    this.canvas = canvas;
    this.pictures = { product, code: drawnCode };
    this.setData({ templates: data.templates });
    this.draw();
  },

  draw() {
    const { poster, canvas, pictures } = this;
    if (poster === null || canvas === null || pictures === null) return;
    const { hint, from } = spoken(words);
    const { product, look } = poster;
    const price =
      product === null ? "" : `${yuanSign(product.fromFen)}${product.isFrom ? from : ""}`;
    const context = canvas.getContext("2d") as Context;
    const layout = layoutOf(this.data.template, look.colour);
    drawPoster(context, layout, poster, pictures, { price, hint });
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ template: (currentTarget.dataset as { id: TemplateId }).id });
    this.draw();
  },

  async save() {
    const { canvas } = this;
    if (canvas === null) return;
    this.setData({ isBusy: true });
    try {
      const saved = await saveAll([await fileOf(canvas)], () => undefined);
      if (saved === 0) await askForAlbum();
      else void wx.showToast({ title: spoken(words).saved, icon: "success" });
    } catch (error) {
      void wx.showToast({ title: sentenceOf(error), icon: "none" });
    } finally {
      this.setData({ isBusy: false });
    }
  },

  onShareAppMessage() {
    const { poster } = this;
    const product = poster?.product ?? null;
    const path =
      product === null
        ? "/pages/index/index"
        : `/pages/product/product?productId=${product.productId}`;
    return shareCard({ title: product?.title ?? poster?.brandName ?? "", path });
  },
});
