import { tellEntry } from "../../lib/entry";
import { spoken } from "../../lib/language";
import { agree } from "../../services/account";
import { sentenceOf } from "../../services/call";
import { renewSession, session } from "../../services/session";
import { words } from "./words";

/** Whether it was put off in this visit: it is not asked on every page again. */
let isPutOff = false;

/** Asks once for consent to the privacy notice, on the pages that people land on. Refusing closes it, and the shop works on. */
Component({
  data: { t: spoken(words), isOpen: false, isBusy: false, version: 0 },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
      void this.look();
    },
  },
  methods: {
    async look() {
      if (isPutOff) return;
      try {
        const { hasAgreed, noticeVersion: version } = await session();
        this.setData({ isOpen: !hasAgreed && !isPutOff, version });
      } catch {
        // The page itself says what is wrong; this question can wait for the next visit.
      }
    },
    read() {
      void wx.navigateTo({ url: "/account/privacy/privacy" });
    },
    later() {
      isPutOff = true;
      this.setData({ isOpen: false });
    },
    async agree() {
      this.setData({ isBusy: true });
      try {
        await agree(this.data.version);
        this.setData({ isOpen: false });
        renewSession();
        await tellEntry();
      } catch (error) {
        void wx.showToast({ title: sentenceOf(error), icon: "none" });
      } finally {
        this.setData({ isBusy: false });
      }
    },
  },
});
