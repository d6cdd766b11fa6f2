import { auditCaseChain } from "#core/audit/caseChain.ts";
import type { Violation } from "#core/audit/violation.ts";
import { bookedFen, type Case } from "#core/commission/case.ts";
import { pricedFact, refundFacts } from "#core/commission/facts.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { isCasePosting, isSoundPosting } from "#core/ledger/sound.ts";
import { atLeastNothing, type Fen, NOTHING, shareFloor, sumFen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Pack } from "#core/plan/plan.ts";

/** The invariants that `auditCase` checks. Numbers as in docs/domain/audit.md. */
export const CASE_INVARIANTS = ["I1", "I2", "I3", "I4", "I5", "I19", "I20", "I21", "I23"];

/**
 * What is wrong with the money of one order; nothing, if all is well.
 *
 * - `order`: null when there is none, which is itself wrong.
 * - `pack`: what the plan that priced it was linted under; null = no plan priced it.
 * - Source: docs/domain/audit.md.
 */
export function auditCase(
  known: Case,
  order: Order | null,
  pack: Pack | null,
): readonly Violation[] {
  const people = everybody(known);
  const owed = owedBy(sharesOf(known.facts));
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
    ...auditAmounts(known, sumFen(people.map((id) => bookedFen(known, id)))),
    ...auditPeople(known, order, pack),
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
  return [
    ["I4", bookedTotalFen > capFen, `${bookedTotalFen} booked, the cap is ${capFen}`],
    ["I4", bookedTotalFen > paid.perOrderCapFen, `${bookedTotalFen} booked, above the order's cap`],
    ["I5", baseFen === 0 && bookedTotalFen !== 0, "earns of what was all refunded"],
  ];
}

function auditPeople(
  known: Case,
  order: Order | null,
  pack: Pack | null,
): [string, boolean, string][] {
  const paid = pricedFact(known.facts);
  const payees = paid?.payees ?? [];
  const farthest = Math.max(0, ...payees.map(({ distance }) => distance));
  const paysBuyer = payees.some(({ promoterId }) => promoterId === known.buyerId);
  const chain = paid?.chain ?? [];
  return [
    ["I19", pack === "strict" && farthest > 1, `a strict plan pays distance ${farthest}`],
    ["I20", paysBuyer && order?.selfPurchase === false, "its buyer earns of it"],
    ["I21", order === null, "there is no such order"],
    [
      "I21",
      order !== null && order.buyerId !== known.buyerId,
      "it has another buyer than its order",
    ],
    [
      "I21",
      payees.some(({ promoterId, distance }) => chain[distance - 1] !== promoterId),
      "somebody earns who is not in its chain",
    ],
  ];
}

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
function everybody({ entries, schedule, facts }: Case): readonly string[] {
  const accounts = entries
    .flatMap(({ postings }) => postings.flatMap(({ from, to }) => [from, to]))
    .filter((account) => account.startsWith("pending:"))
    .map((account) => account.slice("pending:".length));
  const payees = (pricedFact(facts)?.payees ?? []).map(({ promoterId }) => promoterId);
  return [...new Set([...accounts, ...payees, ...schedule.map(({ promoterId }) => promoterId)])];
}
