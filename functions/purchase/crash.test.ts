import type { Around } from "#adapters/memory/store.ts";
import { fen } from "#core/money.ts";
import { goodsShop } from "#functions/purchase/testing/goodsShop.ts";

/**
 * Goal: a call that dies at any of its requests, before or after it was done there, ends like one that did not die, once
 * the caller has repeated it or, where nobody does, the timers have run.
 */
type Shop = ReturnType<typeof goodsShop>;
type Command = {
  readonly name: string;
  readonly given: (shop: Shop) => Promise<unknown>;
  readonly call: (shop: Shop) => Promise<unknown>;
  /** Nobody repeats it. */
  readonly isLeft?: true;
};

const placed = (shop: Shop) => shop.place("ORDER1");
const asked = async (shop: Shop) => {
  await placed(shop);
  await shop.askPayment();
};
const paidThere = async (shop: Shop) => {
  await asked(shop);
  shop.payments.pay("ORDER1", shop.clock.nowMs);
  shop.shipping.pay("ORDER1", "U1");
};
const paid = async (shop: Shop) => {
  await paidThere(shop);
  await shop.checkPayment();
};
const shipped = async (shop: Shop) => {
  await paid(shop);
  await shop.ship("P1");
};
const all = {
  lines: [
    { sku: "tea-1", refundFen: 2_001 },
    { sku: "cup-1", refundFen: 500 },
  ],
};
const refundAll = { ...all, freightFen: 99 };
const refunding = async (shop: Shop) => {
  await paid(shop);
  await shop.refund("R1", refundAll);
  shop.payments.endRefund("R1", "succeeded");
  shop.wait(20);
};
/** WeChat takes the money of an order that was cancelled here: then its word counts. */
const paidTooLate = async (shop: Shop) => {
  await asked(shop);
  await shop.buyer("cancel");
  const payment = { orderId: "ORDER1", transactionId: "t", amountFen: fen(2_600) };
  const { nowMs } = shop.clock;
  shop.payments.read = async () => ({
    answer: "paid",
    payment: { ...payment, successAtMs: nowMs },
  });
  shop.payments.refund = async (order) => ({
    answer: "refund",
    refund: { ...order, state: "succeeded", succeededAtMs: nowMs },
  });
};
const overdue =
  (given: (shop: Shop) => Promise<unknown>, minutes: number) => async (shop: Shop) => {
    await given(shop);
    shop.wait(minutes);
  };
const DAY = 24 * 60;

const COMMANDS: readonly Command[] = [
  { name: "cancel, never asked", given: placed, call: (shop) => shop.buyer("cancel") },
  {
    name: "cancel, never asked, left",
    given: placed,
    call: (shop) => shop.buyer("cancel"),
    isLeft: true,
  },
  { name: "cancel, asked", given: asked, call: (shop) => shop.buyer("cancel") },
  { name: "cancel, asked, left", given: asked, call: (shop) => shop.buyer("cancel"), isLeft: true },
  {
    name: "cancel, paid there",
    given: paidThere,
    call: (shop) => shop.buyer("cancel"),
    isLeft: true,
  },
  { name: "checkPayment", given: paidThere, call: (shop) => shop.checkPayment() },
  {
    name: "checkPayment, left",
    given: paidThere,
    call: (shop) => shop.checkPayment(),
    isLeft: true,
  },
  { name: "checkPayment, too late", given: paidTooLate, call: (shop) => shop.checkPayment() },
  { name: "ship", given: paid, call: (shop) => shop.ship("P1") },
  { name: "receive", given: shipped, call: (shop) => shop.buyer("receive") },
  {
    name: "correctParcel",
    given: shipped,
    call: (shop) =>
      shop.staff("correctParcel", { parcelId: "P1", carrier: "YTO", trackingNumber: "YT-0001" }),
  },
  { name: "sweep, all paid back", given: refunding, call: (shop) => shop.sweep() },
  { name: "tend, unpaid", given: overdue(placed, 31), call: (shop) => shop.tend(), isLeft: true },
  { name: "tend, asked", given: overdue(asked, 31), call: (shop) => shop.tend(), isLeft: true },
  {
    name: "tend, paid there",
    given: overdue(paidThere, 31),
    call: (shop) => shop.tend(),
    isLeft: true,
  },
  {
    name: "tend, shipped",
    given: overdue(shipped, 16 * DAY),
    call: (shop) => shop.tend(),
    isLeft: true,
  },
];

