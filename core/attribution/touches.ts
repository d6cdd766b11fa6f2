import { foldHistory, type FanHistory, type PolicyAt } from "#core/attribution/bind.ts";
import type { BindingState, Fan, Touch } from "#core/attribution/fan.ts";
import { err, ok, type Result } from "#core/result.ts";

/** The most touches that a fan's document lists; the older half is folded when one more comes. */
export const TOUCHES_MAX = 100;
const FOLDED_AT_ONCE = TOUCHES_MAX / 2;
/** The same code in the same millisecond is one opening told twice. Any later one counts: it may move the end. */
export const REPEAT_MS = 1;

/** A person who has opened no code yet. */
export const emptyFan = (fanId: string): Fan => ({ _id: fanId, rev: 0, base: null, touches: [] });

/** What the older half of a fan's touches came to, as of one state of his document. */
export type Folding = {
  readonly rev: number;
  readonly base: BindingState;
  readonly kept: Fan["touches"];
};

/** In order of precedence. None loses anything that counts: see `withTouch`. */
export type TouchFailure =
  | { readonly code: "recommendation_off" }
  | { readonly code: "touch_repeated" }
  | { readonly code: "touches_full" };

/**
 * The fan with one more touch.
 *
 * - `folding`: what to shorten a full list with; null, or that of another `rev`, does not help.
 * - Errors: `recommendation_off`: he wants none recorded. `touch_repeated` when it is the newest one's code again, within `REPEAT_MS`: nothing to
 *   write. `touches_full`: read the fan again, fold the older half, and come back with that.
 */
export function withTouch(
  fan: Fan,
  touch: Touch,
  folding: Folding | null,
): Result<Fan, TouchFailure> {
  if (fan.offSinceMs !== undefined) return err({ code: "recommendation_off" });
  const newest = fan.touches.at(-1);
  if (newest && repeats(newest, touch)) return err({ code: "touch_repeated" });
  if (fan.touches.length < TOUCHES_MAX) return ok(appended(fan, touch));
  if (folding?.rev !== fan.rev) return err({ code: "touches_full" });
  return ok(appended({ ...fan, base: folding.base, touches: folding.kept }, touch));
}

/**
 * Folds the older half of a fan's touches into a checkpoint.
 *
 * - Promises: no binding from the checkpoint on differs, unless a payment from before it becomes known
 *   only later (notices come within a day or so; half a list is rarely as young).
 */
export function foldOlderHalf(
  history: FanHistory & { readonly fan: Fan },
  policyAt: PolicyAt,
): Folding {
  const { fan } = history;
  const touches = [...fan.touches].sort((a, b) => a.atMs - b.atMs);
  const folded = touches.slice(0, FOLDED_AT_ONCE);
  const asOfMs = folded.at(-1)?.atMs ?? 0;
  // Payments of that very millisecond come after touches of it that are kept: they wait for them.
  const paidAtMs = history.paidAtMs.filter((atMs) => atMs < asOfMs);
  const past: FanHistory = { ...history, fan: { ...fan, touches: folded }, paidAtMs };
  const { state } = foldHistory(past, policyAt, asOfMs);
  return { rev: fan.rev, base: state, kept: touches.slice(FOLDED_AT_ONCE) };
}

/**
 * Servers' clocks differ a little, and a checkpoint is final: what comes late counts as of it. What staff decided is no
 * visit, so it does not change when he came last.
 */
function appended(fan: Fan, touch: Touch): Fan {
  const fromMs = fan.base?.asOfMs ?? touch.atMs;
  const atMs = touch.atMs > fromMs ? touch.atMs : fromMs;
  const touched = { ...fan, touches: [...fan.touches, { ...touch, atMs }] };
  if (touch.moved) return touched;
  const isFirst = fan.base === null && fan.touches.length === 0;
  const touchedAtMs = Math.max(fan.touchedAtMs ?? atMs, atMs);
  return { ...touched, touchedAtMs, ...(isFirst ? { cameAtMs: atMs } : {}) };
}

const repeats = (newest: Touch, touch: Touch): boolean =>
  newest.promoterNumber === touch.promoterNumber &&
  newest.channel === touch.channel &&
  newest.campaign === touch.campaign &&
  newest.moved === touch.moved &&
  touch.atMs - newest.atMs < REPEAT_MS;
