import { person, staff, wechatPay } from "#adapters/memory/deps.ts";
import { cartText } from "#core/order/place.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { shopSeal } from "#tests/simulation/functions.ts";
import {
  meddle,
  tellOtherPayment,
  tellOtherRefund,
  tryForgedCart,
} from "#tests/simulation/mischief.ts";
import { afterSales, type Bought, receive } from "#tests/simulation/afterSales.ts";
import { payAtWechat } from "#tests/simulation/wechatPay.ts";
import { persistently } from "#tests/simulation/persistence.ts";
import { REGIONS, STORES } from "#tests/simulation/components.ts";
import { CATEGORY_OF, GROUPS, SKUS } from "#tests/simulation/plans.ts";
import { claim, fail, hasFact } from "#tests/simulation/told.ts";
import {
  type TrueLine,
  type TrueRefund,
  type TrueSale,
  wechatTime,
} from "#tests/simulation/truth.ts";
import { count, later, type World } from "#tests/simulation/world.ts";

const PRICES_FEN = [1, 33, 99, 199, 9_999, 12_345, 100_000, 777_777, 5_000_000];
const BUYERS = ["U1", "U2", "U3", "U4", "U5"];

/** A buyer makes an order: mostly he pays it, sometimes he does odd things. */
export function newOrder(world: World, orderId: string): void {
  const { random, truth, clock } = world;
  const promoters = [...truth.promoters.keys()];
  const buyerId =
    random.chance(15) && promoters.length ? random.pick(promoters) : random.pick(BUYERS);
  const cart = {
    orderId,
    lines: anyLines(world).map(({ supplyFen, ...line }) => ({
      ...{ ...line, paidFen: fen(line.paidFen) },
      ...(supplyFen === undefined ? {} : { supplyFen: fen(supplyFen) }),
    })),
    freightFen: fen(random.pick([0, 0, 800])),
    ...anySale(world),
  };
  const expiresAtMs = clock.nowMs + random.pick([10_000, HOUR_MS, DAY_MS]);
  const seal = shopSeal.mark("cart", cartText(buyerId, cart, expiresAtMs));
  const asked = { to: "order" as const, caller: person(buyerId), title: `create ${orderId}` };
  const event = { action: "create", ...cart, expiresAtMs, seal };
  if (random.chance(4)) tryForgedCart(world, buyerId, { ...event, freightFen: 1 });
  persistently(world, { ...asked, event }, (reply) => {
    if (!reply.ok && reply.code === "cart_expired") return;
    if (!reply.ok) return void fail(world, orderId, `was refused: ${reply.code}`);
    claim(world, () =>
      isStored(world, orderId, buyerId, cart.lines) ? null : `${orderId} is gone`,
    );
    const amountFen = cart.lines.reduce<number>(
      (sum, { paidFen }) => sum + paidFen,
      cart.freightFen,
    );
    const { lines, freightFen } = cart;
    const bought = { orderId, buyerId, amountFen, lines, freightFen };
    if (random.chance(30)) payAtWechat(world, bought);
    else if (random.chance(90)) pay(world, bought);
  });
}

/** Where and to whom: the shop knows all of it, some of it, or nothing. */
function anySale({ random, truth }: World): TrueSale {
  const people = [...truth.promoters.keys()];
  return {
    ...(random.chance(50) ? { customerGroup: random.pick(GROUPS) } : {}),
    ...(random.chance(60) ? { region: random.pick(REGIONS) } : {}),
    ...(random.chance(50) ? { store: random.pick(STORES) } : {}),
    ...(random.chance(40) && people.length > 0 ? { storeStaff: random.pick(people) } : {}),
  };
}

function anyLines({ random, truth }: World): TrueLine[] {
  const people = [...truth.promoters.keys()];
  const lines = Array.from({ length: random.between(1, 4) }, (): TrueLine => {
    const sku = random.pick(SKUS);
    const quantity = random.between(1, 3);
    const paidFen = random.pick(PRICES_FEN);
    const line = { sku, quantity, paidFen, category: CATEGORY_OF[sku], gift: false };
    if (people.length === 0 || random.chance(80)) return line;
    return { ...line, supplier: random.pick(people), supplyFen: random.pick([0, 1, 60, 7_000]) };
  });
  const paidFen = random.pick([0, 9_999]);
  const gift = { sku: "gift", quantity: 1, paidFen, category: "tea", gift: true };
  return random.chance(15) ? [...lines, gift] : lines;
}

