import type { LevelReply } from "../../../contracts/promoter.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dayText } from "../../lib/time";
import { level } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

const words = wordsOf("level");

page(words, {
  data: {
    page: { levels: [], next: null } as unknown as LevelReply,
    coming: "",
    next: "",
  },

  async load() {
    const shown = await level();
    const { coming, next } = shown;
    const t = spoken(words);
    this.setData({
      page: shown,
      coming:
        coming === null
          ? ""
          : filled(t.coming, { level: coming.level, day: dayText(coming.fromMs) }),
      next: next === null ? "" : filled(t.next, { level: next.name }),
    });
  },
  openCenter() {
    void wx.navigateTo({ url: "/promote/center/center" });
  },
});
