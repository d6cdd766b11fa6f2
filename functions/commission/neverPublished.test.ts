import { memoryDeps, person, staff, timer, wechatPay } from "#adapters/memory/deps.ts";
import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { memoryTransfers } from "#adapters/memory/transfers.ts";
import { payNoticeSchema } from "#contracts/order.ts";
import { planSchema } from "#contracts/plan.ts";
import { fen } from "#core/money.ts";
import { cartText } from "#core/order/place.ts";
import type { Finding } from "#core/plan/finding.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { DAY_MS } from "#core/time.ts";
import { actions } from "#functions/commission/actions.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { actions as payoutActions } from "#functions/withdraw/actions.ts";
import { shop as payoutShop } from "#functions/withdraw/testing/shop.ts";
import type { Caller } from "#ports/deps.ts";
import { aLine, aPromoter } from "#tests/fixtures.ts";

/**
 * Goal: a plan that nobody should run is published by no path: not by any request of staff, not by combining what is
 * harmless alone, and not by writing into the database; and what got there all the same prices and pays nothing.
 */
const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
const ALL_IDS = [
  ...[101, 102, 103, 104, 110, 111, 120, 121, 122, 123, 130, 131, 132, 140, 141, 142, 143, 144],
  ...[145, 150, 151, 160, 161, 170, 171, 180, 190, 199, 302],
].map((number) => `E${number}`);
const everything = {
  pack: "declared",
  declaration: { by: "王老板", counsel: "李律师", accepts: ALL_IDS },
};
const rates = (...bps: number[]) => bps.map((rateBp, index) => ({ distance: index + 1, rateBp }));
const rules = (rateBp: number, more: object = {}) => ({ rules: [{ rateBp, ...more }] });
const gold = [{ level: "gold", distance: 1, rateBp: 800 }];
const levels = (metric: string) => [{ level: "gold", entry: [{ metric, from: 3 }] }];

/** What no pack allows: the plan, and the checks that no declaration can answer for. */
const NEVER: [what: string, plan: object, ids: string[]][] = [
  [
    "an award for heads",
    { programme: { awards: [{ id: "三人行", trigger: "recruits" }] } },
    ["E110"],
  ],
  ["a bounty on joining", { programme: { awards: [{ id: "拉新", trigger: "join" }] } }, ["E110"]],
  ["levels by recruits", { programme: { levels: levels("recruits") } }, ["E111"]],
  ["levels by recruits' levels", { programme: { levels: levels("downlineLevels") } }, ["E111"]],
  ["a fee", { programme: { join: { feeFen: 1 } } }, ["E120"]],
  ["a deposit", { programme: { join: { depositFen: 1 } } }, ["E120"]],
  ["a top-up", { programme: { join: { topUpFen: 1 } } }, ["E120"]],
  ["levels by a fee", { programme: { levels: levels("fee") } }, ["E120"]],
  [
    "a pack to join",
    { rates: [], programme: { join: { purchase: { fromFen: 9_900 } } } },
    ["E121"],
  ],
  ["a right to recruit", { programme: { join: { recruitRight: "sold" } } }, ["E122"]],
  ["a right to recruit by level", { programme: { join: { recruitRight: "byLevel" } } }, ["E122"]],
  [
    "all three signs",
    {
      rates: rates(500, 300),
      programme: { join: { feeFen: 1 }, awards: [{ id: "a", trigger: "join" }] },
    },
    ["E110", "E120", "E199"],
  ],
];