/** The money is taken now; the notice comes when it comes, and more than once. */
function pay(world: World, bought: Bought): void {
  const { random, truth, clock, memory } = world;
  const { orderId, buyerId, amountFen } = bought;
  const wholeMs = clock.nowMs - (clock.nowMs % 1_000);
  const createdAtMs = memory.documents.orders.get(orderId)?.createdAtMs ?? 0;
  const successAtMs = Math.max(wholeMs, createdAtMs);
  const transactionId = `T${orderId}`;
  truth.payments.set(orderId, { buyerId, transactionId, successAtMs, amountFen, known: null });
  truth.refunds.set(orderId, new Map());
  const notice = {
    ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: orderId, transactionId },
    ...{ totalFee: amountFen, timeEnd: wechatTime(wholeMs), feeType: "CNY" },
  };
  const delayMs = random.chance(80) ? random.below(3_000) : random.below(30 * HOUR_MS);
  later(world, delayMs, () => tellPaid(world, orderId, notice));
  if (random.chance(40)) {
    later(world, delayMs + random.below(20_000), () => tellPaid(world, orderId, notice));
  }
  if (random.chance(4)) {
    const atMs = random.chance(50) ? random.below(1_000) : delayMs + random.below(HOUR_MS);
    later(world, atMs, () => tellOtherPayment(world, orderId, notice));
  }
  if (random.chance(75)) receive(world, bought);
  afterSales(world, bought);
  if (random.chance(5)) later(world, random.below(DAY_MS), () => meddle(world, orderId));
  for (let more = random.pick([0, 0, 1, 1, 2]); more > 0; more--) {
    const withinMs = random.pick([0, MINUTE_MS, HOUR_MS, 4 * DAY_MS, 12 * DAY_MS]);
    refund(world, bought, random.below(withinMs + 1), random.chance(40));
  }
  // Often everything goes back when the commission has been paid out already.
  if (random.chance(20)) refund(world, bought, random.between(7 * DAY_MS, 18 * DAY_MS), true);
}

/** A notice that is told until the shop takes it. It may be told again at any time. */
export function tellPaid(world: World, orderId: string, notice: object): void {
  const asked = { to: "order" as const, caller: wechatPay, title: `notice ${orderId}` };
  persistently(world, { ...asked, event: notice }, (reply) => {
    if (!reply.ok) return fail(world, orderId, `the notice was refused: ${reply.code}`);
    claim(world, () => (hasFact(world, orderId, "paid") ? null : `${orderId}: paid is gone`));
  });
}

/** Money goes back after a while: for some lines or all, in whole or in part; told once or twice. */
function refund(world: World, { orderId, lines }: Bought, inMs: number, isWhole: boolean): void {
  const { random, truth } = world;
  const refunds = truth.refunds.get(orderId);
  const refundId = `R${orderId}-${(refunds?.size ?? 0) + 1}`;
  const told = (
    isWhole ? lines : random.shuffled(lines).slice(0, random.between(1, lines.length))
  ).map(({ sku, paidFen }) => ({ sku, refundFen: isWhole ? paidFen : random.below(paidFen + 1) }));
  refunds?.set(refundId, told);
  for (let times = random.pick([1, 1, 2]); times > 0; times--) {
    later(world, inMs + random.below(5_000), () => tellRefund(world, orderId, refundId, told));
  }
}

/** A refund of an order right now, where it has a case and was paid. */
export function refundNow(world: World, orderId: string): void {
  const order = world.memory.documents.orders.get(orderId);
  const payment = world.truth.payments.get(orderId);
  if (order && payment)
    refund(world, { ...payment, ...order, orderId }, 0, world.random.chance(50));
}

export function tellRefund(
  world: World,
  orderId: string,
  refundId: string,
  lines: TrueRefund,
): void {
  const { random, memory } = world;
  const key = `refund/${refundId}`;
  const isKnown = hasFact(world, orderId, key);
  const rows = memory.documents.cases.get(orderId)?.schedule ?? [];
  if (!isKnown && !hasFact(world, orderId, "paid")) count(world, "refund before its payment");
  if (!isKnown && rows.some((row) => isAbout(row.availableAtMs, world.clock.nowMs))) {
    count(world, "refund in the guard band");
  }
  const event = { action: "recordRefund", orderId, refundId, lines };
  const asked = { to: "order" as const, caller: staff, title: `refund ${refundId}` };
  persistently(world, { ...asked, event }, (reply) => {
    if (!reply.ok) return fail(world, refundId, `was refused: ${reply.code}`);
    claim(world, () => (hasFact(world, orderId, key) ? null : `${refundId} is gone`));
    if (random.chance(6)) tellOtherRefund(world, event);
  });
}

const isAbout = (atMs: number, nowMs: number): boolean =>
  atMs > nowMs - MINUTE_MS && atMs < nowMs + 3 * MINUTE_MS;

function isStored({ memory }: World, orderId: string, buyerId: string, lines: readonly TrueLine[]) {
  const order = memory.documents.orders.get(orderId);
  return order?.buyerId === buyerId && JSON.stringify(order.lines) === JSON.stringify(lines);
}
