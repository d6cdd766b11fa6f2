import type { FanHistory, PolicyAt } from "#core/attribution/bind.ts";
import type { Touch } from "#core/attribution/fan.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { DEFAULT_ATTRIBUTION } from "#core/plan/defaults.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { aPromoter } from "#tests/fixtures.ts";

export const FAN_ID = "o_self";
/** Day 0 of every story: some day. */
export const START_MS = 1_767_225_600_000;

/** Who appears in stories: `A`, `B`, `C` are promoters, `self` is the fan, `late` from day 2 on. */
export const NUMBERS: Readonly<Record<string, number>> = { A: 1, B: 2, C: 3, self: 4, late: 5 };

/** A promoter since long ago (`late`: since day 2), unless the changes say otherwise. */
export const aNamed = (name: string, changes: Partial<Promoter> = {}): Promoter =>
  aPromoter(`o_${name}`, {
    number: NUMBERS[name] ?? 99,
    approvedAtMs: name === "late" ? instant("d2") : 0,
    ...changes,
  });

export const aTouch = (name: string, atMs: number): Touch => ({
  promoterNumber: NUMBERS[name] ?? 99,
  channel: 0,
  campaign: 0,
  atMs,
});

/** `d7` = seven days after the start; `d7+1` and `d7-1` a millisecond later and earlier. */
export function instant(text: string): number {
  const [, days = "", milliseconds = "0"] = /^d(\d+)([+-]\d+)?$/.exec(text) ?? [];
  return START_MS + Number(days) * DAY_MS + Number(milliseconds);
}

/** The other way round: a moment as a story spells it. */
export function spelled(atMs: number | null): string {
  if (atMs === null) return "ever";
  const sinceMs = atMs - START_MS;
  for (const extraMs of [0, 1, -1]) {
    if ((sinceMs - extraMs) % DAY_MS !== 0) continue;
    const sign = extraMs > 0 ? `+${extraMs}` : extraMs < 0 ? `${extraMs}` : "";
    return `d${(sinceMs - extraMs) / DAY_MS}${sign}`;
  }
  return String(sinceMs);
}

export const policyOf = (policy: AttributionPolicy["policy"]): AttributionPolicy => ({
  ...DEFAULT_ATTRIBUTION,
  policy,
});

const POLICIES: readonly AttributionPolicy["policy"][] = ["first", "last", "extend", "permanent"];

/** What a story has told so far: `plan:first` puts another policy in force from its moment. */
export type Told = { readonly history: FanHistory; readonly policyAt: PolicyAt };

/** The history that these events make: `scan:A`, `pay`, `ban:A`, `plan:last`. */
export function told(
  policy: AttributionPolicy["policy"],
  events: readonly { readonly atMs: number; readonly event: string }[],
): Told {
  const touches: Touch[] = [];
  const paidAtMs: number[] = [];
  const plans = [{ fromMs: 0, policy: policyOf(policy) }];
  const people = new Map(Object.keys(NUMBERS).map((name) => [name, aNamed(name)]));
  for (const { atMs, event } of events) {
    const [verb, name = ""] = event.split(":");
    const known = people.get(name);
    if (verb === "scan") touches.push(aTouch(name, atMs));
    if (verb === "pay") paidAtMs.push(atMs);
    if (verb === "ban" && known) people.set(name, { ...known, bannedAtMs: atMs });
    if (verb === "plan") {
      const next = POLICIES.find((one) => one === name);
      if (next) plans.push({ fromMs: atMs, policy: policyOf(next) });
    }
  }
  const policyAt: PolicyAt = (atMs) =>
    plans.findLast(({ fromMs }) => fromMs <= atMs)?.policy ?? DEFAULT_ATTRIBUTION;
  const fan = { ...emptyFan(FAN_ID), touches };
  return { history: { fan, paidAtMs, promoters: [...people.values()] }, policyAt };
}
