import type { OptionsReply, SendBackRequest } from "../../../contracts/aftersales.ts";
import type { AfterSalesShown } from "../../../core/purchase/afterSalesShown.ts";
import { filled } from "../../lib/language";
import { page } from "../../lib/page";
import { dayText, momentText } from "../../lib/time";
import { confirmExchange, options, sendBack, show, withdraw } from "../../services/aftersales";
import { wordsOf } from "../i18n/words";
import { isConfirmed, tell, tellProblem } from "../lib/dialogs";
import { trackingProblem } from "../lib/forms";
import { type Stop, waitsFor, wayOf } from "./way";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;

page(wordsOf("case"), {
  data: {
    one: null as AfterSalesShown | null,
    way: [] as readonly Stop[],
    askedAt: "",
    /** Until when who must act, in words. */
    due: "",
    may: { withdraw: false, sendBack: false, confirm: false },
    carriers: [] as OptionsReply["carriers"],
    carrierNames: [] as readonly string[],
    carrier: -1,
    tracking: "",
    carrierProblem: "",
    trackingProblem: "",
    isSending: false,
    isBusy: false,
  },

  async load() {
    this.put(await show(this.named()));
  },
  named() {
    const { orderId = "", id = "" } = this.query;
    return { orderId, id };
  },
  put(one: AfterSalesShown) {
    const { t } = this.data;
    const waits = waitsFor(one);
    const day = one.dueAtMs === null ? "" : dayText(one.dueAtMs);
    this.setData({
      one,
      way: wayOf(one),
      askedAt: momentText(one.askedAtMs),
      due: one.isOverdue
        ? t.overdue
        : one.dueAtMs === null || waits === "nobody"
          ? ""
          : filled(one.state === "reshipped" ? t.dueExchange : t.dues[waits], { day }),
      may: {
        withdraw: one.may.includes("withdraw"),
        sendBack: one.may.includes("sendBack"),
        confirm: one.may.includes("confirm"),
      },
    });
  },

  async run(doing: () => Promise<AfterSalesShown>, said: string) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      this.put(await doing());
      this.setData({ isSending: false });
      await tell(said);
    } catch (error) {
      await tellProblem(error);
      await this.refresh();
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async withdraw() {
    const { t } = this.data;
    if (await isConfirmed(t.withdrawSure, { yes: t.withdrawYes })) {
      await this.run(() => withdraw(this.named()), t.withdrawn);
    }
  },
  async confirm() {
    const { t } = this.data;
    if (await isConfirmed(t.confirmSure, { yes: t.confirmYes })) {
      await this.run(() => confirmExchange(this.named()), t.confirmed);
    }
  },

  async openSending() {
    try {
      if (this.data.carriers.length === 0) {
        const { carriers } = await options(this.named().orderId);
        this.setData({ carriers, carrierNames: carriers.map(({ name }) => name) });
      }
      this.setData({ isSending: true, carrierProblem: "", trackingProblem: "" });
    } catch (error) {
      await tellProblem(error);
    }
  },
  closeSending() {
    this.setData({ isSending: false });
  },
  chooseCarrier({ detail }: WechatMiniprogram.PickerChange) {
    this.setData({ carrier: Number(detail.value), carrierProblem: "" });
  },
  typeTracking({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ tracking: detail.value.trim(), trackingProblem: "" });
  },
  async scan() {
    const found = await wx.scanCode({ scanType: ["barCode", "qrCode"] }).catch(() => null);
    if (found !== null) this.setData({ tracking: found.result.trim(), trackingProblem: "" });
  },
  async send() {
    const { carriers, carrier, tracking, t } = this.data;
    const chosen = carriers[carrier];
    const problems = {
      carrierProblem: chosen === undefined ? t.noCarrier : "",
      trackingProblem: trackingProblem(tracking) === "" ? "" : t.badTracking,
    };
    this.setData(problems);
    if (chosen === undefined || problems.trackingProblem !== "") return;
    const code = chosen.code as SendBackRequest["carrier"]; // The function's own list.
    const request = { ...this.named(), carrier: code, trackingNumber: tracking };
    await this.run(() => sendBack(request), t.sent);
  },

  copy({ currentTarget }: Tap<{ text: string }>) {
    void wx.setClipboardData({ data: currentTarget.dataset.text });
  },
  showPicture({ currentTarget }: Tap<{ index: number }>) {
    const { one } = this.data;
    if (one === null) return;
    const current = one.pictures[currentTarget.dataset.index] ?? "";
    void wx.previewImage({ urls: [...one.pictures], current });
  },
  openOrder() {
    void wx.navigateTo({ url: `/trade/order/order?orderId=${this.named().orderId}` });
  },
  openContact() {
    void wx.navigateTo({ url: "/account/contact/contact" });
  },
});
