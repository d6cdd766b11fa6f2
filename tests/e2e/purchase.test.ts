import { MINUTE_MS } from "#core/time.ts";
import { adminDatabase, adminStore } from "#scripts/stack/database.ts";
import { purchaseReadsContract } from "#tests/contract/purchaseReads.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop, saveAddress, SKU } from "#tests/e2e/teaShop.ts";

describe("CloudBase's purchase reads, through node-sdk and over the wire", () => {
  const own = withStack();
  purchaseReadsContract(() => adminDatabase(own().url));
});

/** Goal: an order goes from the cart to the hand, and what nobody pays ends by itself, through the built functions. */
describe("a tea shop", () => {
  const stack = withStack();
  let nowMs = START_MS;
  const call = (who: object, name: string, action: string, fields: object = {}) =>
    stack().control.call(name, who as never, { action, ...fields });
  const buyer = (action: string, fields: object) => call(person("U1"), "purchase", action, fields);
  const byStaff = (action: string, fields: object) => call(staff, "purchase", action, fields);
  const advance = async (ms: number) => {
    nowMs += ms;
    await stack().control.post("/control/clock", { advanceToMs: nowMs });
  };
  const tend = () => stack().control.post("/control/timers/run", { name: "tend" });
  const place = (orderId: string, quantity: number, totalFen: number) =>
    done(
      call(person("U1"), "checkout", "place", {
        ...{ orderId, items: [{ sku: SKU, quantity }], delivery: { kind: "express" } },
        expectedFen: totalFen,
      }),
    );
  const pay = async (orderId: string) => {
    await done(call(person("U1"), "order", "pay", { orderId }));
    return stack().control.post("/control/wechat/pay", { outTradeNo: orderId });
  };
  const purchase = (orderId: string) => adminStore(stack().url).get("purchases", orderId);
  const keys = async (orderId: string) =>
    (await adminStore(stack().url).get("cases", orderId))?.facts.map(({ key }) => key);
  const left = async () => (await adminStore(stack().url).get("stocks", SKU))?.available;

  beforeAll(async () => {
    const { control } = stack();
    await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
    await joinChain(control, ["A"]);
    await scan(control, "U1", await codeOf(control, "A"));
    await openTeaShop(control, 10);
    await saveAddress(control, "U1");
  }, 60_000);

  it("sends a paid order in two parcels, and the buyer receives it", async () => {
    const orderId = "PURCHASE00000001";
    await place(orderId, 3, 30_800);
    expect(await left()).toBe(7);
    const before = await done(buyer("show", { orderId }));
    expect(before).toMatchObject({
      state: "created",
      can: { cancel: true, payUntilMs: nowMs + 30 * MINUTE_MS },
    });
    expect(await pay(orderId)).toMatchObject({ noticeTaken: true });
    expect(await purchase(orderId)).toMatchObject({
      state: "paid",
      terms: { receiveDays: 10, afterSalesDays: 15 },
    });
    const ship = (parcelId: string, quantity: number) =>
      done(
        byStaff("ship", {
          ...{ orderId, parcelId, carrier: "SF", trackingNumber: `SF00000${parcelId}` },
          lines: [{ line: 0, quantity }],
        }),
      );
    expect(await ship("P1", 2)).toEqual({ orderId, state: "paid" });
    const more = byStaff("ship", {
      ...{ orderId, parcelId: "P2", carrier: "SF", trackingNumber: "SF00000P2" },
      lines: [{ line: 0, quantity: 2 }],
    });
    expect(await more).toMatchObject({ error: { code: "ship_exceeds", left: [1] } });
    expect(await ship("P2", 1)).toEqual({ orderId, state: "shipped" });
    expect(await byStaff("all", { trackingNumber: "SF00000P2" })).toMatchObject({
      data: { purchases: [{ _id: orderId }] },
    });
    expect(await buyer("track", { orderId, parcelId: "P1" })).toMatchObject({ ok: true });
    await advance(MINUTE_MS);
    await done(buyer("receive", { orderId }));
    expect(await keys(orderId)).toEqual(["payment-asked", "paid", "received"]);
    const detail = await done(byStaff("detail", { orderId }));
    expect(detail).toMatchObject({
      purchase: { state: "received" },
      promoters: { chain: ["A"] },
      money: { refundedFen: 0, sharedFen: 3_000, openHolds: 0 },
      timeline: [
        { what: "made" },
        { what: "paid" },
        { what: "shipped" },
        { what: "shipped" },
        { what: "received" },
      ],
    });
  }, 60_000);

  it("ends what nobody pays, and its tea can be sold again", async () => {
    const [never, asked, cancelled] = [
      "PURCHASE00000002",
      "PURCHASE00000003",
      "PURCHASE00000004",
    ] as const;
    for (const orderId of [never, asked, cancelled]) await place(orderId, 2, 20_800);
    const before = await left();
    await done(call(person("U1"), "order", "pay", { orderId: asked }));
    await done(buyer("cancel", { orderId: cancelled, reason: "买错了" }));
    expect(await left()).toBe((before ?? 0) + 2);
    await advance(31 * MINUTE_MS);
    await tend();
    for (const orderId of [never, asked]) {
      expect(await purchase(orderId)).toMatchObject({
        state: "cancelled",
        cancelled: { by: "expiry" },
      });
    }
    expect(await left()).toBe((before ?? 0) + 6);
    expect(await call(person("U1"), "order", "pay", { orderId: never })).toMatchObject({
      error: { code: "order_closed" },
    });
    // It looks at purchases only; at holds and messages too in the first run of an hour.
    expect(await costOf(stack().control, tend)).toEqual({
      databaseRequests: 1,
      documentsWritten: 0,
    });
  }, 60_000);
});
