import type { RankingReply } from "../../../contracts/promoter.ts";
import { spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { ranking } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

const words = wordsOf("ranking");
const PERIODS = ["week", "month", "lastMonth"] as const;
const WAYS = ["sales", "fans"] as const;

page(words, {
  data: {
    period: "month" as RankingReply["period"],
    by: "sales" as RankingReply["by"],
    periods: [] as readonly { value: string; label: string }[],
    ways: [] as readonly { value: string; label: string }[],
    board: { top: [], own: {} } as unknown as RankingReply,
  },

  async load() {
    const t = spoken(words);
    this.setData({
      periods: PERIODS.map((value) => ({ value, label: t.periods[value] })),
      ways: WAYS.map((value) => ({ value, label: t.ways[value] })),
    });
    const { period, by } = this.data;
    const board = await ranking(period, by);
    // An answer for what was chosen before is not shown.
    if (period === this.data.period && by === this.data.by) this.setData({ board });
  },
  turnPeriod({ detail }: WechatMiniprogram.CustomEvent<{ value: RankingReply["period"] }>) {
    this.setData({ period: detail.value, state: "loading" });
    void this.refresh();
  },
  turnBy({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { value: by } = currentTarget.dataset as { value: RankingReply["by"] };
    if (by === this.data.by) return;
    this.setData({ by, state: "loading" });
    void this.refresh();
  },
});
