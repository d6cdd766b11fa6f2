import type { NoticeReply } from "../../../contracts/account.ts";
import { tellEntry } from "../../lib/entry";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { agree, mine, notice, withdrawConsent } from "../../services/account";
import { sentenceOf } from "../../services/call";
import { renewSession } from "../../services/session";
import { wordsOf } from "../i18n/words";

const words = wordsOf("privacy");

page(words, {
  data: {
    name: "",
    version: "",
    sections: [] as NoticeReply["sections"],
    mustAsk: false,
    isBusy: false,
  },

  async load() {
    const [text, account] = await Promise.all([notice(), mine()]);
    this.setData({
      name: text.title,
      version: filled(spoken(words).version, { version: text.version }),
      sections: text.sections,
      mustAsk: account.notice.mustAsk,
    });
    this.version = text.version;
  },
  version: 0,

  async agree() {
    await this.change(() => agree(this.version));
    await tellEntry();
  },
  async askWithdraw() {
    const { withdrawAsk, withdrawYes, withdrawNo } = spoken(words);
    const { confirm } = await wx.showModal({
      ...{ content: withdrawAsk, confirmText: withdrawYes, cancelText: withdrawNo },
    });
    if (confirm && !this.data.isBusy) await this.change(withdrawConsent);
  },
  async change(doIt: () => Promise<unknown>) {
    this.setData({ isBusy: true });
    try {
      await doIt();
      renewSession();
      void wx.showToast({ title: spoken(words).done, icon: "none" });
      await this.refresh();
    } catch (error) {
      void wx.showModal({ content: sentenceOf(error), showCancel: false });
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
