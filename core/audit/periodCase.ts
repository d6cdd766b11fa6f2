import type { Violation } from "#core/audit/violation.ts";
import { bonusCaseId, isBonusCaseId } from "#core/bonus/caseId.ts";
import {
  isMeasured,
  type MeasuredFact,
  measuredKey,
  newestMeasured,
} from "#core/bonus/measured.ts";
import { periodsEndingAt } from "#core/bonus/span.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import { atLeastNothing, type Fen, shareFloor } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";

type Wrong = [invariant: string, isWrong: boolean, text: string];

/**
 * What is wrong with a period case, besides what every case must hold to.
 *
 * - I4, I5: never more than the cap leaves of the sales, nothing where nothing is left of them.
 * - I21: it is about one promoter, one bonus and one period, told by its id; nobody bought it, and no order is under it.
 */
export function auditPeriod(
  known: Case,
  order: Order | null,
  bookedTotalFen: Fen,
): readonly Wrong[] {
  const facts = known.facts.flatMap((fact) => (isMeasured(fact) ? [fact] : []));
  const newest = newestMeasured(known.facts);
  if (newest === null) return [["I21", true, "it is a period's and was never measured"]];
  const { soldFen, sharedFen, otherBonusFen, capBp } = newest;
  const capFen = atLeastNothing(shareFloor(soldFen, capBp) - sharedFen - otherBonusFen);
  return [
    ["I4", bookedTotalFen > capFen, `${bookedTotalFen} booked, the cap leaves ${capFen}`],
    ["I5", soldFen === 0 && bookedTotalFen !== 0, "earns of what was all refunded"],
    ["I21", order !== null, "there is an order of a period's id"],
    ["I21", facts.length !== known.facts.length, "something else happened to a period"],
    ["I21", !facts.every(isItsOwn(known)), "it was measured for something else"],
    ["I21", known.buyerId !== "" || known.paidAtMs !== null, "somebody bought or paid it"],
    ["I21", known.sellerId !== newest.promoterId, "it is another promoter's"],
  ];
}

const isItsOwn =
  ({ _id }: Case) =>
  ({ key, promoterId, bonus, period, fromMs, untilMs, asOfMs }: MeasuredFact, at: number) => {
    const span = periodsEndingAt(untilMs).find(({ kind }) => kind === bonus.period);
    return (
      key === measuredKey(at + 1) &&
      _id === bonusCaseId(promoterId, bonus.id, period) &&
      span?.label === period &&
      fromMs >= span.fromMs &&
      fromMs < untilMs &&
      asOfMs >= untilMs
    );
  };

/** I21: a period was measured by the bonus, the cap and the freeze of the version that it names. */
export function auditPeriodPlan(known: Case, plan: Plan | null): readonly Violation[] {
  if (!isBonusCaseId(known._id)) return [];
  const measured = newestMeasured(known.facts);
  const bonus = plan?.periods?.find(({ id }) => id === measured?.bonus.id);
  const isSame =
    measured !== null &&
    plan !== null &&
    bonus !== undefined &&
    canonicalJson([bonus, plan.capBp, plan.freezeDays]) ===
      canonicalJson([measured.bonus, measured.capBp, measured.freezeDays]);
  const text = "its bonus is not that of the plan version that it names";
  return isSame ? [] : [{ invariant: "I21", id: known._id, text }];
}