/** What is harmless alone, and not together. */
const TOGETHER: typeof NEVER = [
  [
    "first orders and a pack to join: a head's price",
    {
      rates: [],
      components: { firstOrder: rules(1_000) },
      programme: { join: { purchase: { sku: "pack", fromFen: 9_900 } } },
    },
    ["E110", "E121"],
  ],
  [
    "first orders for a level, and the level by recruits",
    {
      components: { firstOrder: rules(500, { level: "gold" }) },
      levels: ["gold"],
      programme: { levels: levels("recruits") },
    },
    ["E111"],
  ],
  [
    "own purchases that pay, first orders, and a pack to join",
    {
      selfPurchase: "level1",
      components: { firstOrder: rules(300) },
      programme: { join: { purchase: { fromFen: 100 } } },
    },
    ["E110", "E121"],
  ],
  [
    "only a level earns, and a purchase gives it",
    { rates: [], overrides: gold, programme: { levels: levels("purchase") } },
    ["E121"],
  ],
  [
    "only a level earns, and a tier of stock gives it",
    {
      rates: [],
      overrides: gold,
      programme: {
        dealers: { returnDays: 30, returnRateBp: 9_000, tiers: [{ name: "总代", level: "gold" }] },
      },
    },
    ["E121"],
  ],
  [
    "a rate for a group, and the group are recruits who buy stock",
    {
      overrides: [{ group: "agents", distance: 1, rateBp: 2_000 }],
      programme: { groups: [{ group: "agents", kind: "dealers" }] },
    },
    ["E121"],
  ],
];

const strictly = (plan: object) => ({ id: "p1", rates: rates(500), ...plan });

function office(memory: Memory = emptyMemory()) {
  const deps = memoryDeps({ memory, nowMs: () => START_MS, caller: () => staff });
  const main = serve("commission", deps, actions);
  const publish = (plan: object, fields: object = {}) =>
    main({ action: "publishPlan", acknowledges: "all", ...fields, plan });
  const isEmpty = () => memory.documents.plans.size === 0 && memory.documents.calendars.size === 0;
  return { memory, deps, main, publish, isEmpty };
}

describe.each([...NEVER, ...TOGETHER])("%s", (_, changes, ids) => {
  it("is refused under strict", async () => {
    const { publish, isEmpty } = office();
    const reply = await publish(strictly(changes));
    expect(reply).toMatchObject({ ok: false, error: { code: "plan_refused" } });
    expect(isEmpty()).toBe(true);
  });

  it("is refused under a declaration that accepts everything, by the same checks", async () => {
    const { main, publish, isEmpty } = office();
    const plan = { ...strictly(changes), ...everything };
    for (const fields of [{}, { fromMs: START_MS + 30 * DAY_MS }, { acknowledges: [] }]) {
      const reply = await publish(plan, fields);
      expect(reply).toMatchObject({ ok: false, error: { code: "plan_refused" } });
    }
    expect(await main({ action: "lintPlan", plan })).toMatchObject({ data: { refusing: ids } });
    expect(isEmpty()).toBe(true);
  });
});

/** What only a declaration can answer for. */
const DECLARABLE: [what: string, plan: object, id: string][] = [
  ["distance 2", { rates: rates(500, 1) }, "E102"],
  ["distance 3", { rates: [{ distance: 3, unitFen: 1 }] }, "E101"],
  ["level difference", { components: { levelDifference: rules(100, { level: "g" }) } }, "E103"],
  ["peers", { components: { peer: rules(100) } }, "E104"],
  ["a team", { components: { team: rules(100, { level: "g" }) } }, "E104"],
  [
    "nurture",
    { components: { nurture: { ...rules(100), level: "g", months: 3 } }, levels: ["g"] },
    "E104",
  ],
  ["a region held by the introducer", { components: { region: { city: rules(100) } } }, "E104"],
  ["levels by a team's sales", { programme: { levels: levels("teamSales") } }, "E104"],
  [
    "a pool for founders",
    { programme: { awards: [{ id: "a", trigger: "ownSales", who: "founders" }] } },
    "E104",
  ],
];
it.each(DECLARABLE)("strict never publishes %s", async (_, changes, id) => {
  const { publish, isEmpty } = office();
  const reply = await publish(strictly(changes));
  expect(reply).toMatchObject({ ok: false, error: { code: "plan_refused" } });
  const { findings = [] } = (reply as { error: { findings?: Finding[] } }).error;
  expect(findings.map((finding) => finding.id)).toContain(id);
  expect(
    await publish({ ...strictly(changes), declaration: everything.declaration }),
  ).toMatchObject({
    error: { code: "request_invalid" },
  });
  const accepts = ALL_IDS.filter((one) => one !== id);
  const others = { ...everything, declaration: { ...everything.declaration, accepts } };
  expect(await publish({ ...strictly(changes), ...others })).toMatchObject({
    error: { code: "plan_refused" },
  });
  expect(isEmpty()).toBe(true);
  expect((await publish({ ...strictly(changes), ...everything })).ok).toBe(true);
});

