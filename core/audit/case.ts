import { auditCaseChain } from "#core/audit/caseChain.ts";
import { auditPeriod } from "#core/audit/periodCase.ts";
import type { Violation } from "#core/audit/violation.ts";
import { isBonusCaseId } from "#core/bonus/caseId.ts";
import { bookedFen, type Case, owedOf } from "#core/commission/case.ts";
import { type PaidFact, pricedFact, refundFacts } from "#core/commission/facts.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { isCasePosting, isSoundPosting } from "#core/ledger/sound.ts";
import { atLeastNothing, type Fen, NOTHING, shareFloor, sumFen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Component } from "#core/plan/components.ts";
import type { Distance, Pack } from "#core/plan/plan.ts";

/** The invariants that `auditCase` checks. Numbers as in docs/domain/audit.md. */
export const CASE_INVARIANTS = ["I1", "I2", "I3", "I4", "I5", "I19", "I20", "I21", "I23"];

/**
 * What is wrong with the money of one order, or of one period; nothing, if all is well.
 *
 * - `order`: null when there is none, which is itself wrong but for a period.
 * - `pack`: what the plan that priced it was linted under; null = no plan priced it.
 * - Source: docs/domain/audit.md.
 */
export function auditCase(
  known: Case,
  order: Order | null,
  pack: Pack | null,
): readonly Violation[] {
  const owed = owedOf(known.facts);
  const people = everybody(known, owed);
  const bookedTotalFen = sumFen(people.map((id) => bookedFen(known, id)));
  const wrong: [invariant: string, isWrong: boolean, text: string][] = [
    ["I1", !known.entries.every(isSound), "an entry is not sound"],
    ["I1", known.entries.some(({ n }, index) => n !== index + 1), "its entries have a gap"],
    ...people.flatMap((id): [string, boolean, string][] => {
      const booked = bookedFen(known, id);
      const scheduled = scheduledFen(known, id);
      return [
        [
          "I2",
          booked !== (owed.get(id) ?? NOTHING),
          `${id}: ${booked} booked, ${owed.get(id)} owed`,
        ],
        ["I3", scheduled !== booked, `${id}: ${scheduled} scheduled, ${booked} booked`],
        ["I4", booked < 0, `${id}: ${booked} booked`],
      ];
    }),
    ...(isBonusCaseId(known._id)
      ? auditPeriod(known, order, bookedTotalFen)
      : [...auditAmounts(known, bookedTotalFen), ...auditPeople(known, order, pack)]),
  ];
  const found = wrong.flatMap(([invariant, isWrong, text]): Violation[] =>
    isWrong ? [{ invariant, id: known._id, text }] : [],
  );
  return [...found, ...auditCaseChain(known)];
}

function auditAmounts(known: Case, bookedTotalFen: Fen): [string, boolean, string][] {
  const paid = pricedFact(known.facts);
  if (paid === null) return [["I5", bookedTotalFen !== 0, "earns before it is paid"]];
  const baseFen = netBaseFen(known);
  const capFen = shareFloor(baseFen, paid.capBp);
  const cappedFen = bookedTotalFen - suppliesFen(known); // A supply price stands outside of the caps.
  return [
    ["I4", cappedFen > capFen, `${cappedFen} booked, the cap is ${capFen}`],
    ["I4", cappedFen > paid.perOrderCapFen, `${cappedFen} booked, above the order's cap`],
    ["I4", bookedTotalFen > baseFen, `${bookedTotalFen} booked, ${baseFen} was paid`],
    ["I5", baseFen === 0 && bookedTotalFen !== 0, "earns of what was all refunded"],
  ];
}

function auditPeople(
  known: Case,
  order: Order | null,
  pack: Pack | null,
): [string, boolean, string][] {
  const paid = pricedFact(known.facts);
  const earners = paid ? earnersAt(paid) : [];
  const farthest = Math.max(0, ...earners.map(({ distance }) => distance ?? 0));
  const isOwnShare = ({ distance, component }: Earner) =>
    order?.selfPurchase !== false && distance === 1 && component === null;
  const paysBuyer = earners.some(
    (one) => one.promoterId === known.buyerId && one.component !== "supply" && !isOwnShare(one),
  );
  const chain = paid?.chain ?? [];
  return [
    ["I19", pack === "strict" && farthest > 1, `a strict plan pays distance ${farthest}`],
    ["I20", paysBuyer, "its buyer earns of it"],
    ["I21", order === null, "there is no such order"],
    [
      "I21",
      order !== null && order.buyerId !== known.buyerId,
      "it has another buyer than its order",
    ],
    [
      "I21",
      earners.some(
        ({ promoterId, distance }) => distance !== null && chain[distance - 1] !== promoterId,
      ),
      "somebody earns who is not in its chain",
    ],
  ];
}

/** Who earns, and where he stands; null = not by who brought whom. `component`: null = of the distance itself. */
type Earner = {
  readonly promoterId: string;
  readonly distance: Distance | null;
  readonly component: Component | null;
};
const earnersAt = ({ payees, lines }: PaidFact): readonly Earner[] => [
  ...payees.map((payee) => ({ ...payee, component: null })),
  ...lines
    .flatMap(({ rates }) => rates)
    .flatMap((rate) => {
      if (!("component" in rate) || rate.promoterId === null) return [];
      return [{ promoterId: rate.promoterId, distance: rate.distance, component: rate.component }];
    }),
];

const suppliesFen = ({ facts }: Case): Fen =>
  sumFen(
    sharesOf(facts).flatMap(({ component, amountFen }) =>
      component === "supply" ? [amountFen] : [],
    ),
  );

/** What was paid for all priced lines, less what was refunded of them, line by line. */
function netBaseFen(known: Case): Fen {
  const paid = pricedFact(known.facts);
  const skus = new Set(paid?.lines.map(({ sku }) => sku));
  return sumFen(
    [...skus].map((sku) => {
      const paidFen = sumFen(
        (paid?.lines ?? []).filter((line) => line.sku === sku).map((line) => line.paidFen),
      );
      const refundedFen = sumFen(
        refundFacts(known.facts)
          .flatMap(({ lines }) => lines)
          .filter((line) => line.sku === sku)
          .map(({ refundFen }) => refundFen),
      );
      return atLeastNothing(paidFen - refundedFen);
    }),
  );
}

const scheduledFen = ({ schedule }: Case, promoterId: string): Fen =>
  sumFen(schedule.filter((row) => row.promoterId === promoterId).map(({ amountFen }) => amountFen));

const isSound = ({ postings }: Case["entries"][number]): boolean =>
  postings.length > 0 && postings.every((one) => isSoundPosting(one) && isCasePosting(one));

/** All promoters whom any part of the case names. */
function everybody(
  { entries, schedule, facts }: Case,
  owed: ReadonlyMap<string, Fen>,
): readonly string[] {
  const accounts = entries
    .flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))
    .filter((account) => account.startsWith("pending:"))
    .map((account) => account.slice("pending:".length));
  const payees = (pricedFact(facts)?.payees ?? []).map(({ promoterId }) => promoterId);
  return [
    ...new Set([
      ...accounts,
      ...payees,
      ...owed.keys(),
      ...schedule.map(({ promoterId }) => promoterId),
    ]),
  ];
}
