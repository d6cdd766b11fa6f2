import { promoterState, type PromoterState } from "#core/people/facets.ts";
import type { Performance } from "#core/people/performance.ts";
import { levelAt, type LevelChange, type Promoter } from "#core/people/promoter.ts";

/** What was reckoned of a promoter, as of an instant. Ids and marks for filters are left out. */
export type PromoterFigures = Omit<Performance, "_id" | "rev" | "number" | "facets">;

/** A promoter as staff see him in their work list. */
export type PromoterListRow = {
  readonly promoterId: string;
  readonly number: number;
  readonly state: PromoterState;
  readonly level: string | null;
  /** A level that was set and is not in force yet. */
  readonly nextLevel: LevelChange | null;
  readonly groups: readonly string[];
  /** GB/T 2260; null = none was chosen. */
  readonly place: string | null;
  readonly introducerId: string | null;
  readonly approvedAtMs: number;
  readonly bannedAtMs: number | null;
  readonly banReason: string | null;
  /** Null = nothing was reckoned of him yet. */
  readonly figures: PromoterFigures | null;
};

export function listRowOf(
  promoter: Promoter,
  performance: Performance | null,
  atMs: number,
): PromoterListRow {
  const { _id, number, introducerIds, approvedAtMs, bannedAtMs, banReason } = promoter;
  return {
    ...{ promoterId: _id, number, state: promoterState(promoter, atMs) },
    level: levelAt(promoter, atMs),
    nextLevel: promoter.levels.find(({ fromMs }) => fromMs > atMs) ?? null,
    groups: promoter.groups ?? [],
    place: promoter.place ?? null,
    introducerId: introducerIds[0] ?? null,
    ...{ approvedAtMs, bannedAtMs, banReason },
    figures: performance && figuresOf(performance),
  };
}

function figuresOf(performance: Performance): PromoterFigures {
  const { _id, rev, number, facets, ...figures } = performance;
  return figures;
}
