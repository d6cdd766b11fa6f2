import { codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";

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
])("%s: 2 requests, 1 document", async (_, name, event) => {
  const { control } = stack();
  expect(await costOf(control, () => done(control.call(name, staff, event)))).toEqual({
    databaseRequests: 2,
    documentsWritten: 1,
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
  const { byFunction, documentsWritten } = await control.get("/control/meter");
  const { settle } = byFunction as { settle: { databaseRequests: number } };
  expect(documentsWritten).toBe(3 + 1); // A wallet each, and how far the sweep has come.
  expect(settle.databaseRequests).toBeLessThanOrEqual(3 * 3 + 4);
});

it("a withdrawal: 3 requests, 1 document", async () => {
  const { control } = stack();
  const first = { action: "request", withdrawalId: "w0", amountFen: 500 };
  await done(control.call("withdraw", person("B"), first)); // Reads the plan, once.
  const request = { action: "request", withdrawalId: "w1", amountFen: 500 };
  const cost = await costOf(control, () => done(control.call("withdraw", person("C"), request)));
  expect(cost).toEqual({ databaseRequests: 3, documentsWritten: 1 });
});