/** A line on which everything dies from the n-th request on; `after`: that request itself is still done. */
function dyingAt(n: number, after: boolean): { around: Around; count: () => number } {
  let requests = 0;
  const around: Around = async (operation) => {
    await Promise.resolve();
    const index = requests++;
    if (index > n || (index === n && !after)) throw new Error("died");
    const done = operation();
    if (index === n) throw new Error("died");
    return done;
  };
  return { around, count: () => requests };
}

async function run({ given, call, isLeft }: Command, n: number, after: boolean) {
  const shop = goodsShop();
  await given(shop);
  const dying = dyingAt(n, after);
  const quiet = shop.line.around;
  shop.line.around = dying.around;
  await call(shop).catch(() => undefined);
  shop.line.around = quiet;
  const isOver = dying.count() <= n;
  if (!isLeft) {
    await call(shop);
    await shop.buyer("show"); // The buyer looks how his order stands.
  }
  for (let minutes = 0; minutes <= 60; minutes += 10) {
    shop.wait(10);
    await shop.sweep();
    await shop.tend();
  }
  const { state, tasks, dueAtMs, parcels, delivery } = shop.purchase("ORDER1");
  const isOpen = dueAtMs !== null && dueAtMs <= shop.clock.nowMs;
  const known = {
    ...{
      state,
      tasks,
      isOpen,
      delivery,
      parcels: parcels.map(({ id, carrier }) => `${id} ${carrier}`),
    },
    // `counted` only says that a payment was heard of by asking, and late.
    facts: shop
      .facts("ORDER1")
      .filter((key) => key !== "counted")
      .sort(),
    stocks: [shop.stock("tea-1"), shop.stock("cup-1")],
    told: shop.shipping.told("ORDER1")?.parcels.map(({ trackingNumber }) => trackingNumber),
  };
  return { known, isOver };
}

it.each(COMMANDS)(
  "$name",
  async (command) => {
    const { known: quiet } = await run(command, Infinity, false);
    expect(quiet).toMatchObject({ tasks: [], isOpen: false });
    let points = 0;
    for (const after of [false, true]) {
      for (let n = 0; n < 60; n++) {
        const { known, isOver } = await run(command, n, after);
        if (isOver) break;
        points += 1;
        expect({ n, after, ...known }).toEqual({ n, after, ...quiet });
      }
    }
    expect(points).toBeGreaterThan(3);
  },
  60_000,
);

it.each([
  ["staff's word of a refund", paid, (shop: Shop) => shop.recordRefund("R1", refundAll)],
  ["the sweep's news of a refund", refunding, (shop: Shop) => shop.sweep()],
])("%s, left: what the case knows the purchase learns from the timer", async (_, given, call) => {
  let followed = 0;
  for (const after of [false, true]) {
    for (let n = 0; n < 60; n++) {
      const shop = goodsShop();
      await given(shop);
      const dying = dyingAt(n, after);
      const quiet = shop.line.around;
      shop.line.around = dying.around;
      await call(shop).catch(() => undefined);
      shop.line.around = quiet;
      if (dying.count() <= n) break;
      for (let minutes = 0; minutes <= 30; minutes += 10) {
        shop.wait(10);
        await shop.tend();
      }
      const isKnown = shop.facts().includes("refund/R1");
      if (isKnown) followed += 1;
      const { state, dueAtMs } = shop.purchase();
      expect([n, state, dueAtMs]).toEqual([n, isKnown ? "closed" : "paid", null]);
    }
  }
  expect(followed > 0).toBe(true);
});

it("gives back what was paid too late, although the call that heard of it died", async () => {
  let paidBack = 0;
  for (const after of [false, true]) {
    for (let n = 0; n < 60; n++) {
      const shop = goodsShop();
      await paidTooLate(shop);
      shop.wait(1);
      const dying = dyingAt(n, after);
      const quiet = shop.line.around;
      shop.line.around = dying.around;
      await shop.checkPayment().catch(() => undefined);
      shop.line.around = quiet;
      if (dying.count() <= n) break;
      for (let minutes = 0; minutes <= 30; minutes += 10) {
        shop.wait(10);
        await shop.sweep();
        await shop.tend();
      }
      if (!shop.facts().includes("paid")) continue;
      paidBack += 1;
      expect([n, after, shop.facts()]).toEqual([
        ...[n, after],
        expect.arrayContaining(["refund/ORDER1-late"]),
      ]);
    }
  }
  expect(paidBack > 0).toBe(true);
});
