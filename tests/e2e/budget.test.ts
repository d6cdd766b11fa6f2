import { codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import {
  type Counted,
  costOf,
  done,
  person,
  staff,
  START_MS,
  withStack,
} from "#tests/e2e/stack.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { INPUTS, KEPT, PASSING } from "#ports/watched.ts";
import { LOGGED } from "#tests/staffCost.ts";

/** Goal: what a step costs at CloudBase, counted at the server, does not grow with the plan or the rows. */
const stack = withStack();
const FOUNDING = {
  id: "founding",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102"] },
  rates: [
    { distance: 1, rateBp: 1_000 },
    { distance: 2, rateBp: 500 },
    { distance: 3, rateBp: 300 },
  ],
};
const DIRECT = { id: "direct", rates: [{ distance: 1, rateBp: 1_000 }] };
let code = "";

/** What a function cost since the meter was reset, whoever called it. */
async function costIn(name: string, { control } = stack()): Promise<Counted> {
  const { byFunction } = await control.get("/control/meter");
  const { databaseRequests = 0, documentsWritten = 0 } =
    (byFunction as Record<string, Partial<Counted>>)[name] ?? {};
  return { databaseRequests, documentsWritten };
}

beforeAll(async () => {
  const { control } = stack();
  await publish(control, DIRECT);
  await joinChain(control, ["A", "B", "C"]);
  code = await codeOf(control, "C");
  await scan(control, "U1", code);
  await order(control, "O0", "U1", 10_000); // Reads the plan, once: versions never change.
}, 30_000);

it("a new fan: 1 request, 1 document", async () => {
  const { control } = stack();
  expect(await costOf(control, () => scan(control, "U2", code))).toEqual({
    databaseRequests: 1,
    documentsWritten: 1,
  });
});

it("an order: 2 requests, 1 document", async () => {
  const { control } = stack();
  expect(await costOf(control, () => order(control, "O1", "U1", 10_000))).toEqual({
    databaseRequests: 2,
    documentsWritten: 1,
  });
});

it.each([
  ["one distance", DIRECT, "N1"],
  ["three distances", FOUNDING, "N2"],
])(
  "a paid notice, %s: 2 requests, 1 document; again: 1 request, none",
  async (_, plan, orderId) => {
    const { control } = stack();
    await publish(control, plan);
    await order(control, `${orderId}-warm`, "U1", 10_000);
    await notice(control, `${orderId}-warm`, "U1", 10_000); // Reads the new plan, once.
    await order(control, orderId, "U1", 10_000);
    expect(await costOf(control, () => notice(control, orderId, "U1", 10_000))).toEqual({
      databaseRequests: 2,
      documentsWritten: 1,
    });
    expect(await costOf(control, () => notice(control, orderId, "U1", 10_000))).toEqual({
      databaseRequests: 1,
      documentsWritten: 0,
    });
  },
);

it.each([
  ["a receipt", "order", { action: "confirmReceipt", orderId: "N2" }],
  [
    "a refund",
    "order",
    { action: "recordRefund", orderId: "N2", refundId: "r", lines: [{ sku: "tea", refundFen: 1 }] },
  ],
])("%s: 2 requests, 1 document, and the entry of the log", async (_, name, event) => {
  const { control } = stack();
  expect(await costOf(control, () => done(control.call(name, staff, event)))).toEqual({
    databaseRequests: 2 + LOGGED.requests,
    documentsWritten: 1 + LOGGED.written,
  });
});

describe("money at WeChat", () => {
  const pay = (orderId: string) =>
    done(stack().control.call("order", person("U1"), { action: "pay", orderId }));

  it("asking for a payment: 2 requests, 1 document; its notice and a refund's: 2 requests, 1 document", async () => {
    const { control } = stack();
    await order(control, "order-0", "U1", 10_000);
    await pay("order-0");
    await control.post("/control/wechat/pay", { outTradeNo: "order-0" }); // Reads the plan, once.
    await order(control, "order-1", "U1", 10_000);
    const once = { databaseRequests: 2, documentsWritten: 1 };
    expect(await costOf(control, () => pay("order-1"))).toEqual(once);

    await control.post("/control/meter/reset", {});
    await control.post("/control/wechat/pay", { outTradeNo: "order-1" });
    expect(await costIn("notify")).toEqual(once);

    const refund = { action: "refund", orderId: "order-1", refundId: "back-1", reason: "x" };
    const lines = [{ sku: "tea", refundFen: 1_000 }];
    await done(control.call("order", staff, { ...refund, lines }));
    await control.post("/control/meter/reset", {});
    await control.post("/control/clock", { advanceToMs: START_MS + 5_000 }); // WeChat takes a second.
    expect(await costIn("notify")).toEqual(once);
  });
});

it("settles N rows of P promoters with P documents and at most 3 P requests, whatever N", async () => {
  const { control } = stack();
  for (let n = 0; n < 20; n++) {
    await order(control, `S${n}`, "U1", 10_000);
    await notice(control, `S${n}`, "U1", 10_000);
    await done(control.call("order", staff, { action: "confirmReceipt", orderId: `S${n}` }));
  }
  const dueMs = START_MS + 15 * DAY_MS;
  await control.post("/control/clock", { advanceToMs: dueMs - HOUR_MS });
  const quiet = await costOf(control, () =>
    control.post("/control/timers/run", { name: "settle" }),
  );
  expect(quiet).toEqual({ databaseRequests: 1, documentsWritten: 0 });
  await control.post("/control/meter/reset", {});
  await control.post("/control/clock", { advanceToMs: dueMs + 6 * HOUR_MS });
  const settle = await costIn("settle"); // Other timers run on the way too, each for itself.
  expect(settle.documentsWritten).toBe(3 + 1); // A wallet each, and how far the sweep has come.
  expect(settle.databaseRequests).toBeLessThanOrEqual(3 * 3 + 4);
}, 60_000);

it("a withdrawal: 3 requests, 1 document", async () => {
  const { control } = stack();
  const first = { action: "request", withdrawalId: "w0", amountFen: 500 };
  await done(control.call("withdraw", person("B"), first)); // Reads the plan, once.
  const request = { action: "request", withdrawalId: "w1", amountFen: 500 };
  const cost = await costOf(control, () => done(control.call("withdraw", person("C"), request)));
  expect(cost).toEqual({ databaseRequests: 3, documentsWritten: 1 });
});

/**
 * To look for edits by hand: where it is, each collection, each count, two that grew by a day, what was found, the stocks,
 * and the index of the counts before and after.
 */
const HANDS = 1 + INPUTS.length + 2 * KEPT.length + PASSING.length + 2 + 2 + 2 + 1 + 2;

describe("a shop in which nothing happens", () => {
  const quiet = withStack();

  it("costs a day what looking costs", async () => {
    const { control } = quiet();
    await publish(control, DIRECT);
    await control.post("/control/clock", { advanceToMs: START_MS + 3 * DAY_MS });
    await control.post("/control/meter/reset", {});
    await control.post("/control/clock", { advanceToMs: START_MS + 4 * DAY_MS });
    const { byFunction } = await control.get("/control/meter");
    const ofDay = Object.entries(
      byFunction as Record<string, Counted & { functionInvocations: number }>,
    )
      .map(([name, { functionInvocations: runs, databaseRequests, documentsWritten }]) => [
        name,
        ...[runs, databaseRequests, documentsWritten],
      ])
      .sort();
    // One request a run; besides, once a day, sweep looks for debtors, reconcile for bills, audit for all that changed
    // and at three books, monitor at the whole population; tend looks at holds and messages once an hour, at closings
    // once a day. Tally and reckon make two a run: how far the day's work has come, and what there is to count.
    expect(ofDay).toEqual([
      ["audit", 1, 8 + HANDS, 6],
      ["bonus", 3, 3, 0],
      ["monitor", 1, 9, 1],
      ["payout", 12, 12, 0],
      ["reckon", 24, 48, 0],
      ["reconcile", 4, 7, 1],
      ["settle", 12, 12, 0],
      ["sweep", 12, 13, 0],
      ["tally", 3, 6, 0],
      ["tend", 144, 193, 0],
    ]);
  }, 60_000);

  it("costs a run of reconcile nothing once its day is done", async () => {
    const { control } = quiet();
    await control.post("/control/meter/reset", {});
    await control.post("/control/timers/run", { name: "reconcile" });
    expect(await costIn("reconcile", quiet())).toEqual({
      databaseRequests: 0,
      documentsWritten: 0,
    });
  });
});
