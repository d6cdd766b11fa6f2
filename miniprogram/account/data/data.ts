import type { ExportSection } from "../../../contracts/account.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dateText } from "../../lib/time";
import { sentenceOf } from "../../services/call";
import { exportData } from "../../services/account";
import { wordsOf } from "../i18n/words";
import { together } from "./together";

const words = wordsOf("data");
/** More parts than anybody has: a loop that does not end would be a fault of ours. */
const PARTS_MAX = 2_000;
/** So many records of a list are shown; the copy has all. */
const SHOWN_MAX = 50;

page(words, {
  data: {
    isBusy: false,
    progress: "",
    fault: "",
    openIndex: -1,
    sections: [] as readonly ReturnType<typeof shownSection>[],
  },
  whole: [] as readonly ExportSection[],

  async read() {
    this.setData({ isBusy: true, fault: "", progress: "", sections: [], openIndex: -1 });
    try {
      const parts: (readonly ExportSection[])[] = [];
      let cursor: string | null = "";
      while (cursor !== null && parts.length < PARTS_MAX) {
        const part: Awaited<ReturnType<typeof exportData>> = await exportData(cursor);
        parts.push(part.sections);
        cursor = part.nextCursor;
        this.setData({ progress: filled(spoken(words).progress, { parts: parts.length }) });
      }
      this.whole = together(parts);
      this.setData({ sections: this.whole.map(shownSection), progress: spoken(words).done });
    } catch (error) {
      this.setData({ fault: sentenceOf(error), progress: "" });
    } finally {
      this.setData({ isBusy: false });
    }
  },

  toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.setData({ openIndex: this.data.openIndex === index ? -1 : index });
  },
  copy() {
    const data = JSON.stringify(this.whole, null, 2);
    wx.setClipboardData({ data, fail: () => this.setData({ fault: spoken(words).copyFailed }) });
  },
  /** As a file, to a chat of his own. */
  share() {
    const name = `${spoken(words).file}-${dateText(Date.now())}.json`;
    const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
    wx.getFileSystemManager().writeFile({
      filePath,
      data: JSON.stringify(this.whole, null, 2),
      encoding: "utf8",
      success: () => {
        wx.shareFileMessage({
          filePath,
          fileName: name,
          fail: ({ errMsg }) => {
            // Whoever closes WeChat's list of chats wants nothing more.
            if (!errMsg.includes("cancel")) this.setData({ fault: spoken(words).shareFailed });
          },
        });
      },
      fail: () => this.setData({ fault: spoken(words).shareFailed }),
    });
  },
});

function shownSection({ title, rows }: ExportSection) {
  const t = spoken(words);
  const lines = rows
    .slice(0, SHOWN_MAX)
    .map((row) => Object.entries(row).map(([name, value]) => `${name}: ${String(value)}`));
  const left = rows.length - lines.length;
  return {
    title,
    count: filled(t.count, { count: rows.length }),
    rows: lines,
    more: left > 0 ? filled(t.more, { count: left }) : "",
  };
}
