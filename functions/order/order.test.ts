import { memoryDeps, nobody, person, staff, wechatPay } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { payNoticeSchema } from "#contracts/order.ts";
import { fen } from "#core/money.ts";
import { cartText } from "#core/order/place.ts";
import { sealedText } from "#core/plan/published.ts";
import { DAY_MS } from "#core/time.ts";
import { actions } from "#functions/order/actions.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aLine, aPlan, aPromoter, rate } from "#tests/fixtures.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
const lines = [aLine("tea", 10_000)];

/** A brand with a plan in force, the promoter P, and his fan U1. */
function aShop() {
  const memory = emptyMemory();
  const world = { nowMs: START_MS, caller: nobody as Caller };
  const logged: unknown[] = [];
  const deps = memoryDeps({
    memory,
    nowMs: () => world.nowMs,
    caller: () => world.caller,
    logError: (error) => logged.push(error),
  });
  const publish = (version: number, bp: number, fromMs: number) => {
    const plan = aPlan({ rates: [rate(1, bp)] });
    const published = {
      ...{ _id: `p1@${version}`, plan, version, publishedAtMs: 0, publishedBy: "staff" },
      lint: { pack: "strict" as const, findings: [], declaration: null },
    };
    const seal = deps.seal.mark("plan", sealedText(published));
    memory.documents.plans.set(published._id, { ...published, rev: 1, seal });
    const known = memory.documents.calendars.get("plans")?.versions ?? [];
    const versions = [...known, { planId: "p1", version, fromMs }];
    memory.documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  };
  publish(1, 1_000, 0);
  memory.documents.promoters.set("P", aPromoter("P", { number: 1 }));
  const touches = [{ promoterNumber: 1, channel: 0, campaign: 0, atMs: START_MS - 1 }];
  memory.documents.fans.set("U1", { _id: "U1", rev: 1, base: null, touches });
  const main = withPayNotices(deps, serve("order", deps, actions), payNoticeSchema, confirmPayment);
  const as = (caller: Caller, event: object) => {
    world.caller = caller;
    return main(event);
  };
  const create = (orderId: string, buyerId = "U1") => {
    const cart = { orderId, lines, freightFen: fen(0) };
    const expiresAtMs = START_MS + 30 * DAY_MS;
    const seal = deps.seal.mark("cart", cartText(buyerId, cart, expiresAtMs));
    return as(person(buyerId), { action: "create", ...cart, expiresAtMs, seal });
  };
  const pay = (orderId: string, changes: object = {}) =>
    as(wechatPay, {
      ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: orderId },
      ...{ transactionId: "t1", totalFee: 10_000, timeEnd: "20260301080000", isSubscribe: "N" },
      ...changes,
    });
  const booked = (orderId: string) =>
    memory.documents.cases
      .get(orderId)
      ?.schedule.map(({ promoterId, amountFen }) => [promoterId, amountFen]);
  return { memory, world, logged, publish, as, create, pay, booked };
}

it("pays whoever brought the buyer", async () => {
  const { create, pay, booked } = aShop();
  await create("O1");
  expect(await pay("O1")).toEqual({ errcode: 0, errmsg: "" });
  expect(booked("O1")).toEqual([["P", 1_000]]);
});

it("answers every repetition of an order and of a notice alike, and books once", async () => {
  const { create, pay, booked, memory } = aShop();
  const made = await Promise.all([create("O1"), create("O1"), create("O1")]);
  expect(made).toEqual(made.map(() => ({ ok: true, data: { orderId: "O1", totalFen: 10_000 } })));
  const answered = await Promise.all(Array.from({ length: 20 }, () => pay("O1")));
  expect(answered).toEqual(answered.map(() => ({ errcode: 0, errmsg: "" })));
  expect(booked("O1")).toEqual([["P", 1_000]]);
  expect(memory.documents.cases.get("O1")?.entries).toHaveLength(1);
});

it("prices by the plan of the payment's success, however late the notice comes", async () => {
  const { create, pay, booked, publish, world } = aShop();
  await create("O1");
  publish(2, 2_000, START_MS + 1_000);
  world.nowMs = START_MS + 10 * DAY_MS;
  await pay("O1");
  expect(booked("O1")).toEqual([["P", 1_000]]);
});

it("prices a payment of the order's own second by a plan that came in within it", async () => {
  const { create, pay, booked, publish, world } = aShop();
  world.nowMs = START_MS + 700;
  publish(2, 2_000, START_MS + 600);
  await create("O1");
  await pay("O1");
  expect(booked("O1")).toEqual([["P", 2_000]]);
});

it.each([
  ["an amount that is not the order's", { totalFee: 9_999 }, "amount_differs"],
  ["another transaction of an order that is paid", { transactionId: "t2" }, "fact_conflict"],
  ["an order that nobody made", { outTradeNo: "O9" }, "order_unknown"],
  ["a failed payment", { resultCode: "FAIL" }, "request_invalid"],
  ["half a fen", { totalFee: 0.5 }, "request_invalid"],
])("refuses a notice of %s, and changes nothing", async (_, changes, errmsg) => {
  const { create, pay, memory, logged } = aShop();
  await create("O1");
  await pay("O1");
  memory.written = 0;
  expect(await pay("O1", changes)).toEqual({ errcode: 1, errmsg });
  expect(memory.written).toBe(0);
  expect(logged).toHaveLength(1);
});

