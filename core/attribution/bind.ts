import {
  type BindingState,
  BRAND_NUMBER,
  type Fan,
  type Owner,
  type Touch,
} from "#core/attribution/fan.ts";
import { isBannedAt, wasApprovedAt, type Promoter } from "#core/people/promoter.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";

/** All that decides whose fan somebody is, the policies apart. */
export type FanHistory = {
  readonly fan: Fan | null;
  /** When the fan's payments succeeded, in any order. */
  readonly paidAtMs: readonly number[];
  /** Those whose codes the fan opened, banned or not; others do no harm. */
  readonly promoters: readonly Promoter[];
};

/** The policy in force at an instant: of the plan of that instant, or the default before any plan. */
export type PolicyAt = (atMs: number) => AttributionPolicy;

/** Whose fan somebody is, since when, until when. */
export type Binding = {
  readonly promoterId: string;
  readonly promoterNumber: number;
  /** When the code was opened that binds: under `extend` each opening of the owner's code binds anew. */
  readonly boundAtMs: number;
  /** Exclusive: at this millisecond the fan is free. Null = for ever. */
  readonly untilMs: number | null;
  /** What the code said that binds; 0 = none. */
  readonly channel: number;
  readonly campaign: number;
  /** Not by a code: two of the staff decided it. */
  readonly moved?: true;
};

/** What a touch led to. When several reasons keep it from binding, the first of this order is given. */
export type Verdict =
  | "promoter_unknown"
  | "not_approved"
  | "own_code"
  | "promoter_banned"
  | "owned_once" // `permanent`: somebody has owned the fan, be it in the past.
  | "owned" // `first`: somebody owns the fan.
  | "protected" // `extend`: another's fan, and too fresh to be taken.
  | "bound"
  | "moved" // Two of the staff decided it, whatever the policy.
  | "released"; // The same, for the brand.
export type JudgedTouch = { readonly touch: Touch; readonly verdict: Verdict };

/**
 * Whose fan somebody is at an instant; null = the brand's.
 *
 * - What happens at `atMs` itself counts: an order in the millisecond of a scan is the scan's.
 *   Within a millisecond bans come first, then touches in order of arrival, then payments.
 * - An `atMs` before the fan's checkpoint is answered as of the checkpoint.
 * - Promises: at most one owner, never the fan himself; a pure function of the history, in which the
 *   order of touches of different times, and of payments, means nothing.
 * - Source: docs/domain/attribution.md.
 */
export function bindingAt(history: FanHistory, policyAt: PolicyAt, atMs: number): Binding | null {
  const { owner, asOfMs } = foldHistory(history, policyAt, atMs).state;
  const people = byNumber(history.promoters);
  const holder = holderAt(owner, people, asOfMs);
  const promoter = holder && people.get(holder.promoterNumber);
  if (!holder || !promoter) return null;
  const { atMs: boundAtMs, ...rest } = holder;
  return { promoterId: promoter._id, boundAtMs, ...rest };
}

/**
 * Goes through a fan's touches and payments up to `atMs`, in order of time, from the checkpoint on.
 *
 * - Returns the state that they led to, as of `atMs` or of the checkpoint if that is later; its `owner`
 *   may have lost the fan by then. And what each touch led to, in order of time.
 */
export function foldHistory(
  { fan, paidAtMs, promoters }: FanHistory,
  policyAt: PolicyAt,
  atMs: number,
): { readonly state: BindingState; readonly judged: readonly JudgedTouch[] } {
  const asOfMs = later(atMs, fan?.base?.asOfMs ?? atMs);
  const people = byNumber(promoters);
  const judged: JudgedTouch[] = [];
  let owner = fan?.base?.owner ?? null;
  let lastPaidMs = fan?.base?.lastPaidMs ?? null;
  for (const { atMs: eventMs, touch } of eventsOf(fan, paidAtMs)) {
    if (eventMs > asOfMs) break;
    const holder = holderAt(owner, people, eventMs);
    const moment: Moment = { atMs: eventMs, policy: policyAt(eventMs), owner, holder, lastPaidMs };
    if (touch === null) {
      if (holder) owner = afterPayment(holder, moment);
      lastPaidMs = eventMs;
    } else {
      const verdict = verdictOf(touch, people.get(touch.promoterNumber), fan?._id, moment);
      if (binds(verdict)) owner = afterBinding(touch, moment);
      if (verdict === "released" && owner)
        owner = { ...owner, untilMs: Math.min(owner.untilMs ?? eventMs, eventMs) };
      judged.push({ touch, verdict });
    }
  }
  return { state: { asOfMs, owner, lastPaidMs }, judged };
}

