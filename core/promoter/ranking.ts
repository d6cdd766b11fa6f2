import { chinaDay, chinaMonth, DAY_MS, dayStartMs, monthSpanMs } from "#core/time.ts";

export const RANKED_PERIODS = ["week", "month", "lastMonth"] as const;
export type RankedPeriod = (typeof RANKED_PERIODS)[number];
export const RANKED_BY = ["fans", "sales"] as const;
export type RankedBy = (typeof RANKED_BY)[number];

/** A place on a board. */
export type RankedRow = {
  /** From 1; who has as much has the same place. */
  readonly place: number;
  /** `推广员 #17`. */
  readonly label: string;
  readonly isOwn: boolean;
  /** Fans, or fen of sales after refunds. */
  readonly value: number;
  /** `12 人`, `1,234.00 元`. */
  readonly valueText: string;
};
/** A board as one promoter sees it. */
export type RankingPage = {
  readonly period: RankedPeriod;
  readonly by: RankedBy;
  /** The first and the last day that count, `2026-03-02`. */
  readonly fromDay: string;
  readonly untilDay: string;
  /** How old the figures are; null = nothing was counted yet. */
  readonly asOfMs: number | null;
  /** The same in words. */
  readonly sentence: string;
  /** The best 50. */
  readonly top: readonly RankedRow[];
  /** How many have any place. */
  readonly ranked: number;
  readonly own: {
    /** Null = no place yet. */
    readonly place: number | null;
    readonly value: number;
    readonly valueText: string;
    /** To have as much as the next one above; null = he is the first, or nobody has a place. */
    readonly missing: number | null;
    /** `第 12 名，再多 34.00 元就追上第 11 名`. */
    readonly sentence: string;
  };
};

export type BoardName = `${RankedPeriod}/${RankedBy}`;

/** Part of a board: the best of all, or those of one chunk of promoters. */
export type BoardPart = {
  /** How many have a place on the whole board. */
  readonly ranked: number;
  /** By place, of one place by number. */
  readonly rows: readonly PlacedRow[];
};
export type PlacedRow = {
  readonly place: number;
  readonly number: number;
  readonly value: number;
  /** To have as much as the next one above; null for the first. */
  readonly missing: number | null;
};

/**
 * Boards as of one night, derived from sales and fans: it may be deleted, and the next night makes it again. `_id` is
 * `TOP_ID`, with the best of each board, or that of a chunk of promoters, with all of theirs.
 */
export type Ranking = {
  readonly _id: string;
  readonly rev: number;
  readonly asOfMs: number;
  readonly boards: Readonly<Partial<Record<BoardName, BoardPart>>>;
};
export const TOP_ID = "top";
export const TOP_ROWS = 50;
/** So many promoters are in one chunk, by their numbers. */
export const CHUNK = 500;
export const chunkOf = (number: number): number => (number - 1 - ((number - 1) % CHUNK)) / CHUNK;
export const chunkId = (chunk: number): string => `chunk/${chunk}`;

type Span = { readonly fromMs: number; readonly untilMs: number };

/** The periods as of an instant, their ends left out; one that runs ends with the instant. Weeks begin on Monday. */
export function spansAt(asOfMs: number): Readonly<Record<RankedPeriod, Span>> {
  const todayMs = dayStartMs(chinaDay(asOfMs));
  const weekday = new Date(`${chinaDay(asOfMs)}T00:00:00Z`).getUTCDay(); // 0 = Sunday.
  const weekMs = todayMs - ((weekday + 6) % 7) * DAY_MS;
  const monthMs = monthSpanMs(chinaMonth(asOfMs)).fromMs;
  const last = monthSpanMs(chinaMonth(monthMs - 1));
  return {
    week: { fromMs: weekMs, untilMs: asOfMs },
    month: { fromMs: monthMs, untilMs: asOfMs },
    lastMonth: last,
  };
}

/** The instants that cut time into parts of which each period is some, the earliest first. */
export function cutsAt(asOfMs: number): readonly number[] {
  const spans = Object.values(spansAt(asOfMs)).flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]);
  return [...new Set(spans)].sort((a, b) => a - b);
}

/** What a promoter brought within one part of time. */
export type BroughtPart = {
  readonly number: number;
  readonly part: number;
  readonly by: RankedBy;
  readonly value: number;
};

/** The boards that these parts make: on each everybody who has something, by place. */
export function boardsOf(
  parts: readonly BroughtPart[],
  asOfMs: number,
): ReadonlyMap<BoardName, readonly PlacedRow[]> {
  const cutsMs = cutsAt(asOfMs);
  const spans = spansAt(asOfMs);
  const rowsOf = (period: RankedPeriod, by: RankedBy): readonly PlacedRow[] => {
    const { fromMs, untilMs } = spans[period];
    const values = new Map<number, number>();
    for (const one of parts) {
      const atMs = cutsMs[one.part] ?? Infinity;
      if (one.by !== by || atMs < fromMs || atMs >= untilMs) continue;
      values.set(one.number, (values.get(one.number) ?? 0) + one.value);
    }
    return placed(values);
  };
  return new Map(
    RANKED_PERIODS.flatMap((period) =>
      RANKED_BY.map((by): [BoardName, readonly PlacedRow[]] => [
        `${period}/${by}`,
        rowsOf(period, by),
      ]),
    ),
  );
}

/** Everybody who has something, the most first; equal values share a place. By promoters' numbers. */
export function placed(values: ReadonlyMap<number, number>): readonly PlacedRow[] {
  const rows = [...values]
    .filter(([, value]) => value > 0)
    .sort(([one, a], [other, b]) => b - a || one - other);
  let place = 0;
  let above: number | null = null; // What those of the place before have.
  let current: number | null = null;
  return rows.map(([number, value], index) => {
    if (value !== current) {
      above = current;
      current = value;
      place = index + 1;
    }
    return { place, number, value, missing: above === null ? null : above - value };
  });
}
