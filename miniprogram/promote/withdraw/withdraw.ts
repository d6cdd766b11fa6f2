import type { QuoteReply } from "../../../contracts/withdraw.ts";
import { askConsent, templatesFor } from "../../lib/consent";
import { newId } from "../../lib/ids";
import { filled, spoken } from "../../lib/language";
import { fenOf, yuan, yuanSign } from "../../lib/money";
import { page } from "../../lib/page";
import { CallError, sentenceOf } from "../../services/call";
import { submitIdentity } from "../../services/tax";
import { quote, request } from "../../services/withdraw";
import { wordsOf } from "../i18n/words";

const words = wordsOf("withdraw");
/** After so long without a key the amount is asked about. */
const PAUSE_MS = 300;

page(words, {
  data: {
    typed: "",
    quote: null as QuoteReply | null,
    fault: "",
    available: "",
    limits: "",
    canAsk: false,
    askText: "",
    needsIdentity: false,
    /** There is less than may be asked for: then a form would only refuse. Says what there is; "" = there is enough. */
    tooLittle: "",
    isBusy: false,
    name: "",
    idNumber: "",
    nameFault: "",
    numberFault: "",
    hasConsented: false,
    isSaving: false,
  },

  /** Made once for an amount, so that asking again after a lost answer is the same withdrawal. */
  withdrawalId: "",
  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  turn: 0,
  templates: [] as Awaited<ReturnType<typeof templatesFor>>,

  async load() {
    const [reply, templates] = await Promise.all([quote(), templatesFor("wallet")]);
    this.templates = templates;
    const { availableFen, minimumFen } = reply;
    const tooLittle = availableFen < 0 ? "owing" : availableFen === 0 ? "nothing" : "little";
    const amounts = { amount: yuanSign(availableFen), least: yuanSign(minimumFen) };
    this.setData({
      tooLittle:
        availableFen > 0 && availableFen >= minimumFen
          ? ""
          : filled(spoken(words)[tooLittle], amounts),
    });
    this.take(reply);
  },

  take(reply: QuoteReply) {
    const t = spoken(words);
    const { availableFen, minimumFen, maximumFen, amountFen, refusal, message, netFen } = reply;
    this.withdrawalId = newId();
    this.setData({
      quote: reply,
      typed: yuan(amountFen).replace(/,/g, ""),
      fault: message ?? "",
      available: filled(t.available, { amount: yuanSign(availableFen) }),
      limits: filled(t.limits, { least: yuanSign(minimumFen), most: yuanSign(maximumFen) }),
      canAsk: refusal === null,
      askText: refusal === null ? filled(t.ask, { amount: yuanSign(netFen) }) : t.askPlain,
      // Whoever is too young gives nothing again: the sentence says why.
      needsIdentity: refusal?.code === "identity_required",
    });
  },

  type({ detail }: WechatMiniprogram.Input) {
    clearTimeout(this.timer);
    const amountFen = fenOf(detail.value);
    this.turn += 1;
    this.setData({ typed: detail.value, canAsk: false, askText: spoken(words).askPlain });
    if (amountFen === null) {
      this.setData({ quote: null, fault: detail.value === "" ? "" : spoken(words).typed });
      return;
    }
    this.timer = setTimeout(() => void this.askAbout(amountFen), PAUSE_MS);
  },

  /** An answer that comes after another key is not shown. What was typed stays as it was typed. */
  async askAbout(amountFen: number) {
    const { turn, data } = this;
    const { typed } = data;
    try {
      const reply = await quote(amountFen);
      if (turn !== this.turn) return;
      this.take(reply);
      this.setData({ typed });
    } catch (error) {
      if (turn === this.turn) this.setData({ quote: null, fault: sentenceOf(error) });
    }
  },

  async takeAll() {
    this.turn += 1;
    clearTimeout(this.timer);
    await this.refresh();
  },

  async ask() {
    const { quote: asked } = this.data;
    if (asked === null || this.data.isBusy) return;
    this.setData({ isBusy: true });
    // WeChat opens its question only right after a tap.
    await askConsent(this.templates);
    const { withdrawalId } = this;
    try {
      await request({ withdrawalId, amountFen: asked.amountFen });
      await wx.redirectTo({ url: `/promote/withdrawal/withdrawal?id=${withdrawalId}` });
    } catch (error) {
      // What was refused is another wish next time; what is not known keeps its id.
      if (error instanceof CallError && error.isRefusal) await this.refresh();
      this.setData({ fault: sentenceOf(error) });
    } finally {
      this.setData({ isBusy: false });
    }
  },

  openForecast() {
    void wx.redirectTo({ url: "/promote/forecast/forecast" });
  },

  fill({ detail, currentTarget }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: "name" | "idNumber" };
    this.setData(
      field === "name"
        ? { name: detail.value, nameFault: "" }
        : { idNumber: detail.value, numberFault: "" },
    );
  },
  consent({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    this.setData({ hasConsented: detail.checked });
  },
  async saveIdentity() {
    const t = spoken(words);
    const { name, idNumber, hasConsented, isSaving } = this.data;
    if (isSaving) return;
    if (!hasConsented) {
      void wx.showToast({ title: t.consentNeeded, icon: "none" });
      return;
    }
    const nameFault = name.trim().length < 2 ? t.nameFault : "";
    const numberFault = /^\d{17}[\dXx]$/.test(idNumber.trim()) ? "" : t.numberFault;
    this.setData({ nameFault, numberFault });
    if (nameFault !== "" || numberFault !== "") return;
    this.setData({ isSaving: true });
    try {
      await submitIdentity({ name: name.trim(), idNumber: idNumber.trim() });
      void wx.showToast({ title: t.saved, icon: "none" });
      await this.refresh();
    } catch (error) {
      this.setData({ numberFault: sentenceOf(error) });
    } finally {
      this.setData({ isSaving: false });
    }
  },
});
