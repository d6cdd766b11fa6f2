import type { ShownMaterial } from "../../../contracts/materials.ts";
import { endless, type ListState } from "../../lib/endless";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { sentenceOf } from "../../services/call";
import { forwarded, materials } from "../../services/content";
import { picture } from "../../services/qrcode";
import { wordsOf } from "../i18n/words";
import { askForAlbum } from "../lib/album";
import type { Context, Picture } from "../lib/canvas";
import { canvasOf, fileOf, pictureOn, saveAll } from "../lib/pictures";
import { drawStamped, stampedSize } from "./stamp";

const words = wordsOf("materials");
type Tap = WechatMiniprogram.TouchEvent<object, object, { index: number; at?: number }>;

page(words, {
  data: {
    rows: [] as readonly ShownMaterial[],
    listState: "more" as ListState,
    /** All that were seen so far; `tag` "" = all materials. */
    tags: [] as readonly string[],
    tag: "",
    advert: "",
    busyIndex: -1,
    progress: "",
  },
  list: undefined as ReturnType<typeof endless<ShownMaterial>> | undefined,
  mark: "",
  isPromoter: false,
  /** The code as base64, asked for once. */
  code: undefined as Promise<string> | undefined,

  async load({ productId }) {
    // One list for all tags, so that an answer for the tag before is thrown away.
    this.list ??= endless<ShownMaterial>(this, async (cursor) => {
      const { tag } = this.data;
      const filter = productId ? { productId } : tag === "" ? {} : { tag };
      const found = await materials({ ...filter, cursor });
      this.mark = found.advert.mark;
      this.isPromoter = found.isPromoter;
      const tags = found.materials.flatMap((material) => material.tags);
      this.setData({
        advert: found.advert.footer,
        // Of one product there are few: they need no filter.
        tags: productId ? [] : [...new Set([...this.data.tags, ...tags])],
      });
      return { rows: found.materials, next: found.next };
    });
    await this.list.first();
  },
  onReachBottom() {
    void this.list?.more();
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { tag } = currentTarget.dataset as { tag: string };
    if (tag === this.data.tag) return;
    this.setData({ tag, rows: [], listState: "loading", state: "loading" });
    void this.refresh();
  },

  look({ currentTarget }: Tap) {
    const { index, at = 0 } = currentTarget.dataset;
    const { pictures = [] } = this.data.rows[index] ?? {};
    const current = pictures[at] ?? "";
    wx.previewImage({ urls: [...pictures], current, fail: () => undefined });
  },
  copy({ currentTarget }: Tap) {
    const { index } = currentTarget.dataset;
    const row = this.data.rows[index];
    if (row === undefined) return;
    wx.setClipboardData({
      data: row.copyText,
      success: () => this.note(row.materialId, index),
      fail: () => void wx.showToast({ title: spoken(words).notCopied, icon: "none" }),
    });
  },

  async saveAll({ currentTarget }: Tap) {
    const { index } = currentTarget.dataset;
    const row = this.data.rows[index];
    if (row === undefined || this.data.busyIndex >= 0) return;
    const all = row.pictures.length;
    const t = spoken(words);
    const tell = (count: number) => this.setData({ progress: filled(t.progress, { count, all }) });
    this.setData({ busyIndex: index });
    tell(0);
    try {
      const files: string[] = [];
      for (const src of row.pictures) files.push(await this.stamped(src));
      const saved = await saveAll(files, tell);
      if (saved < all) {
        await askForAlbum();
        return;
      }
      const isCopied = await wx.setClipboardData({ data: row.copyText }).then(
        () => true,
        () => false,
      );
      void wx.showToast({ title: isCopied ? t.saved : t.savedOnly, icon: "none" });
      this.note(row.materialId, index);
    } catch (error) {
      void wx.showToast({ title: sentenceOf(error), icon: "none" });
    } finally {
      this.setData({ busyIndex: -1 });
    }
  },

  /** One picture with the promoter's code on it; visitors get it with 广告 only. */
  async stamped(src: string): Promise<string> {
    const canvas = await canvasOf(this, "stamp", { width: 1, height: 1 });
    const drawn = await pictureOn(canvas, src);
    if (drawn === null) throw new Error(`no picture ${src}`);
    const { width, height } = stampedSize(drawn);
    canvas.width = width;
    canvas.height = height;
    let code: Picture | null = null;
    if (this.isPromoter) {
      this.code ??= picture({ channel: spoken(words).channel }).then(({ png }) => png);
      code = await pictureOn(canvas, `data:image/png;base64,${await this.code}`);
    }
    drawStamped(canvas.getContext("2d") as Context, drawn, code, this.mark);
    return fileOf(canvas);
  },

  /** The brand counts who forwards what; nothing is lost if it does not hear of it. */
  note(materialId: string, index: number) {
    if (!this.isPromoter) return;
    void forwarded(materialId)
      .then(() => this.setData({ [`rows[${index}].isForwarded`]: true }))
      .catch(() => undefined);
  },
});