it("pays nobody by a plan that no function published", async () => {
  const { create, pay, memory, booked, logged } = aShop();
  const published = memory.documents.plans.get("p1@1");
  if (!published) throw new Error("there is a plan");
  const plan = aPlan({ rates: [rate(1, 9_000)] });
  memory.documents.plans.set("p1@1", { ...published, plan });
  expect(await create("O1")).toMatchObject({ error: { code: "internal" } });
  memory.documents.fans.clear(); // Whose order it is needs no plan now, so the order can be made.
  expect(await create("O1")).toMatchObject({ ok: true });
  expect(await pay("O1")).toEqual({ errcode: 2, errmsg: "internal" });
  expect(booked("O1")).toBeUndefined();
  expect(String(logged.at(-1))).toMatch("was not published by a function");
});

it("shows an order to its buyer without what others earn, and to staff with it", async () => {
  const { create, pay, as } = aShop();
  await create("O1");
  await pay("O1");
  const show = { action: "show", orderId: "O1" };
  expect(await as(person("U1"), show)).toEqual({
    ok: true,
    data: { orderId: "O1", state: "paid", totalFen: 10_000 },
  });
  expect(await as(staff, show)).toMatchObject({
    data: { commissions: [{ promoterId: "P", amountFen: 1_000 }] },
  });
});

describe("a payment whose notice comes late", () => {
  const TEN_DAYS_MS = START_MS + 10 * DAY_MS;
  const notice = (at: number, id: string) => ({ timeEnd: wechatTime(at), transactionId: id });
  const wechatTime = (at: number) =>
    new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-T:]/g, "");

  /** O1 is paid on day 0 and keeps the buyer bound for 30 days; O2 is made and paid on day 10. */
  async function twoOrders() {
    const shop = aShop();
    await shop.create("O1");
    shop.world.nowMs = TEN_DAYS_MS;
    await shop.create("O2");
    const payFirst = () => shop.pay("O1", notice(START_MS, "t1"));
    const paySecond = () => shop.pay("O2", notice(TEN_DAYS_MS, "t2"));
    return { ...shop, payFirst, paySecond };
  }

  it.each([
    ["after the later order's", ["paySecond", "payFirst"]],
    ["before the later order's, but after it was made", ["payFirst", "paySecond"]],
    ["several times", ["payFirst", "paySecond", "payFirst", "payFirst", "paySecond"]],
  ] as const)("still kept its buyer bound, when it comes %s", async (_, steps) => {
    const shop = await twoOrders();
    for (const step of steps) {
      shop.world.nowMs += 60_000;
      expect(await shop[step]()).toEqual({ errcode: 0, errmsg: "" });
    }
    expect([shop.booked("O1"), shop.booked("O2")]).toEqual([[["P", 1_000]], [["P", 1_000]]]);
  });

  it("changes nothing for an order that was nobody's all the same", async () => {
    const shop = await twoOrders();
    shop.memory.documents.fans.clear();
    await shop.paySecond();
    shop.world.nowMs += 60_000;
    await shop.payFirst();
    expect(shop.booked("O2")).toEqual([]);
    expect(shop.memory.documents.cases.get("O2")?.facts).toHaveLength(1);
  });
});

it.each([
  ["its own late notice", ["O1"]],
  ["the late notice of an order before it", ["O2", "O1"]],
])("stays whose it was when its time is folded away: %s", async (_, paid) => {
  const { create, pay, booked, memory, world } = aShop();
  await create("O1");
  world.nowMs = START_MS + DAY_MS;
  await create("O2");
  memory.documents.promoters.set("Q", aPromoter("Q", { number: 2 }));
  const laterMs = START_MS + 20 * DAY_MS;
  const touch = { promoterNumber: 2, channel: 0, campaign: 0, atMs: laterMs };
  const owner = { ...touch, untilMs: laterMs + 7 * DAY_MS };
  const base = { asOfMs: laterMs, owner, lastPaidMs: null };
  memory.documents.fans.set("U1", { _id: "U1", rev: 2, base, touches: [] });
  world.nowMs = START_MS + 21 * DAY_MS;
  const timeEnd = { O1: "20260301080000", O2: "20260302080000" };
  for (const id of paid) {
    await pay(id, { transactionId: id, timeEnd: timeEnd[id as keyof typeof timeEnd] });
  }
  for (const id of paid) expect(booked(id)).toEqual([["P", 1_000]]);
});

it("keeps the owner of the order's making, whoever owns the buyer later", async () => {
  const { create, pay, booked, memory, world } = aShop();
  await create("O1");
  memory.documents.promoters.set("Q", aPromoter("Q", { number: 2 }));
  const fan = memory.documents.fans.get("U1")!;
  const newest = { promoterNumber: 2, channel: 0, campaign: 0, atMs: START_MS + 20 * DAY_MS };
  memory.documents.fans.set("U1", { ...fan, touches: [...fan.touches, newest] });
  world.nowMs = START_MS + 21 * DAY_MS;
  await pay("O1");
  expect(booked("O1")).toEqual([["P", 1_000]]);
});
