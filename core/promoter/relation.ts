import {
  bindingAt,
  binds,
  foldHistory,
  type FanHistory,
  type PolicyAt,
} from "#core/attribution/bind.ts";
import type { Touch } from "#core/attribution/fan.ts";
import type { Promoter } from "#core/people/promoter.ts";

/** What a fan's history says about one promoter. */
export type Relation = {
  /** `ended`: he was this promoter's fan; `never`: his codes never bound him. */
  readonly state: "bound" | "ended" | "never";
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly openedAtMs: number;
  /** Of the code that bound him last, else of the one that he opened last. */
  readonly touch: Pick<Touch, "channel" | "campaign">;
};

/**
 * How a person stands to one of those whose codes he opened; null where nothing is known that he opened one.
 *
 * - `ended`: he was bound by one of these codes, and is not any more: by time, by another's code, or by a ban.
 * - Promises: `bound` exactly when `bindingAt` says so: a list decides nothing by itself.
 */
export function relationTo(
  promoter: Pick<Promoter, "number" | "bannedAtMs">,
  history: FanHistory,
  policyAt: PolicyAt,
  nowMs: number,
): Relation | null {
  const isHis = ({ promoterNumber }: Touch) => promoterNumber === promoter.number;
  const owner = history.fan?.base?.owner ?? null;
  const opened = [...(owner ? [owner] : []), ...(history.fan?.touches ?? [])].filter(isHis);
  const newest = opened.reduce<Touch | null>(
    (last, one) => (last && last.atMs > one.atMs ? last : one),
    null,
  );
  if (!newest) return null;
  const openedAtMs = newest.atMs;
  const now = bindingAt(history, policyAt, nowMs);
  if (now && now.promoterNumber === promoter.number) {
    const { boundAtMs, untilMs, channel, campaign } = now;
    const touch = { channel, campaign };
    return { state: "bound", sinceMs: boundAtMs, untilMs, openedAtMs, touch };
  }
  const { judged } = foldHistory(history, policyAt, nowMs);
  const bound = judged.filter(({ verdict }) => binds(verdict)).map(({ touch }) => touch);
  const binding = [...(owner ? [owner] : []), ...bound];
  const at = binding.findLastIndex(isHis);
  const touch = binding[at];
  if (!touch) return { state: "never", sinceMs: null, untilMs: null, openedAtMs, touch: newest };
  // What held just before the next one bound him, or holds still: payments may have made it longer.
  const nextMs = binding[at + 1]?.atMs ?? Infinity;
  const { state } = foldHistory(history, policyAt, nextMs === Infinity ? nowMs : nextMs - 1);
  const heldUntilMs = state.owner && isHis(state.owner) ? state.owner.untilMs : null;
  const untilMs = Math.min(
    ...[heldUntilMs ?? Infinity, nextMs, promoter.bannedAtMs ?? Infinity, nowMs],
  );
  return { state: "ended", sinceMs: touch.atMs, untilMs, openedAtMs, touch };
}
