import type { Verdict } from "#core/attribution/bind.ts";
import type { HoldReason, RefundSource } from "#core/commission/facts.ts";
import { money, placeName } from "#core/explain/englishRules.ts";
import type { FoundNames } from "#core/explain/finding.ts";
import type { Ahead, FindingCode, Part, Position, Who } from "#core/explain/shown.ts";
import type { Facts } from "#core/explain/statement.ts";
import type { RuleVerdict } from "#core/explain/triedRules.ts";
import { COMPONENTS_IN_ENGLISH } from "#core/plan/englishNames.ts";
import type { AfterSalesReason } from "#core/purchase/afterSales.ts";

/** Names of what an explanation speaks of, in English, in the words of the console. */

export const person = ({ number, promoterId }: Who): string =>
  number === null ? `Promoter ${promoterId}` : `Promoter #${number}`;

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export function position({ component, distance, area }: Position): string {
  const place = distance === null ? "" : `distance ${distance}`;
  if (component === null) return place;
  const more = area ?? place;
  const name = COMPONENTS_IN_ENGLISH[component];
  return more === "" ? name : `${name}, ${more}`;
}

const aheadName = ({ own, ...place }: Ahead): string => {
  const { component } = place;
  const name = component === null ? position(place) : COMPONENTS_IN_ENGLISH[component];
  return `${own ? "own " : ""}${name}`;
};

/** Who was served before somebody: positions only, and whether it was himself. */
export const after = (ahead: readonly Ahead[]): string =>
  ahead.length === 0
    ? ""
    : ` after those served first (${[...new Set(ahead.map(aheadName))].join(", ")})`;

export const VERDICTS: Readonly<Record<RuleVerdict, string>> = {
  other_goods: "for other goods",
  other_category: "for another category",
  other_level: "for another level",
  other_group: "for another group of buyers",
  other_order: "for other orders of the buyer's",
  less_specific: "a more specific rule holds",
  won: "used",
};

/** What became of a touch of the buyer's. */
export const TOUCHES: Readonly<Record<Verdict, string>> = {
  promoter_unknown: "there is no such promoter; not bound",
  not_approved: "not a promoter yet at the time; not bound",
  own_code: "the buyer's own code; not bound",
  promoter_banned: "the promoter had left or was banned; not bound",
  owned_once: "the buyer was somebody's fan before, and the first counts for good",
  owned: "the buyer was another's fan, and the time was not over",
  protected: "the buyer was another's fan, and still protected",
  bound: "bound as this promoter's fan",
  moved: "two of the staff decided it; this promoter's fan from then on",
  released: "two of the staff decided it; the brand's from then on",
};

export const SOURCES: Readonly<Record<RefundSource, string>> = {
  refund: "refund",
  complaint: "refund by complaint",
  chargeback: "chargeback",
};

export const ASKED_FOR: Readonly<Record<AfterSalesReason, string>> = {
  not_wanted: "not wanted",
  wrong_goods: "wrong goods",
  broken: "broken or faulty",
  missing: "pieces missing",
  not_as_described: "not as described",
  late: "too late",
  other: "other reason",
};

export const HOLDS: Readonly<Record<HoldReason, string>> = {
  after_sales: "after-sales",
  complaint: "complaint",
  suspicion: "suspicion",
};

export const REASONS: Readonly<Record<Facts["unpaid"]["reason"], string>> = {
  nobody_at_distance: "nobody is at this distance",
  banned: "banned before the payment",
  self_purchase: "a promoter's own order, for which the plan pays nothing",
  member_price: "a promoter's own order at the member price, which pays no shares",
  no_plan: "no plan was in force at the payment",
  not_first_order: "the buyer had paid before, so this is not the first order",
  level_not_higher:
    "the level's rate is no higher than what already counts below, so there is no difference",
  not_peers:
    "not at the level of the previous promoter, or already paid as often as the plan allows",
  no_leader: "nobody has the level that the plan asks for",
  not_promoted:
    "the promoter who brought the buyer has not reached the level that the plan asks for, or no longer has it",
  nurture_over: "the time of the nurture share is over",
  no_store: "the order has no store, or the store had nobody there then",
  no_region: "the order has no delivery region",
  no_agent: "there was no agent then",
  no_rule: "the plan has no rule of this kind for these goods",
  distance_unpaid: "the plan has no rate for this distance",
};

export const FINDINGS: Readonly<Record<FindingCode, string>> = {
  plan_missing: "This plan version cannot be found; rules are told as the payment recorded them",
  plan_unsealed:
    "This plan version was changed after it was published; rules are told as the payment recorded them",
  rule_differs: "The payment recorded another rule than the plan version has",
  rate_differs: "The payment recorded another rate than the plan version has",
  shares_differ: "What is reckoned here is not the share that is owed",
  books_differ: "What is booked is not what is owed",
};

/** What the words of a finding stand for. */
export const FOUND: FoundNames = {
  ...{ entries: "entries", schedule: "schedule", nothing: "nothing" },
  places: {
    ...{ distance1: "distance 1", distance2: "distance 2", distance3: "distance 3" },
    ...COMPONENTS_IN_ENGLISH,
  },
  line: (n, place) => `line ${n}, ${place}`,
  share: (n) => `share ${n}`,
  ...{ money, placeName },
};

export function heading(part: Part): string {
  if (typeof part === "object") {
    const pieces = part.quantity === null ? "" : ` × ${part.quantity}`;
    return `[Line ${part.line}: ${part.sku}${pieces}]`;
  }
  return `[${PARTS[part]}]`;
}
const PARTS: Readonly<Record<Extract<Part, string>, string>> = {
  order: "Order",
  binding: "Whose fan",
  plan: "Plan",
  unpaid: "Who got nothing",
  corrections: "Corrections",
  sums: "Totals",
  later: "Can it still change?",
  findings: "Checks",
};
