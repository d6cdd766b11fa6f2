/** A person who may bring fans and earn. `_id` is the openid; `number` is what codes carry. */
export type Promoter = {
  readonly _id: string;
  readonly rev: number;
  /** The approval number, from 1. Introducers always have smaller ones. */
  readonly number: number;
  /** Who introduced him, who introduced that one, …: fixed at approval, at most three. */
  readonly introducerIds: readonly string[];
  readonly levels: readonly LevelChange[];
  readonly approvedAtMs: number;
  readonly bannedAtMs: number | null;
  readonly banReason: string | null;
  /** He ended it himself by closing his account, at `bannedAtMs`; left out = he did not. */
  readonly hasLeft?: true;
  /** Groups that staff put him in, by name; nothing is paid by them. Left out = none. */
  readonly groups?: readonly string[];
  /** Where he belongs, as staff chose: a province's, city's or district's six digits of GB/T 2260. Left out = nowhere. */
  readonly place?: string;
};
export type LevelChange = { readonly level: string; readonly fromMs: number };

/** A person who asks to become a promoter. He is one when staff approve. */
export type Application = {
  readonly _id: string;
  readonly rev: number;
  readonly appliedAtMs: number;
};

/** Pay reaches three distances, so nobody needs more than his own two introducers; one is spare. */
export const INTRODUCERS_MAX = 3;

/** The level at an instant; null = none. */
export function levelAt({ levels }: Promoter, atMs: number): string | null {
  return levels.findLast(({ fromMs }) => fromMs <= atMs)?.level ?? null;
}

/** Whether a ban is in force, or he has left. It is from its very millisecond. */
export const isBannedAt = ({ bannedAtMs }: Promoter, atMs: number): boolean =>
  bannedAtMs !== null && bannedAtMs <= atMs;

/** Whether somebody was a promoter at an instant, banned since or not. */
export const wasApprovedAt = ({ approvedAtMs }: Promoter, atMs: number): boolean =>
  approvedAtMs <= atMs;
