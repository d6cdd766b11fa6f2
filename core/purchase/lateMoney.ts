import { type Fact, type PaidFact, type RefundLine, refundFacts } from "#core/commission/facts.ts";
import { type Fen, fen, NOTHING } from "#core/money.ts";
import { openRefunds } from "#core/order/refund.ts";
import { noted, SHOP } from "#core/purchase/notes.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask, type Task, TRIES_MAX } from "#core/purchase/task.ts";
import { HOUR_MS } from "#core/time.ts";

/** So often the shop asks by itself; then a person must find out why WeChat closes it. */
const ASKED_MAX = 3;
/** WeChat is not asked again at once for what it has just closed. */
const PAUSE_MS = 6 * HOUR_MS;

/**
 * A cancelled purchase for which money came after all: it goes back whole, and staff are told.
 *
 * - A refund that WeChat closes is asked for again under a new number, three times; then staff must have it done again.
 * - Followed again it is the same object.
 */
export function followLateMoney(
  purchase: Purchase,
  { successAtMs: paidAtMs }: PaidFact,
  facts: readonly Fact[],
  nowMs: number,
): Purchase {
  const keys = new Set<string>(facts.map(({ key }) => key));
  const closed = closedRefunds(purchase._id, keys);
  if (purchase.paidAtMs !== null && closed === 0) return purchase;
  const id = lateRefundId(purchase._id, closed);
  const key = taskKey(closed);
  const isKnown =
    keys.has(`refund-asked/${id}`) ||
    keys.has(`refund/${id}`) ||
    purchase.tasks.some((task) => task.key === key);
  if (purchase.paidAtMs !== null && isKnown) return purchase;
  const others = purchase.tasks.filter((task) => !isLateRefund(task));
  const left = leftToGiveBack(purchase, facts);
  if (closed > 0 && left === null) {
    return others.length < purchase.tasks.length ? { ...purchase, tasks: others } : purchase;
  }
  const told = noted({ ...purchase, paidAtMs }, nowMs, SHOP, closed === 0 ? CAME : CLOSED);
  if (left === null) return told;
  const refund = newTask(key, { kind: "refund", id, ...left, by: SHOP });
  const paused = closed === 0 ? refund : { ...refund, notBeforeMs: nowMs + PAUSE_MS };
  const task: Task = closed < ASKED_MAX ? paused : { ...refund, tries: TRIES_MAX };
  return { ...told, tasks: [...others, task] };
}
const CAME = "订单取消后收到了买家的付款，已自动申请全额退款，请留意。";
const CLOSED = "订单取消后的退款被微信关闭，买家没有收到钱，将重新申请，请到微信商户平台核对。";

/** The number, at WeChat, of the refund of a payment that came too late, after so many that were closed. */
const lateRefundId = (orderId: string, closed: number): string =>
  `${orderId}-late${closed === 0 ? "" : `-${closed + 1}`}`;
const LATE = "refund/late";
const taskKey = (closed: number): string => `${LATE}${closed === 0 ? "" : `-${closed + 1}`}`;

/** Whether a task gives back what was paid too late: then it is done only when the buyer has it. */
export const isLateRefund = ({ key }: Pick<Task, "key">): boolean => key.startsWith(LATE);

/** How many such refunds were closed so far, one after the other. */
function closedRefunds(orderId: string, keys: ReadonlySet<string>): number {
  let closed = 0;
  while (keys.has(`refund-ended/${lateRefundId(orderId, closed)}`)) closed += 1;
  return closed;
}

type Money = { readonly lines: readonly RefundLine[]; readonly freightFen: Fen };

/** What was paid and neither has gone back nor is going back; null = nothing. */
function leftToGiveBack({ lines, amounts }: Purchase, facts: readonly Fact[]): Money | null {
  const taken = [...refundFacts(facts), ...openRefunds(facts)];
  const goneFen = (sku: string): number =>
    taken
      .flatMap((one) => one.lines)
      .reduce((sum, line) => (line.sku === sku ? sum + line.refundFen : sum), 0);
  const paidFen = new Map<string, number>();
  for (const line of lines) paidFen.set(line.sku, (paidFen.get(line.sku) ?? 0) + line.paidFen);
  const left = [...paidFen].flatMap(([sku, amount]): RefundLine[] => {
    const leftFen = amount - goneFen(sku);
    return leftFen > 0 ? [{ sku, refundFen: fen(leftFen) }] : [];
  });
  const freightGone = taken.reduce<number>((sum, one) => sum + (one.freightFen ?? 0), 0);
  const freightLeft = amounts.freightFen - freightGone;
  const freightFen = freightLeft > 0 ? fen(freightLeft) : NOTHING;
  return left.length === 0 && freightFen === 0 ? null : { lines: left, freightFen };
}
