/** What targets are told in, and boards: sales are own sales after refunds. */
export const MEASURES = ["sales", "shares", "fans", "orders"] as const;
export type Measure = (typeof MEASURES)[number];

/** Where a target stands: the brand, a province, a promoter. */
export type TargetNode = {
  /** `brand`, `province/33`, `promoter/17`. */
  readonly id: string;
  /** Null for the brand. */
  readonly parentId: string | null;
  /** How much of its parent's target is its own: shares of a whole, not money. */
  readonly weight: number;
  /** Of January to December; they add up to `yearValue`. */
  readonly months: readonly number[];
  /** Fen or a count; the children's add up to their parent's, month by month. */
  readonly yearValue: number;
};

/** The targets of a year. `_id` is the year, `2026`. An input of staff, not derived. */
export type TargetYear = {
  readonly _id: string;
  readonly rev: number;
  readonly measure: Measure;
  /** How the year was spread over January to December, as it was asked for. */
  readonly monthWeights: readonly number[];
  readonly nodes: readonly TargetNode[];
  readonly savedAtMs: number;
  readonly savedBy: string;
};

/** How far a node is in a span of months. */
export type TargetShown = {
  readonly id: string;
  readonly parentId: string | null;
  readonly label: string;
  /** How much of its parent's target is its own, as it was asked for. */
  readonly weight: number;
  readonly yearValue: number;
  readonly months: readonly number[];
  /** The target and what was reached in the months that were asked for. */
  readonly targetValue: number;
  readonly reachedValue: number;
  /** What lacks; 0 = reached. */
  readonly missingValue: number;
  readonly isReached: boolean;
};

/** What staff may do next; nothing happens by itself. */
export const ASSESSED_ACTIONS = ["keep", "demote", "remove"] as const;
export type AssessedAction = (typeof ASSESSED_ACTIONS)[number];
export type AssessedRow = {
  readonly number: number;
  readonly label: string;
  readonly level: string | null;
  readonly region: string | null;
  readonly value: number;
  readonly targetValue: number;
  readonly passed: boolean;
  /** `keep` for who passed. */
  readonly proposed: AssessedAction;
};
