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
    this.setData({ board: await ranking(this.data.period, this.data.by) });
  },
  turnPeriod({ detail }: WechatMiniprogram.CustomEvent<{ value: RankingReply["period"] }>) {
    this.setData({ period: detail.value });
    void this.refresh();
  },
  turnBy({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ by: (currentTarget.dataset as { value: RankingReply["by"] }).value });
    void this.refresh();
  },
});
