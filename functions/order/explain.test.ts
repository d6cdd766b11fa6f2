import { memoryDeps, nobody, person, staff, timer, wechatPay } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import type { ExplainedOrder } from "#contracts/explain.ts";
import { payNoticeSchema } from "#contracts/order.ts";
import { fen } from "#core/money.ts";
import { cartText } from "#core/order/place.ts";
import { storePostId } from "#core/people/post.ts";
import type { Plan } from "#core/plan/plan.ts";
import { sealedText } from "#core/plan/published.ts";
import { DAY_MS } from "#core/time.ts";
import { rule } from "#core/commission/testing/fullOrder.ts";
import { actions } from "#functions/order/actions.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aLine, aPlan, aPromoter } from "#tests/fixtures.ts";
import { asStaffRead } from "#tests/staffCost.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");

/** A brand with the founding plan; A introduced B, B introduced C, whose fan U1 is by a poster; S holds the store S1. */
async function aShop(changes: Partial<Plan> = {}) {
  const memory = emptyMemory();
  const world = { nowMs: START_MS, caller: nobody as Caller };
  const logged: unknown[] = [];
  const deps = memoryDeps({
    memory,
    nowMs: () => world.nowMs,
    caller: () => world.caller,
    logError: (error) => logged.push(error),
  });
  const { documents } = memory;
  const plan = aPlan(changes);
  const published = {
    ...{ _id: "p1@1", plan, version: 1, publishedAtMs: START_MS - DAY_MS, publishedBy: "staff-1" },
    lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
  };
  const seal = deps.seal.mark("plan", sealedText(published));
  documents.plans.set("p1@1", { ...published, rev: 1, seal });
  const versions = [{ planId: "p1", version: 1, fromMs: START_MS - DAY_MS }];
  documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  documents.channels.set("channels", { _id: "channels", rev: 1, names: ["", "抖音", "海报"] });
  const chains = { C: ["B", "A"], B: ["A"], A: [], S: [], X: [] };
  Object.entries(chains).forEach(([id, introducerIds], index) => {
    const number = 5 - index;
    documents.promoters.set(id, aPromoter(id, { number, introducerIds }));
  });
  const holders = [{ promoterId: "S", fromMs: 0, untilMs: null, by: "staff-1" }];
  const post = { _id: storePostId("S1"), rev: 1, holders, staff: [] };
  documents.posts.set(post._id, post);
  const touches = [{ promoterNumber: 5, channel: 2, campaign: 7, atMs: START_MS - 1 }];
  documents.fans.set("U1", { _id: "U1", rev: 1, base: null, touches });
  const main = withPayNotices(deps, serve("order", deps, actions), payNoticeSchema, confirmPayment);
  const as = (caller: Caller, event: object) => {
    world.caller = caller;
    return main(event);
  };
  const cart = { orderId: "O1", lines: [aLine("tea", 10_000)], freightFen: fen(0), store: "S1" };
  const expiresAtMs = START_MS + DAY_MS;
  const cartSeal = deps.seal.mark("cart", cartText("U1", cart, expiresAtMs));
  await as(person("U1"), { action: "create", ...cart, expiresAtMs, seal: cartSeal });
  await as(wechatPay, {
    ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: "O1" },
    ...{ transactionId: "t1", totalFee: 10_000, timeEnd: "20260301080000" },
  });
  const explain = (caller: Caller, orderId = "O1") => as(caller, { action: "explain", orderId });
  const told = async (caller: Caller) => {
    const reply = await explain(caller);
    return (reply as { data: ExplainedOrder }).data;
  };
  /** What a call costs: requests, and documents written. */
  const cost = async (caller: Caller) => {
    const { requests, written } = memory;
    await explain(caller);
    return [memory.requests - requests, memory.written - written];
  };
  return { memory, world, logged, as, explain, told, cost };
}
const withStore = { components: { store: { rules: [rule(200)] } } };

it("keeps with the order which number, channel and campaign bound its buyer", async () => {
  const { memory } = await aShop();
  expect(memory.documents.orders.get("O1")?.evidence).toEqual({
    ...{ promoterId: "C", boundAtMs: START_MS - 1, untilMs: START_MS - 1 + 7 * DAY_MS },
    ...{ promoterNumber: 5, channel: 2, campaign: 7 },
  });
});

