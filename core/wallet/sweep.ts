/** How far a timer has come. `_id` is the timer's name. */
export type Sweep = {
  readonly _id: string;
  readonly rev: number;
  /** Everything that fell due up to this instant is done. */
  readonly untilMs: number;
  /** A pass over all promoters that is not finished. */
  readonly pass: Pass | null;
};
export type Pass = {
  /** What falls due up to this instant is done by the pass. */
  readonly untilMs: number;
  /** It has done the promoters up to this id. */
  readonly afterId: string;
  /** False if some promoter failed: then the next pass begins where this one began. */
  readonly isWhole: boolean;
};
export type Position = Pick<Sweep, "untilMs" | "pass">;

export const emptySweep = (id: string): Sweep => ({ _id: id, rev: 0, untilMs: 0, pass: null });

/** Where a sweep stands after one more page of a pass. `isLast`: nobody is left in it. */
export function afterPage({ untilMs }: Position, pass: Pass, isLast: boolean): Position {
  if (!isLast) return { untilMs, pass };
  return { untilMs: pass.isWhole ? pass.untilMs : untilMs, pass: null };
}

/**
 * Puts down how far a run has come. Runs may overlap: what another one has finished is never taken back,
 * and an unfinished pass may be lost, since it can be done again. Returns the same sweep if nothing is new.
 */
export function advance(known: Sweep, { untilMs, pass }: Position): Sweep {
  const doneMs = Math.max(known.untilMs, untilMs);
  const open = pass !== null && pass.untilMs > doneMs ? pass : null;
  const isNew = doneMs > known.untilMs || open !== null || known.pass !== null;
  return isNew ? { ...known, untilMs: doneMs, pass: open } : known;
}
