import { nobody, person, staff } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import type { Notice } from "#ports/notices.ts";
import type { RefundState } from "#ports/payments.ts";
import { afterSales, type Bought, receive } from "#tests/simulation/afterSales.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { claim, fail, hasFact } from "#tests/simulation/told.ts";
import type { TrueBack } from "#tests/simulation/truth.ts";
import { count, later, type World } from "#tests/simulation/world.ts";

/** A buyer pays through WeChat Pay v3: we ask for the money, he pays or not, and WeChat tells or does not. */
export function payAtWechat(world: World, bought: Bought): void {
  const { random } = world;
  const { orderId, buyerId } = bought;
  const event = { action: "pay", orderId };
  const asked = { to: "order" as const, caller: person(buyerId), title: `pay ${orderId}`, event };
  persistently(world, asked, (reply) => {
    // Whoever heard nothing for half an hour comes too late.
    if (!reply.ok && reply.code !== "order_closed") fail(world, orderId, `pay ← ${reply.code}`);
    if (!reply.ok || random.chance(10)) return;
    later(world, random.below(random.pick([3_000, 3_000, HOUR_MS])), () =>
      buyerPays(world, bought),
    );
  });
}

function buyerPays(world: World, bought: Bought): void {
  const { random, truth, clock, memory, payments } = world;
  const { orderId, buyerId, amountFen } = bought;
  const wholeMs = clock.nowMs - (clock.nowMs % 1_000);
  try {
    payments.pay(orderId, wholeMs);
  } catch {
    return count(world, "too late to pay at WeChat"); // It was closed there, or never arrived.
  }
  const createdAtMs = memory.documents.orders.get(orderId)?.createdAtMs ?? 0;
  const transactionId = `t-${orderId}`;
  const successAtMs = Math.max(wholeMs, createdAtMs);
  truth.payments.set(orderId, { buyerId, transactionId, successAtMs, amountFen, known: null });
  truth.refunds.set(orderId, new Map());
  truth.throughWechat.add(orderId);
  const payment = { orderId, transactionId, amountFen: fen(amountFen), successAtMs: wholeMs };
  const atMs = random.chance(80) ? random.below(3_000) : random.below(5 * HOUR_MS);
  for (let times = random.pick([0, 0, 1, 1, 2]); times > 0; times--) {
    later(world, atMs + random.below(9_000), () => tell(world, { kind: "payment", payment }));
  }
  if (random.chance(4)) {
    const wrong = { ...payment, amountFen: fen(amountFen + 1) };
    later(world, random.below(HOUR_MS), () =>
      tellWrong(world, { kind: "payment", payment: wrong }),
    );
  }
  if (random.chance(10)) later(world, random.below(MINUTE_MS), () => check(world, bought));
  if (random.chance(75)) receive(world, bought);
  afterSales(world, bought);
  for (let more = random.pick([0, 1, 1, 2]); more > 0; more--) {
    const inMs = random.below(random.pick([HOUR_MS, 4 * DAY_MS, 14 * DAY_MS]));
    later(world, inMs, () => payBack(world, bought));
  }
}

/** WeChat tells, and tells again until it is taken. */
export function tell(world: World, notice: Notice): void {
  const event = { headers: {}, body: JSON.stringify(notice) };
  const asked = { to: "notify" as const, caller: nobody, title: "v3-notice", event };
  persistently(world, asked, (reply) => {
    if (!reply.ok) fail(world, event.body, `the notice was refused: ${reply.code}`);
  });
}

function tellWrong(world: World, notice: Notice): void {
  const event = { headers: {}, body: JSON.stringify(notice) };
  const asked = { to: "notify" as const, caller: nobody, title: "wrong-v3-notice", event };
  persistently(world, asked, (reply) => {
    if (reply.ok || reply.code !== "amount_differs") fail(world, event.body, "took a wrong notice");
  });
}

/** The buyer comes back from WeChat and asks how his payment stands. */
function check(world: World, { orderId, buyerId }: Bought): void {
  const event = { action: "checkPayment", orderId };
  const asked = { to: "order" as const, caller: person(buyerId), title: `check ${orderId}`, event };
  persistently(world, asked, (reply) => {
    if (!reply.ok) return fail(world, orderId, `check ← ${reply.code}`);
    const { state } = reply.data as { state: string };
    if (state !== "paid") return fail(world, orderId, `is paid and said to be ${state}`);
    claim(world, () => (hasFact(world, orderId, "paid") ? null : `${orderId}: paid is gone`));
  });
}

/** Staff ask WeChat to give money back: for all of it, or some of a line. */
function payBack(world: World, { orderId, lines, freightFen }: Bought): void {
  const { random, truth } = world;
  const refundId = `W${orderId}-${truth.backs.size + 1}`;
  const isWhole = random.chance(30);
  const some = random.shuffled(lines).slice(0, 1);
  const told = (isWhole ? lines : some).map(({ sku, paidFen }) => ({
    sku,
    refundFen: isWhole ? paidFen : 1 + random.below(Math.max(1, paidFen)),
  }));
  const freight = isWhole && random.chance(50) ? freightFen : 0;
  const event = { action: "refund", orderId, refundId, lines: told, reason: "returned" };
  const asked = { to: "order" as const, caller: staff, title: `payBack ${refundId}` };
  truth.backs.set(refundId, { orderId, lines: told, state: "open" });
  persistently(world, { ...asked, event: { ...event, freightFen: freight } }, (reply) => {
    if (reply.ok) {
      const key = `refund-asked/${refundId}`;
      claim(world, () => (hasFact(world, orderId, key) ? null : `${refundId} is gone`));
    } else if (!["order_unpaid", "refund_exceeds_paid"].includes(reply.code)) {
      fail(world, refundId, `was refused: ${reply.code}`);
    }
  });
  later(world, random.below(random.pick([MINUTE_MS, 2 * DAY_MS])), () => endBack(world, refundId));
}

/** What comes of a refund at WeChat, once it has taken it on. What is abnormal comes to a good end later. */
function endBack(world: World, refundId: string): void {
  const { random, truth, payments } = world;
  const back = truth.backs.get(refundId);
  const isTaken = payments.refunds().some((one) => one.refundId === refundId);
  if (!back || !isTaken || back.state === "succeeded" || back.state === "closed") return;
  const ends = ["succeeded", "succeeded", "succeeded", "closed", "abnormal"] as const;
  const state = back.state === "abnormal" ? "succeeded" : random.pick(ends);
  if (back.state === "abnormal") count(world, "refund at WeChat: succeeded after all");
  count(world, `refund at WeChat: ${state}`);
  back.state = state;
  payments.endRefund(refundId, state);
  if (state === "succeeded") truth.refunds.get(back.orderId)?.set(refundId, back.lines);
  if (random.chance(50))
    later(world, random.below(5_000), () => tellBack(world, refundId, back, state));
  if (state === "abnormal") later(world, random.below(DAY_MS), () => endBack(world, refundId));
}

function tellBack(world: World, refundId: string, { orderId }: TrueBack, state: RefundState): void {
  const taken = world.payments.refunds().find((one) => one.refundId === refundId);
  if (!taken) return;
  const { refundFen, totalFen } = taken;
  const succeededAtMs = state === "succeeded" ? world.clock.nowMs : null;
  const refund = { orderId, refundId, refundFen, totalFen, state, succeededAtMs };
  tell(world, { kind: "refund", refund });
}

/** WeChat leaves no refund open for ever. */
export function endAllBacks(world: World): void {
  for (const refundId of world.truth.backs.keys()) endBack(world, refundId);
}
