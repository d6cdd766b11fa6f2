import {
  AFTER_SALES_STATES,
  type AfterSales,
  type AfterSalesState,
} from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { DAY_MS } from "#core/time.ts";

/** Whom an after-sales waits for, how long, and whether the shop goes on by itself then (`timeOut`). */
export type Deadline = {
  readonly whose: "staff" | "buyer" | "wechat";
  readonly days: number;
  readonly then: "flag" | "timeOut";
};
/**
 * Each deadline, as data. Money needs a person: what staff or WeChat are late with is only flagged.
 *
 * - 7 days for the refund of a return are the law's (消费者权益保护法 25: within seven days after the goods came back).
 */
const AFTER_SALES_DEADLINES: Readonly<Partial<Record<AfterSalesState, Deadline>>> = {
  asked: { whose: "staff", days: 3, then: "flag" },
  agreed: { whose: "buyer", days: 7, then: "timeOut" },
  sent: { whose: "staff", days: 7, then: "flag" },
  arrived: { whose: "staff", days: 7, then: "flag" },
  refunding: { whose: "wechat", days: 7, then: "flag" },
  reshipped: { whose: "buyer", days: 7, then: "timeOut" },
};
/** The states in which somebody can be late without anything happening by itself. */
export const FLAGGED_STATES: readonly AfterSalesState[] = AFTER_SALES_STATES.filter(
  (state) => AFTER_SALES_DEADLINES[state]?.then === "flag",
);
/** Days after receipt in which goods bought at a distance can be sent back without a reason (消费者权益保护法 25). */
export const NO_REASON_DAYS = 7;

/** Until when whoever is next must act; once the goods came back, seven days from then. */
export function deadlineMs({
  state,
  stateAtMs,
  arrivedAtMs,
}: Pick<AfterSales, "state" | "stateAtMs" | "arrivedAtMs">): number | null {
  const deadline = AFTER_SALES_DEADLINES[state];
  if (!deadline) return null;
  const owesMoney = state === "arrived" || state === "refunding";
  return (owesMoney ? (arrivedAtMs ?? stateAtMs) : stateAtMs) + deadline.days * DAY_MS;
}

/** Until when the buyer may ask; null = as long as he has not received it. */
export const askUntilMs = (
  { receivedAtMs }: Pick<Purchase, "receivedAtMs">,
  afterSalesDays: number,
): number | null => (receivedAtMs === null ? null : receivedAtMs + afterSalesDays * DAY_MS);

/** Whether the law gives the money back without a reason. */
export const isWithoutReason = (
  { receivedAtMs }: Pick<Purchase, "receivedAtMs">,
  { kind, askedAtMs }: Pick<AfterSales, "kind" | "askedAtMs">,
): boolean =>
  kind === "return" &&
  (receivedAtMs === null || askedAtMs <= receivedAtMs + NO_REASON_DAYS * DAY_MS);

/** Whether staff must do something: it is their turn, or WeChat is late with the money. For the purchase's `asksStaff`. */
export const waitsForStaff = ({ state, isLate }: Pick<AfterSales, "state" | "isLate">): boolean =>
  AFTER_SALES_DEADLINES[state]?.whose === "staff" || isLate;

/** Whether staff, or WeChat, should have acted by now. */
export const isOverdue = (one: AfterSales, nowMs: number): boolean =>
  AFTER_SALES_DEADLINES[one.state]?.then === "flag" && isPast(one, nowMs);

/** Whether the shop must go on with it by itself now. */
export const hasTimedOut = (one: AfterSales, nowMs: number): boolean =>
  AFTER_SALES_DEADLINES[one.state]?.then === "timeOut" && isPast(one, nowMs);

/** Whether WeChat has become late with the money, and staff have not been told. */
export const becomesLate = (one: AfterSales, nowMs: number): boolean =>
  AFTER_SALES_DEADLINES[one.state]?.whose === "wechat" && !one.isLate && isPast(one, nowMs);

/**
 * When the timer must look at a purchase's after-sales, in ms; null = never. What waits for staff needs no timer.
 */
export function afterSalesDueMs({ afterSales }: Pick<Purchase, "afterSales">): number | null {
  const dueMs = afterSales
    .filter(({ state, isLate }) => {
      const deadline = AFTER_SALES_DEADLINES[state];
      return deadline?.then === "timeOut" || (deadline?.whose === "wechat" && !isLate);
    })
    .flatMap(({ dueAtMs }) => dueAtMs ?? []);
  return dueMs.length === 0 ? null : Math.min(...dueMs);
}

const isPast = ({ dueAtMs }: AfterSales, nowMs: number): boolean =>
  dueAtMs !== null && dueAtMs <= nowMs;