it.each([
  ["a fourth distance", { rates: rates(1, 1, 1, 1) }],
  ["pay for heads", { heads: 100 }],
  ["pay for heads within a component", { components: { firstOrder: rules(1, { recruits: 3 }) } }],
  ["a component that nobody knows", { components: { recruit: rules(100) } }],
  ["an unknown trigger", { programme: { awards: [{ id: "a", trigger: "perHead" }] } }],
  ["an unknown metric", { programme: { levels: levels("teamSize") } }],
  ["a promise that nobody reads", { programme: { bonus: 1 } }],
  ["a verdict of its own", { lint: { findings: [] } }],
  ["a seal of its own", { seal: "v1" }],
  [
    "a declaration of something unknown",
    { ...everything, declaration: { ...everything.declaration, accepts: ["*"] } },
  ],
  ["a pack of its own", { pack: "lenient" }],
])("has no field for %s", async (_, changes) => {
  const { publish, isEmpty } = office();
  expect(await publish(strictly(changes))).toMatchObject({ error: { code: "request_invalid" } });
  expect(isEmpty()).toBe(true);
});

it.each([
  ["fields beside the plan", { seal: "x", lint: { findings: [] } }],
  ["errors as if they were warnings", { acknowledges: ["E102"] }],
])("takes no %s", async (_, fields) => {
  const { publish, isEmpty } = office();
  const reply = await publish(strictly({ rates: rates(500, 300) }), fields);
  expect(reply).toMatchObject({ error: { code: "request_invalid" } });
  expect(isEmpty()).toBe(true);
});

/** Ways to write a plan into the database by hand, upon a lawful version that was published. */
const bad = planSchema.parse({ ...strictly({ rates: rates(1_000, 500, 300) }), ...everything });
const FORGED: [what: string, forge: (lawful: PublishedPlan) => PublishedPlan][] = [
  ["without a seal", (one) => ({ ...one, plan: bad, seal: "" })],
  ["with the lawful version's seal", (one) => ({ ...one, plan: bad })],
  ["under another name with that seal", (one) => ({ ...one, _id: "p1@2", version: 2, plan: bad })],
  [
    "with one rate changed after sealing",
    (one) => ({
      ...one,
      plan: { ...one.plan, rates: [...one.plan.rates, ...bad.rates.slice(1, 2)] },
    }),
  ],
  [
    "with a component added after sealing",
    (one) => ({
      ...one,
      plan: {
        ...one.plan,
        components:
          planSchema.parse(strictly({ components: { peer: rules(100) } })).components ?? {},
      },
    }),
  ],
  [
    "with an acceptance added after sealing",
    (one) => ({ ...one, lint: { ...one.lint, declaration: everything.declaration } }),
  ],
  ["published by somebody else", (one) => ({ ...one, publishedBy: "staff-9" })],
];

/** A shop with a lawful plan, upon which a forged one is written and, by the calendar, in force. */
async function forgedShop(forge: (lawful: PublishedPlan) => PublishedPlan) {
  const { memory, publish } = office();
  await publish(strictly({}));
  const lawful = memory.documents.plans.get("p1@1");
  if (!lawful) throw new Error("the lawful plan was not published");
  const forged = forge(lawful);
  memory.documents.plans.set(forged._id, forged);
  const versions = [{ planId: "p1", version: forged.version, fromMs: START_MS }];
  memory.documents.calendars.set("plans", { _id: "plans", rev: 9, versions });
  return memory;
}

