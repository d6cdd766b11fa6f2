import type { ShownCard } from "../../../core/catalogue/card.ts";
import { wordsOf } from "../../i18n/words";
import { endless, type ListState } from "../../lib/endless";
import { filled } from "../../lib/language";
import { page } from "../../lib/page";
import { forgetSearches, noteSearch, searches } from "../../lib/searches";
import { sentenceOf } from "../../services/call";
import { list } from "../../services/catalogue";

type Tap = WechatMiniprogram.TouchEvent<object, object, { words?: string }>;

/** The longest search that the function takes. */
const WORDS_MAX = 50;

page(wordsOf("search"), {
  data: {
    wordsMax: WORDS_MAX,
    typed: "",
    /** What the results are of; "" = nothing was searched for yet. */
    words: "",
    history: [] as readonly string[],
    isLooking: false,
    failure: "",
    nothing: "",
    rows: [] as readonly ShownCard[],
    listState: "more" as ListState,
  },

  found: undefined as ReturnType<typeof endless<ShownCard>> | undefined,

  async load({ words }: { words?: string }) {
    this.found = endless<ShownCard>(this, async (cursor) => {
      const { cards, next } = await list({ search: this.data.words, cursor });
      return { rows: cards, next };
    });
    this.setData({ history: searches() });
    if (words !== undefined) await this.look(decodeURIComponent(words));
  },
  onReachBottom() {
    void this.found?.more();
  },

  typing({ detail }: WechatMiniprogram.Input) {
    this.setData({ typed: detail.value });
    if (detail.value.trim() === "") this.setData({ words: "", failure: "" });
  },
  go() {
    void this.look(this.data.typed);
  },
  again({ currentTarget }: Tap) {
    void this.look(currentTarget.dataset.words ?? "");
  },
  retry() {
    void this.look(this.data.words);
  },
  async look(typed: string) {
    const words = typed.trim().slice(0, WORDS_MAX);
    if (words === "") return;
    void wx.hideKeyboard({ fail: () => undefined });
    const nothing = filled(this.data.t.none, { words });
    this.setData({ typed: words, words, nothing, isLooking: true, failure: "" });
    this.setData({ history: noteSearch(words) });
    try {
      await this.found?.first();
      this.setData({ isLooking: false });
    } catch (error) {
      this.setData({ isLooking: false, failure: sentenceOf(error), rows: [] });
    }
  },
  empty() {
    this.setData({ typed: "", words: "", failure: "" });
  },
  forget() {
    forgetSearches();
    this.setData({ history: [] });
  },
  showAll() {
    getApp<{ category?: string }>().category = "";
    void wx.switchTab({ url: "/pages/category/category" });
  },
});
