import type { MineReply } from "../../../contracts/promoter.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { sentenceOf } from "../../services/call";
import { apply, mine } from "../../services/promoter";
import { renewSession } from "../../services/session";
import { wordsOf } from "../i18n/words";

const words = wordsOf("join");
/** How often the page looks whether staff said yes, in ms, and how many times. */
const LOOK_MS = 5_000;
const LOOKS_MAX = 60;

page(words, {
  data: {
    mine: { state: "none", joining: { terms: [] } } as unknown as MineReply,
    canAsk: false,
    age: "",
    hasAgreed: false,
    isBusy: false,
  },

  async load() {
    const shown = await mine();
    const { state, joining } = shown;
    this.setData({
      mine: shown,
      canAsk: state === "none" && joining.open,
      age: filled(spoken(words).age, { age: joining.minAge }),
    });
    if (state === "applied") this.lookAgain();
  },
  /** Somebody who waits on this page sees it when staff say yes. */
  lookAgain() {
    clearTimeout(this.timer);
    if (this.looks++ >= LOOKS_MAX) return;
    this.timer = setTimeout(() => void this.refresh(), LOOK_MS);
  },
  looks: 0,
  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  onUnload() {
    clearTimeout(this.timer);
  },

  agree({ detail }: WechatMiniprogram.CustomEvent<{ checked: boolean }>) {
    this.setData({ hasAgreed: detail.checked });
  },
  async ask() {
    const { ageNeeded, asked } = spoken(words);
    if (!this.data.hasAgreed) {
      void wx.showToast({ title: ageNeeded, icon: "none" });
      return;
    }
    this.setData({ isBusy: true });
    try {
      await apply();
      renewSession();
      void wx.showToast({ title: asked, icon: "none" });
      await this.refresh();
    } catch (error) {
      void wx.showModal({ content: sentenceOf(error), showCancel: false });
    } finally {
      this.setData({ isBusy: false });
    }
  },

  openPolicy() {
    const { plan } = this.data.mine;
    if (plan === null) return;
    const { planId, version } = plan;
    const query = `planId=${encodeURIComponent(planId)}&version=${version}`;
    void wx.navigateTo({ url: `/promote/policy/policy?${query}` });
  },
  openCenter() {
    void wx.redirectTo({ url: "/promote/center/center" });
  },
});
