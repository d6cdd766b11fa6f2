import {
  atLeastNothing,
  lesserFen,
  NOTHING,
  type Fen,
  NOTHING_BP,
  shareFloor,
  sumFen,
} from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { midnightMs } from "./dates.ts";
import type { Order } from "./invoices.ts";
import type { LogEvent } from "./log.ts";
import type { People } from "./people.ts";
import type { Receipt } from "./receipts.ts";
import type { Refund } from "./refunds.ts";

/** What becomes of the requests of those who earned most, the first of them first. */
const OUTCOMES = ["success", "fail", "reject", "expire"] as const;
type Outcome = (typeof OUTCOMES)[number];

export type Story = {
  readonly orders: readonly Order[];
  readonly refunds: readonly Refund[];
  readonly receipts: readonly Receipt[];
  readonly people: People;
  readonly plan: Plan;
};

/**
 * Invents the end of the story: time passes until the shares of all received orders matured, then up
 * to four promoters ask for what they surely have, staff decide, and WeChat answers.
 */
export function inventPayouts(story: Story): readonly LogEvent[] {
  const { orders, receipts, refunds, plan } = story;
  let lastMs = story.people.planAtMs;
  for (const { atMs } of [...orders, ...refunds]) lastMs = Math.max(lastMs, atMs);
  for (const { atMs } of receipts) lastMs = Math.max(lastMs, atMs + plan.freezeDays * DAY_MS);
  // Ten in the morning after the day on which the last share matured: settlement ran hours ago.
  const openMs = midnightMs(lastMs) + DAY_MS + 10 * HOUR_MS;
  const events: LogEvent[] = [{ atMs: openMs, do: "wait" }];
  const askers = surelyEarned(story).slice(0, OUTCOMES.length);
  for (const [at, { promoter, amountFen }] of askers.entries()) {
    const outcome = OUTCOMES[at] ?? "success";
    const requestMs = openMs + (at + 1) * 10 * MINUTE_MS;
    events.push(...payout(promoter, `W${at + 1}`, amountFen, outcome, requestMs));
    if (outcome !== "fail") continue;
    // What failed came back to the balance, and is asked for again under a new number.
    events.push(
      ...payout(promoter, `W${at + 1}again`, amountFen, "success", requestMs + 2 * DAY_MS),
    );
  }
  if (askers.length > 0) events.push({ atMs: openMs + 4 * DAY_MS, do: "wait" });
  return events;
}

function payout(
  promoter: string,
  id: string,
  amountFen: number,
  outcome: Outcome,
  atMs: number,
): readonly LogEvent[] {
  const approve = outcome !== "reject";
  const decided: readonly LogEvent[] = [
    { atMs, do: "withdraw", promoter, id, amountFen },
    { atMs: atMs + 3 * HOUR_MS, do: "review", id, approve },
  ];
  if (!approve) return decided;
  // Two hours after it was approved: sent by then, and not yet the day old at which WeChat gives up.
  return [...decided, { atMs: atMs + 5 * HOUR_MS, do: "transfer", id, result: outcome }];
}

/**
 * What promoters have in any case, most first: their rate of the first, received order of each customer
 * who can only be theirs. They may have more; a plan with overrides may have given them less,
 * and then the replay lists the request as refused.
 */
function surelyEarned(story: Story): readonly { promoter: string; amountFen: number }[] {
  const { orders, refunds, receipts, people, plan } = story;
  const rate = plan.rates.find(({ distance }) => distance === 1)?.rateBp ?? NOTHING_BP;
  const rateBp = rate < plan.capBp ? rate : plan.capBp;
  const received = new Set(receipts.map(({ order }) => order));
  const refundedFen = new Map<string, number>();
  for (const { order, lines } of refunds) {
    for (const { sku, refundFen } of lines) {
      const key = `${order}\n${sku}`;
      refundedFen.set(key, (refundedFen.get(key) ?? 0) + refundFen);
    }
  }
  const earnedFen = new Map<string, Fen>();
  const seen = new Set<string>();
  for (const { id, buyer, lines } of orders.toSorted((a, b) => a.atMs - b.atMs)) {
    const promoter = people.sureOwners.get(buyer);
    if (seen.has(buyer) || promoter === undefined) continue;
    seen.add(buyer);
    if (!received.has(id)) continue;
    const shares = lines.map(({ sku, paidFen }) =>
      shareFloor(atLeastNothing(paidFen - (refundedFen.get(`${id}\n${sku}`) ?? 0)), rateBp),
    );
    const shareFen = lesserFen(sumFen(shares), plan.perOrderCapFen);
    earnedFen.set(promoter, sumFen([earnedFen.get(promoter) ?? NOTHING, shareFen]));
  }
  return [...earnedFen]
    .map(([promoter, earned]) => ({
      promoter,
      amountFen: wholeYuan(lesserFen(earned, plan.withdrawal.maxFen)),
    }))
    .filter(({ amountFen }) => amountFen > 0 && amountFen >= plan.withdrawal.minFen)
    .sort((a, b) => b.amountFen - a.amountFen || (a.promoter < b.promoter ? -1 : 1));
}

const wholeYuan = (amountFen: number): number => amountFen - (amountFen % 100);
