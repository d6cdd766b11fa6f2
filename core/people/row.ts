import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";

/** A promoter as staff see him in a list. */
export type PromoterRow = {
  readonly promoterId: string;
  readonly number: number;
  readonly state: "approved" | "banned";
  readonly level: string | null;
  /** A level that was set and is not in force yet. */
  readonly nextLevel: Promoter["levels"][number] | null;
  readonly introducerId: string | null;
  readonly approvedAtMs: number;
  readonly bannedAtMs: number | null;
  readonly banReason: string | null;
};

/** The promoter at an instant. */
export function rowOf(promoter: Promoter, atMs: number): PromoterRow {
  const { _id, number, introducerIds, approvedAtMs, bannedAtMs, banReason } = promoter;
  return {
    promoterId: _id,
    number,
    state: isBannedAt(promoter, atMs) ? "banned" : "approved",
    level: levelAt(promoter, atMs),
    nextLevel: promoter.levels.find(({ fromMs }) => fromMs > atMs) ?? null,
    introducerId: introducerIds[0] ?? null,
    approvedAtMs,
    bannedAtMs,
    banReason,
  };
}
