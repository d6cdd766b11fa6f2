import type { ClosingCheckReply } from "../../../contracts/account.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { cancelClosing, close, closingCheck, mine } from "../../services/account";
import { sentenceOf } from "../../services/call";
import { renewSession } from "../../services/session";
import { wordsOf } from "../i18n/words";

type Tap = WechatMiniprogram.TouchEvent<object, object, { page?: string }>;
const words = wordsOf("close");

page(words, {
  renewsOnReturn: true,
  data: {
    check: { obstacles: [] } as unknown as ClosingCheckReply,
    closing: "",
    wait: "",
    type: "",
    phrase: "",
    isBusy: false,
  },

  async load() {
    const [check, account] = await Promise.all([closingCheck(), mine()]);
    const t = spoken(words);
    const { untilMs, sentence } = account.closing;
    this.setData({
      check,
      closing: untilMs === null ? "" : sentence,
      wait: filled(t.wait, { days: check.waitDays }),
      type: filled(t.type, { phrase: check.phrase }),
    });
  },

  fill({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ phrase: detail.value.trim() });
  },
  go({ currentTarget }: Tap) {
    const { page: url } = currentTarget.dataset;
    if (url) void wx.navigateTo({ url });
  },
  close() {
    void this.change(() => close(this.data.phrase));
  },
  cancel() {
    void this.change(cancelClosing);
  },
  async change(doIt: () => Promise<unknown>) {
    this.setData({ isBusy: true });
    try {
      await doIt();
      renewSession();
      this.setData({ phrase: "" });
      await this.refresh();
    } catch (error) {
      void wx.showModal({ content: sentenceOf(error), showCancel: false });
      await this.refresh();
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
