import { yuan } from "#core/explain/amounts.ts";
import { type Fen, sumFen } from "#core/money.ts";
import { dayText } from "#core/promoter/words.ts";
import { chinaDay } from "#core/time.ts";

/** What becomes available on one day in China, if nothing is refunded. */
export type ComingDay = {
  /** `2026-03-03`. */
  readonly day: string;
  /** Below zero: a refund takes back. */
  readonly amountFen: Fen;
  /** How many parts of orders it comes from. */
  readonly parts: number;
  /** `12.30 元将于 3月3日到账，如果没有退款`. */
  readonly sentence: string;
};

export type Coming = {
  /** The earliest first; days without anything are left out. */
  readonly days: readonly ComingDay[];
  /** What comes after these days. */
  readonly laterFen: Fen;
  /** What waits for a hold to end; it has no day. */
  readonly heldFen: Fen;
  /** All of it: `pendingFen` of the wallet. */
  readonly totalFen: Fen;
  readonly sentence: string;
  /** What all of it depends on, a sentence each. */
  readonly conditions: readonly string[];
};

export const COMING_DAYS = 90;

/** A promoter's rows that are still to come, added up. */
export type ComingSums = {
  /** By the first instant of a day in China, the earliest first. */
  readonly days: readonly {
    readonly dayMs: number;
    readonly amountFen: Fen;
    readonly parts: number;
  }[];
  readonly laterFen: Fen;
  readonly heldFen: Fen;
};

/** What comes when, in words. `pausedSinceMs`: since when the brand has stopped counting shares in; null = it has not. */
export function comingOf(
  { days, laterFen, heldFen }: ComingSums,
  pausedSinceMs: number | null,
  nowMs: number,
): Coming {
  const totalFen = sumFen([...days.map(({ amountFen }) => amountFen), laterFen, heldFen]);
  const today = chinaDay(nowMs);
  const shown = days.map(({ dayMs, amountFen, parts }): ComingDay => {
    const day = chinaDay(dayMs);
    // Due already, and waiting for the end of a pause.
    const isLate = day < today || (pausedSinceMs !== null && day === today);
    const when = isLate ? "恢复结算后" : `将于 ${dayText(day, nowMs)}`;
    const sentence =
      amountFen < 0
        ? `${yuan(-amountFen)} 元${when}因退款扣回`
        : `${yuan(amountFen)} 元${when}到账，如果没有退款`;
    return { day, amountFen, parts, sentence };
  });
  const first = shown.find(({ amountFen }) => amountFen > 0);
  return {
    days: shown,
    ...{ laterFen, heldFen, totalFen },
    sentence: first
      ? `共 ${yuan(totalFen)} 元待结算，最近一笔 ${first.sentence}`
      : totalFen > 0
        ? `共 ${yuan(totalFen)} 元待结算`
        : "没有待结算的分润",
    conditions: [
      "买家退款，对应的分润会减少或取消",
      "还没确认收货的订单按最迟的日子算，确认收货后会提前",
      ...(heldFen > 0 ? [`${yuan(heldFen)} 元的订单在售后或核查处理中，处理完才到账`] : []),
      ...(pausedSinceMs === null ? [] : ["品牌暂停了结算，到期的分润在恢复后到账"]),
    ],
  };
}
