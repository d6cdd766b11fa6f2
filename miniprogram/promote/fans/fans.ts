import type { FanRow } from "../../../contracts/promoter.ts";
import { endless, type ListState } from "../../lib/endless";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { fans } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

const words = wordsOf("fans");
type Tab = "all" | "now" | "bought" | "ended";
type Row = { label: string; source: string; sentence: string; bought: string };
const FILTERS: Readonly<Record<Tab, Parameters<typeof fans>[0]>> = {
  all: {},
  now: { bound: "now" },
  bought: { bought: true },
  ended: { bound: "ended" },
};

page(words, {
  data: {
    tab: "all" as Tab,
    tabs: [] as readonly { value: Tab; label: string }[],
    rows: [] as readonly Row[],
    listState: "more" as ListState,
  },
  list: undefined as ReturnType<typeof endless<Row>> | undefined,

  async load() {
    const t = spoken(words);
    const tabs = (["all", "now", "bought", "ended"] as const).map((value) => ({
      ...{ value, label: t.tabs[value] },
    }));
    this.setData({ tabs });
    // One list for all tabs, so that an answer for the tab before is thrown away.
    this.list ??= endless<Row>(this, async (cursor) => {
      const found = await fans({ ...FILTERS[this.data.tab], cursor });
      return { rows: found.fans.map(rowOf), next: found.nextCursor };
    });
    await this.list.first();
    void this.list.fill();
  },
  onReachBottom() {
    void this.list?.more();
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ value: Tab }>) {
    this.setData({ tab: detail.value, rows: [], listState: "loading", state: "loading" });
    void this.refresh();
  },
  openPoster() {
    void wx.navigateTo({ url: "/promote/poster/poster" });
  },
});

function rowOf({ label, sentence, channel, orders, lastOrderDay }: FanRow): Row {
  const t = spoken(words);
  const bought = orders === 0 ? t.notBought : filled(t.bought, { orders, day: lastOrderDay ?? "" });
  return { label, sentence, bought, source: channel ?? t.noChannel };
}