describe("who may read", () => {
  it.each([
    ["the buyer", person("U1")],
    ["a promoter with no part in it", person("X")],
    ["a stranger", person("U9")],
  ])("%s is told that there is no such order", async (_, caller) => {
    const { explain } = await aShop();
    expect(await explain(caller)).toMatchObject({ ok: false, error: { code: "order_unknown" } });
    const reply = await explain(caller, "O9");
    expect(await explain(caller)).toEqual(reply); // Nothing tells an order of others from none.
  });

  it.each([
    ["nobody", nobody, "person_required"],
    ["a timer", timer, "person_required"],
  ])("%s is refused", async (_, caller, code) => {
    const { explain } = await aShop();
    expect(await explain(caller)).toMatchObject({ error: { code } });
  });

  it("staff read all of it, and each with a part his own lines of the same text", async () => {
    const { told } = await aShop(withStore);
    const all = await told(staff);
    expect(all.lines).toContain(
      "推广员 5 号：买家 2026-03-01 07:59 打开了这位推广员的推广码（渠道：海报，活动：7）",
    );
    expect(all.lines).toContain("买家 U1，实付 100.00 元，其中运费 0.00 元");
    expect(all.lines).toHaveLength(all.statements.length);
    const sums = { C: "10.00", B: "5.00", A: "3.00", S: "2.00" };
    const numbers = { C: 5, B: 4, A: 3, S: 2 };
    for (const id of ["C", "B", "A", "S"] as const) {
      const own = await told(person(id));
      expect(own.lines).toContain(`推广员 ${numbers[id]} 号合计：${sums[id]} 元`);
      let from = 0;
      for (const line of own.lines) {
        const at = all.lines.indexOf(line, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + 1;
      }
      const others = Object.entries(sums).filter(([other]) => other !== id);
      for (const [, amount] of others) expect(own.lines.join()).not.toMatch(`分润：${amount}`);
      expect(JSON.stringify(own)).not.toMatch(/U1|staff-1/);
    }
  });
});

it("tells the same in English to who asks for it: staff, and each his own lines", async () => {
  const { as } = await aShop(withStore);
  const told = async (caller: Caller, language?: string) => {
    const asked = language === undefined ? {} : { language };
    const reply = await as(caller, { action: "explain", orderId: "O1", ...asked });
    return (reply as { data: ExplainedOrder }).data;
  };
  for (const caller of [staff, person("C"), person("S")]) {
    const [plain, zh, en] = [
      await told(caller),
      await told(caller, "zh"),
      await told(caller, "en"),
    ];
    expect(zh).toEqual(plain);
    expect(en.statements).toEqual(plain.statements);
    expect(en.lines).toHaveLength(en.statements.length);
    expect(en.lines.join().replaceAll("海报", "")).not.toMatch(/\p{Script=Han}/u);
  }
  expect((await told(staff, "en")).lines).toContain(
    "Promoter #5: the buyer opened this promoter's code at 2026-03-01 07:59 (channel: 海报, campaign: 7)",
  );
  expect((await told(person("S"), "en")).lines).toContain("Promoter #2 in total: ¥2.00");
});

it("costs few requests and writes nothing", async () => {
  const { cost } = await aShop();
  expect(await cost(person("C"))).toEqual([2, 0]); // The order, and the name of the channel.
  expect(await cost(staff)).toEqual(asStaffRead([3, 0])); // And the buyer's other touches.
  const store = await aShop(withStore);
  expect(await store.cost(person("C"))).toEqual([3, 0]); // And who holds the store.
});

it.each([
  ["is gone", "plan_missing", null],
  ["was changed in the database", "plan_unsealed", { publishedBy: "staff-9" }],
])("tells by the payment's own record where the plan version %s", async (_, code, changes) => {
  const { memory, world, logged } = await aShop();
  const stored = memory.documents.plans.get("p1@1");
  if (!stored) throw new Error("there is a plan");
  if (changes) memory.documents.plans.set("p1@1", { ...stored, ...changes });
  else memory.documents.plans.delete("p1@1");
  const fresh = memoryDeps({
    memory,
    nowMs: () => world.nowMs,
    caller: () => staff,
    logError: (error) => logged.push(error),
  });
  const reply = await serve("order", fresh, actions)({ action: "explain", orderId: "O1" });
  if (!reply.ok) throw new Error(reply.error.code);
  const { statements, lines } = reply.data as ExplainedOrder;
  expect(statements).toContainEqual(expect.objectContaining({ kind: "finding", code }));
  expect(lines).toContain("  规则：通用比例，10%");
  expect(lines.join()).not.toMatch("staff-9");
  expect(logged).not.toEqual([]);
});

it("refuses what is no request", async () => {
  const { as } = await aShop();
  const asked = [
    { orderId: "" },
    { orderId: "O1", fromLine: -1 },
    { orderId: "O1", by: "C" },
    { orderId: "O1", language: "fr" },
  ];
  for (const event of asked) {
    const reply = await as(staff, { action: "explain", ...event });
    expect(reply).toMatchObject({ error: { code: "request_invalid" } });
  }
});
