import type { StatementEntry } from "../../../core/wallet/monthStatement.ts";
import { endless, type ListState } from "../../lib/endless";
import { spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dateText, whenText } from "../../lib/time";
import { statement } from "../../services/withdraw";
import { wordsOf } from "../i18n/words";

type Row = {
  seq: number;
  text: string;
  when: string;
  /** What it did to what is available; where nothing, what moved on its way. */
  fen: number;
  changesAvailable: boolean;
};
const words = wordsOf("statement");
const PAGE = 50;

page(words, {
  data: {
    month: thisMonth(),
    isNow: true,
    sums: [] as readonly { name: string; fen: number }[],
    rows: [] as readonly Row[],
    listState: "more" as ListState,
  },
  entries: undefined as ReturnType<typeof endless<Row>> | undefined,

  async load() {
    const { month } = this.data;
    this.entries = endless<Row>(this, async (cursor) => {
      const afterSeq = cursor === "" ? 0 : Number(cursor);
      const { opening, closing, totals, entries, nextAfterSeq } = await statement({
        ...{ month, afterSeq, limit: PAGE },
      });
      const t = spoken(words);
      const sums = [
        { name: t.opening, fen: opening.availableFen },
        { name: t.matured, fen: totals.maturedFen },
        { name: t.paid, fen: totals.paidFen },
        { name: t.tax, fen: totals.taxFen },
        { name: t.closing, fen: closing.availableFen },
      ];
      if (cursor === "") this.setData({ sums });
      return {
        rows: entries.map(rowOf),
        next: nextAfterSeq === null ? null : String(nextAfterSeq),
      };
    });
    await this.entries.first();
  },
  onReachBottom() {
    void this.entries?.more();
  },

  previous() {
    this.go(-1);
  },
  next() {
    if (!this.data.isNow) this.go(1);
  },
  go(months: number) {
    const [year = 0, month = 0] = this.data.month.split("-").map(Number);
    const count = year * 12 + month - 1 + months;
    const text = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
    this.setData({ month: text, isNow: text >= thisMonth(), state: "loading" });
    void this.refresh();
  },
});

function thisMonth(): string {
  return dateText(Date.now()).slice(0, 7);
}

const rowOf = ({ seq, text, atMs, amountFen, change }: StatementEntry): Row => {
  const { availableFen } = change;
  const changesAvailable = availableFen !== 0;
  const fen = changesAvailable ? availableFen : amountFen;
  return { ...{ seq, text, fen, changesAvailable }, when: whenText(atMs) };
};