/** Whether a touch with this verdict made the fan somebody's. */
export const binds = (verdict: Verdict): boolean => verdict === "bound" || verdict === "moved";

/** The instant of an event, and how things stood just before it. */
type Moment = {
  readonly atMs: number;
  readonly policy: AttributionPolicy;
  /** The newest owner, and the same if he has the fan still. */
  readonly owner: Owner | null;
  readonly holder: Owner | null;
  readonly lastPaidMs: number | null;
};

/** Touches and payments (`touch` null) from the checkpoint on, in order of time, touches first. */
function eventsOf(fan: Fan | null, paidAtMs: readonly number[]) {
  const fromMs = fan?.base?.asOfMs ?? -Infinity;
  const payments = paidAtMs.filter((atMs) => atMs >= fromMs);
  return [
    ...(fan?.touches ?? []).map((touch) => ({ atMs: touch.atMs, touch })),
    ...payments.map((atMs) => ({ atMs, touch: null })),
  ].sort((a, b) => a.atMs - b.atMs);
}

/** The newest owner if he has the fan still: neither the end nor a ban has come. */
function holderAt(
  owner: Owner | null,
  people: ReadonlyMap<number, Promoter>,
  atMs: number,
): Owner | null {
  const promoter = owner && people.get(owner.promoterNumber);
  if (!owner || !promoter || isBannedAt(promoter, atMs)) return null;
  return owner.untilMs === null || atMs < owner.untilMs ? owner : null;
}

function verdictOf(
  touch: Touch,
  promoter: Promoter | undefined,
  fanId: string | undefined,
  moment: Moment,
): Verdict {
  if (touch.moved && touch.promoterNumber === BRAND_NUMBER) return "released";
  const refusal = personRefusal(promoter, fanId, moment.atMs);
  return refusal ?? (touch.moved ? "moved" : policyVerdict(touch, moment));
}

/** Why nobody becomes a fan by this person's code at all; null = he may have fans. */
function personRefusal(
  promoter: Promoter | undefined,
  fanId: string | undefined,
  atMs: number,
): Verdict | null {
  if (!promoter) return "promoter_unknown";
  if (!wasApprovedAt(promoter, atMs)) return "not_approved";
  if (promoter._id === fanId) return "own_code";
  return isBannedAt(promoter, atMs) ? "promoter_banned" : null;
}

/** Whether the policy lets a touch bind. Source: the table in docs/domain/attribution.md. */
function policyVerdict(touch: Touch, { atMs, policy, owner, holder, lastPaidMs }: Moment): Verdict {
  switch (policy.policy) {
    case "last":
      return "bound";
    case "first":
      return holder ? "owned" : "bound";
    case "permanent":
      return owner ? "owned_once" : "bound";
    case "extend": {
      if (!holder || holder.promoterNumber === touch.promoterNumber) return "bound";
      const freshMs = later(holder.atMs, lastPaidMs ?? holder.atMs);
      return atMs > freshMs + policy.protectDays * DAY_MS ? "bound" : "protected";
    }
  }
}

/** The owner by a touch that binds. Under `extend` the owner's own touch never shortens. */
function afterBinding(touch: Touch, { atMs, policy, holder }: Moment): Owner {
  if (policy.policy === "permanent") return { ...touch, untilMs: null };
  const endMs = atMs + policy.clickDays * DAY_MS;
  const renews = policy.policy === "extend" && holder?.promoterNumber === touch.promoterNumber;
  return { ...touch, untilMs: renews ? laterEnd(holder.untilMs, endMs) : endMs };
}

/** The owner of a fan who has just paid. */
function afterPayment(holder: Owner, { atMs, policy }: Moment): Owner {
  if (policy.policy !== "extend") return holder;
  return { ...holder, untilMs: laterEnd(holder.untilMs, atMs + policy.orderDays * DAY_MS) };
}

const byNumber = (promoters: readonly Promoter[]): ReadonlyMap<number, Promoter> =>
  new Map(promoters.map((promoter) => [promoter.number, promoter]));

const later = (a: number, b: number): number => (a > b ? a : b);
/** The later of two ends; null = never. */
const laterEnd = (a: number | null, b: number): number | null => (a === null ? null : later(a, b));