describe.each(FORGED)("a version written by hand, %s", (_, forge) => {
  it("prices no order and is shown to nobody", async () => {
    const memory = await forgedShop(forge);
    memory.documents.promoters.set("P", aPromoter("P", { number: 1 }));
    const touches = [{ promoterNumber: 1, channel: 0, campaign: 0, atMs: START_MS - 1 }];
    memory.documents.fans.set("U1", { _id: "U1", rev: 1, base: null, touches });
    const errors: unknown[] = [];
    const depsOf = (caller: Caller) =>
      memoryDeps({
        ...{ memory, nowMs: () => START_MS, caller: () => caller },
        logError: (error) => void errors.push(error),
      });
    const deps = depsOf(person("U1"));
    const cart = { orderId: "O1", lines: [aLine("tea", 10_000)], freightFen: fen(0) };
    const expiresAtMs = START_MS + DAY_MS;
    const seal = deps.seal.mark("cart", cartText("U1", cart, expiresAtMs));
    await serve("order", deps, orderActions)({ action: "create", ...cart, expiresAtMs, seal });
    const wechat = depsOf(wechatPay);
    const notice = {
      ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: "O1", transactionId: "t1" },
      ...{ totalFee: 10_000, timeEnd: "20260301080000", isSubscribe: "N" },
    };
    const main = withPayNotices(
      wechat,
      serve("order", wechat, orderActions),
      payNoticeSchema,
      confirmPayment,
    );
    expect(await main(notice)).not.toEqual({ errcode: 0, errmsg: "" }); // WeChat will tell it again.
    expect(memory.documents.cases.get("O1")?.schedule ?? []).toEqual([]);
    const shown = await serve("commission", depsOf(staff), actions)({ action: "plan" });
    expect(shown).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(errors.map(String).join()).toContain("was not published by a function");
  });

  it("lets nobody ask for money, and sends nothing that was asked for before", async () => {
    const pays = payoutShop({ plan: {} });
    pays.join("P");
    pays.earn("P", 10_000);
    const asks = { action: "request", amountFen: 500 };
    expect(await pays.by("P")("request", { ...asks, withdrawalId: "w1" })).toMatchObject({
      ok: true,
    });
    const lawful = pays.memory.documents.plans.get("p1@1");
    if (!lawful) throw new Error("the plan of the shop was not published");
    const forged = forge(lawful);
    pays.memory.documents.plans.set(forged._id, forged);
    const versions = [{ planId: "p1", version: forged.version, fromMs: 0 }];
    pays.memory.documents.calendars.set("plans", { _id: "plans", rev: 9, versions });
    const errors: string[] = [];
    const transfers = memoryTransfers();
    // Another instance than the one that has read the lawful version.
    const depsOf = (caller: Caller) => ({
      ...memoryDeps({ memory: pays.memory }),
      ...{ transfers, nowMs: () => pays.clock.nowMs, caller: () => caller },
      logError: (error: unknown) => void errors.push(String(error)),
    });
    const more = await serve(
      "withdraw",
      depsOf(person("P")),
      payoutActions,
    )({ ...asks, withdrawalId: "w2" });
    expect(more).toMatchObject({ ok: false, error: { code: "internal" } });
    const review = { action: "review", withdrawalId: "w1", approve: true };
    await serve("withdraw", depsOf(staff), payoutActions)(review);
    await serveTimer(depsOf(timer), payOut)().catch((error: unknown) => errors.push(String(error)));
    expect(transfers.taken()).toEqual([]);
    expect(errors.filter((text) => text.includes("was not published by a function"))).not.toEqual(
      [],
    );
  });
});

it("runs what is harmless together as if each were alone: a new promoter's own first order is no first order", () => {
  const plan = planSchema.parse(
    strictly({ rates: rates(300), selfPurchase: "level1", components: { firstOrder: rules(200) } }),
  );
  expect(lintPlan(plan).map(({ id }) => id)).toEqual(["W205"]);
});
