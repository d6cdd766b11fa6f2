import type { AskRequest, OptionsReply } from "../../../contracts/aftersales.ts";
import type { Asked } from "../../../contracts/message.ts";
import { newId } from "../../lib/ids";
import { page } from "../../lib/page";
import { dayText } from "../../lib/time";
import { filled } from "../../lib/language";
import { ask, options } from "../../services/aftersales";
import { wordsOf } from "../i18n/words";
import { askConsent, templatesFor } from "../../lib/consent";
import { tell, tellProblem } from "../lib/dialogs";
import {
  amountProblem,
  askedLines,
  type Kind,
  kindsOf,
  type Row,
  rowsFor,
  withPieces,
} from "./rows";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { index: number }>;
type Counted = WechatMiniprogram.CustomEvent<{ count: number }, object, { index: number }>;

const PICTURES_MAX = 6;

page(wordsOf("aftersales"), {
  data: {
    blocked: "",
    until: "",
    kinds: [] as ReturnType<typeof kindsOf>,
    kind: "" as Kind | "",
    reasons: [] as OptionsReply["reasons"],
    reason: "" as AskRequest["reason"] | "",
    rows: [] as readonly Row[],
    text: "",
    /** Pictures on the phone. */
    pictures: [] as readonly string[],
    picturesMax: PICTURES_MAX,
    missing: { kind: "", rows: "", reason: "" },
    isBusy: false,
  },

  /** One for each wish: the same one again is the same after-sales. */
  id: "",
  /** Where each picture was put, so that a second try sends none twice. */
  uploaded: {} as Record<string, string>,
  lines: [] as OptionsReply["lines"],
  templates: [] as Asked["templates"],

  async load({ orderId = "" }) {
    this.id ||= newId();
    const reply = await options(orderId);
    const kinds = kindsOf(reply.lines);
    const { t } = this.data;
    this.lines = reply.lines;
    this.setData({
      blocked: reply.message ?? (reply.left === 0 || kinds.length === 0 ? t.nothing : ""),
      until: reply.untilMs === null ? "" : filled(t.until, { day: dayText(reply.untilMs) }),
      reasons: reply.reasons,
      kinds,
    });
    const [only] = kinds;
    if (kinds.length === 1 && only !== undefined) this.takeKind(only.kind);
    this.templates = await templatesFor("afterSales");
  },

  chooseKind({ currentTarget }: Tap<{ kind: Kind }>) {
    this.takeKind(currentTarget.dataset.kind);
  },
  takeKind(kind: Kind) {
    this.setData({ kind, rows: rowsFor(this.lines, kind), "missing.kind": "" } as object);
  },
  chooseLine({ currentTarget }: Tap<{ index: number }>) {
    const { index } = currentTarget.dataset;
    const row = this.data.rows[index];
    if (row === undefined || row.most === 0) return;
    this.setRow(index, { ...row, isChosen: !row.isChosen });
    this.setData({ "missing.rows": "" } as object);
  },
  changePieces({ currentTarget, detail }: Counted) {
    const { index } = currentTarget.dataset;
    const { rows, kind } = this.data;
    const row = rows[index];
    if (row !== undefined && kind !== "") this.setRow(index, withPieces(row, detail.count, kind));
  },
  typeAmount({ currentTarget, detail }: Typed) {
    const { index } = currentTarget.dataset;
    const row = this.data.rows[index];
    if (row === undefined) return;
    const typed = detail.value.trim();
    const problem = amountProblem({ ...row, typed });
    this.setRow(index, { ...row, typed, problem: problem && this.data.t.amounts[problem] });
  },
  setRow(index: number, row: Row) {
    this.setData({ [`rows[${index}]`]: row } as object);
  },
  chooseReason({ currentTarget }: Tap<{ id: AskRequest["reason"] }>) {
    this.setData({ reason: currentTarget.dataset.id, "missing.reason": "" } as object);
  },
  typeText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ text: detail.value });
  },

  async addPictures() {
    const { pictures } = this.data;
    const chosen = await wx
      .chooseMedia({
        count: PICTURES_MAX - pictures.length,
        mediaType: ["image"],
        sizeType: ["compressed"],
      })
      .catch(() => null); // WeChat's word for closing it.
    if (chosen === null) return;
    const added = chosen.tempFiles.map(({ tempFilePath }) => tempFilePath);
    this.setData({ pictures: [...pictures, ...added].slice(0, PICTURES_MAX) });
  },
  removePicture({ currentTarget }: Tap<{ index: number }>) {
    const { index } = currentTarget.dataset;
    this.setData({ pictures: this.data.pictures.filter((_, at) => at !== index) });
  },
  showPicture({ currentTarget }: Tap<{ index: number }>) {
    const { pictures } = this.data;
    const current = pictures[currentTarget.dataset.index] ?? "";
    void wx.previewImage({ urls: [...pictures], current });
  },
  openCase({ currentTarget }: Tap<{ id: string }>) {
    const { orderId = "" } = this.query;
    void wx.navigateTo({
      url: `/trade/case/case?orderId=${orderId}&id=${currentTarget.dataset.id}`,
    });
  },
  openOrder() {
    void wx.redirectTo({ url: `/trade/order/order?orderId=${this.query.orderId ?? ""}` });
  },

  isComplete(): boolean {
    const { kind, rows, reason, t } = this.data;
    const missing = {
      kind: kind === "" ? t.noKind : "",
      rows: rows.some(({ isChosen }) => isChosen) ? "" : t.noLine,
      reason: reason === "" ? t.noReason : "",
    };
    this.setData({ missing });
    const first = Object.values(missing).find((each) => each !== "");
    if (first !== undefined) void tell(first);
    return first === undefined && rows.every((row) => !row.isChosen || row.problem === "");
  },
  async submit() {
    const { kind, rows, reason, text, isBusy } = this.data;
    if (isBusy || !this.isComplete() || kind === "" || reason === "") return;
    this.setData({ isBusy: true });
    try {
      await askConsent(this.templates);
      const { orderId = "" } = this.query;
      const lines = askedLines(rows, kind);
      const pictures = await this.upload(orderId);
      await ask({ orderId, id: this.id, kind, lines, reason, text, pictures });
      await wx.redirectTo({ url: `/trade/case/case?orderId=${orderId}&id=${this.id}` });
    } catch (error) {
      await tellProblem(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async upload(orderId: string): Promise<string[]> {
    const { pictures } = this.data;
    for (const filePath of pictures) {
      if (this.uploaded[filePath] !== undefined) continue;
      const ending = /\.(\w{1,5})$/.exec(filePath)?.[1] ?? "jpg";
      const cloudPath = `aftersales/${orderId}/${newId()}.${ending}`;
      const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath });
      this.uploaded[filePath] = fileID;
    }
    return pictures.flatMap((filePath) => this.uploaded[filePath] ?? []);
  },
});
