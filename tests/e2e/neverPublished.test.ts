import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { planSchema } from "#contracts/plan.ts";
import type { Calendar, CalendarEntry } from "#core/plan/calendar.ts";
import { fen } from "#core/money.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { verdict } from "#core/plan/verdict.ts";
import { DAY_MS } from "#core/time.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import type { Control, Identity } from "#scripts/stack/control.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";
import type { Stack } from "#scripts/stack/start.ts";
import { publish } from "#tests/e2e/brand.ts";
import { approve, EARNING, join, request, told, until, walletOf } from "#tests/e2e/money/story.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { LOGGED } from "#tests/staffCost.ts";

/**
 * Goal: a plan that nobody should run is published by no path: not through any function, not by a client at the database,
 * and not by somebody who can write the database; there it pays nobody, and the audit names it.
 * The same over more plans, without a database: functions/commission/neverPublished.test.ts.
 */
const FOLDER = "examples/plans/cases";
const ALL_ERRORS = [
  ...[101, 102, 103, 104, 110, 111, 120, 121, 122, 123, 130, 131, 132, 140, 141, 142, 143, 144],
  ...[145, 150, 151, 160, 161, 170, 171, 180, 190, 199, 302],
].map((number) => `E${number}`);
const everything = {
  pack: "declared",
  declaration: { by: "王老板", counsel: "李律师", accepts: ALL_ERRORS },
};
const rates = (...bps: number[]) => bps.map((rateBp, at) => ({ distance: at + 1, rateBp }));
const lawful = { id: "p", rates: rates(1_000) };
const acceptsAll = (plan: object) => ({ ...plan, ...everything });

type Bad = [what: string, plan: object];
const CASES: Bad[] = readdirSync(FOLDER).map((file) => {
  const { name, plan } = JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as {
    name: string;
    plan: object;
  };
  return [name, plan];
});
const isRefused = (plan: object): boolean => {
  const parsed = planSchema.parse(plan);
  return verdict(parsed, lintPlan(parsed)).refusing.length > 0;
};
const DECLARED: Bad[] = CASES.map(([name, plan]): Bad => [name, acceptsAll(plan)]).filter(
  ([, plan]) => isRefused(plan),
);
/** What is harmless alone, and not together; the whole list is at function level. */
const rules = (rateBp: number, more: object = {}) => ({ rules: [{ rateBp, ...more }] });
const TOGETHER: Bad[] = [
  [
    "first orders and a pack to join",
    {
      ...{ id: "p", rates: [], components: { firstOrder: rules(1_000) } },
      programme: { join: { purchase: { sku: "pack", fromFen: 9_900 } } },
    },
  ],
  [
    "a level that earns, and a purchase that gives it",
    {
      ...{ id: "p", rates: [], overrides: [{ level: "gold", distance: 1, rateBp: 800 }] },
      programme: { levels: [{ level: "gold", entry: [{ metric: "purchase", from: 3 }] }] },
    },
  ],
  [
    "first orders for a level, and the level by recruits",
    {
      ...{ id: "p", rates: rates(500), levels: ["gold"] },
      components: { firstOrder: rules(500, { level: "gold" }) },
      programme: { levels: [{ level: "gold", entry: [{ metric: "recruits", from: 3 }] }] },
    },
  ],
];

const allOf = async (stack: Stack) => {
  const store = adminStore(stack.url);
  return {
    plans: await store.page("plans", "", 100),
    calendar: (await store.get("calendars", "plans")) ?? null,
  };
};

describe("a brand's deployment", () => {
  const stack = withStack({ pastLogs: false });
  beforeAll(() => join(stack().control, "mine"), 30_000);
  const asked = (plan: unknown, fields: object = {}) => ({
    ...{ action: "publishPlan", acknowledges: [], plan },
    ...fields,
  });
  const call = (event: object, who: Identity = staff) =>
    stack().control.call("commission", who, event);
  const nothingThere = () =>
    allOf(stack()).then(({ plans, calendar }) =>
      expect([plans, calendar?.versions ?? []]).toEqual([[], []]),
    );
  afterEach(nothingThere);

  it("has press cases, and some that no declaration makes good", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(8);
    expect(DECLARED.length).toBeGreaterThanOrEqual(3);
  });

  describe.each([
    ...CASES.map(([name, plan]): Bad => [`${name}, strict`, plan]),
    ...DECLARED.map(([name, plan]): Bad => [`${name}, declared`, plan]),
    ...TOGETHER.map(([name, plan]): Bad => [`${name}, strict`, plan]),
    ...TOGETHER.map(([name, plan]): Bad => [`${name}, declared`, acceptsAll(plan)]),
  ])("%s", (_, plan) => {
    it("is refused, whatever is said besides", async () => {
      const refused = { ok: false, error: { code: "plan_refused" } };
      const warned = lintPlan(planSchema.parse(plan)).filter(({ id }) => id.startsWith("W"));
      const acknowledges = warned.map(({ id }) => id);
      expect(await call(asked(plan))).toMatchObject(refused);
      expect(await call(asked(plan, { acknowledges }))).toMatchObject(refused);
      const fromMs = START_MS + 90 * DAY_MS;
      expect(await call(asked(plan, { acknowledges, fromMs }))).toMatchObject(refused);
      const past = await call(asked(plan, { acknowledges: "all", fromMs: 0 }));
      expect(past).toMatchObject({ ok: false, error: { code: "acknowledge_each" } });
    });
  });

  it.each([
    ["a lawful plan, unread", lawful, { acknowledges: "all" }, "acknowledge_each"],
    ["a seal within the plan", { ...lawful, seal: "x" }, {}, "request_invalid"],
    ["a verdict within the plan", { ...lawful, lint: { findings: [] } }, {}, "request_invalid"],
    ["a seal beside the plan", lawful, { seal: "x" }, "request_invalid"],
    ["who publishes it", lawful, { publishedBy: "staff-9" }, "request_invalid"],
    ["an openid", lawful, { openid: "mine-A" }, "request_invalid"],
    ["a version of its own", lawful, { version: 7 }, "request_invalid"],
    ["an error as if it were a warning", lawful, { acknowledges: ["E102"] }, "request_invalid"],
    ["a pack of its own", { ...lawful, pack: "lenient" }, {}, "request_invalid"],
    ["a published version instead of a plan", { _id: "p@1", plan: lawful }, {}, "request_invalid"],
    ["an operator", { $set: lawful }, {}, "request_invalid"],
  ])("takes no request with %s", async (_, plan, fields, code) => {
    const cost = await costOf(stack().control, async () => {
      const reply = await call(asked(plan, fields));
      expect(reply).toMatchObject({ ok: false, error: { code } });
    });
    // What was understood and refused stands in the log of the staff, and nowhere else.
    expect(cost.documentsWritten).toBe(code === "request_invalid" ? 0 : LOGGED.written);
  });

  it.each<[string, object]>([
    ["nobody", {}],
    ["a buyer", { openid: "mine-U" }],
    ["a promoter", { openid: "mine-A" }],
    ["a stranger of the web", { uid: "stranger" }],
    ["a timer, as staff", { uid: "staff-demo", source: "wx_trigger" }],
    ["another function, as staff", { uid: "staff-demo", source: "wx_client,scf" }],
    ["WeChat Pay, as staff", { uid: "staff-demo", source: "wx_paycallback" }],
  ])("is published to by no one else: %s", async (_, who) => {
    for (const action of ["publishPlan", "lintPlan"]) {
      const event = action === "lintPlan" ? { action, plan: lawful } : asked(lawful);
      const reply = await call(event, who as Identity);
      expect(reply).toMatchObject({ ok: false, error: { code: "staff_required" } });
    }
  });

  it("publishes nothing by what only looks at a draft", async () => {
    const [, plan] = DECLARED[0] ?? ["", lawful];
    const plans = (event: object) => stack().control.call("plans", staff, event);
    expect(await call({ action: "lintPlan", plan })).toMatchObject({ ok: true });
    expect(await plans({ action: "policy", plan })).toMatchObject({ ok: true });
    await plans({ action: "compare", plan });
    const span = { fromMs: START_MS - DAY_MS, untilMs: START_MS };
    const forecast = { action: "startForecast", forecastId: "f", plan, ...span };
    expect(await plans(forecast)).toMatchObject({ ok: true });
    expect(await plans({ action: "stepForecast", forecastId: "f" })).toMatchObject({ ok: true });
  });

  it("lets no client write a plan or a calendar, whatever SDK it brings", async () => {
    const words = [new URL(stack().url).host, "fenrun-local", "plans,calendars"];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "tests/e2e/money/stranger.ts", ...words],
      { timeout: 30_000 },
    );
    const heard = Object.entries(JSON.parse(stdout) as Record<string, string>);
    expect(heard).toHaveLength(10);
    const said = heard.filter(([, answer]) => !/PERMISSION|^no word$/i.test(answer));
    expect(said).toEqual([]);
  }, 60_000);
});

it("has one place only that writes plans and the calendar", () => {
  const writers = ["functions", "adapters"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .map((path) => `${room}/${path}`)
      .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\/testing\//.test(path))
      .filter((path) =>
        /\.(create|change|remove|put|set|update|add)\(\s*"(plans|calendars)"/.test(
          readFileSync(path, "utf8"),
        ),
      ),
  );
  expect(writers).toEqual(["functions/commission/publishPlan.ts"]);
});

/** Ways to write a version by hand, from a lawful one that a function sealed. */
const bad = planSchema.parse(acceptsAll({ ...lawful, rates: rates(1_000, 500, 300) }));
const FORGED: [what: string, forge: (one: PublishedPlan) => PublishedPlan][] = [
  ["without a seal", (one) => ({ ...one, plan: bad, seal: "" })],
  ["with another version's seal", (one) => ({ ...one, plan: bad })],
  [
    "with one rate changed after sealing",
    (one) => ({ ...one, plan: { ...one.plan, rates: bad.rates } }),
  ],
  [
    "sealed with a guessed key",
    (one) => ({ ...one, plan: bad, seal: hmacSeal("x".repeat(32)).mark("plan", "p") }),
  ],
  ["without a seal field", ({ seal: _seal, ...one }) => ({ ...one, plan: bad }) as PublishedPlan],
  ["that is no plan at all", (one) => ({ ...one, plan: "rates" as never })],
  ["with nothing in it", ({ _id, rev }) => ({ _id, rev }) as PublishedPlan],
];

describe("somebody with the database", () => {
  const stack = withStack();
  let control: Control;
  let versions = 0;
  const hand = (collection: string, id: string) =>
    cloudbaseClient().db.collection(collection).doc(id);
  const write = async (collection: "plans" | "calendars", { _id, ...fields }: { _id: string }) => {
    const replied = await hand(collection, _id).set(fields);
    if (typeof replied.code === "string") throw new Error(replied.code);
  };
  const auditNow = () =>
    audit(adminStore(stack().url), transferOutflow(control), { seal: hmacSeal(DEMO_KEY) });
  const errorsOf = async () =>
    (await auditNow()).violations.map(({ invariant, id }) => [invariant, id]);
  const books = async () => {
    const store = adminStore(stack().url);
    return {
      cases: await store.page("cases", "", 100),
      wallets: await store.page("wallets", "", 100),
    };
  };
  /** The lawful version and its calendar, and the id of the next forgery, which no instance has ever read. */
  const now = async () => {
    const { plans, calendar } = await allOf(stack());
    const [one] = plans;
    if (one === undefined || calendar === null) throw new Error("nothing was published");
    versions += 1;
    return { one, calendar, version: 100 + versions };
  };
  const calendarWith = (calendar: Calendar, ...entries: CalendarEntry[]): Calendar => ({
    ...calendar,
    versions: [...calendar.versions, ...entries],
  });

  beforeAll(async () => {
    ({ control } = stack());
    await publish(control, lawful);
    await join(control, "mine");
    for (const step of EARNING) await until(() => step.run(control, "mine"));
    await control.post("/control/clock", { advanceToMs: START_MS + 16 * DAY_MS });
    await done(request("w1", 500).run(control, "mine"));
  }, 60_000);

  const LATER_MS = START_MS + 16 * DAY_MS;
  /** The buyer's order of 100.00, made now. */
  const order = (id: string) => {
    const lines = [{ sku: "tea", quantity: 1, paidFen: fen(10_000) }];
    const cart = { order: `mine-${id}`, buyer: "mine-U", lines };
    const { request: made } = sealedCart({ at: LATER_MS, do: "pay", ...cart });
    return control.call("order", person("mine-U"), made);
  };
  const internal = { ok: false, error: { code: "internal" } };
  const caseOf = async (id: string) =>
    (await adminStore(stack().url).get("cases", `mine-${id}`)) ?? null;

  it("is told of no wrong while there is none", async () => {
    expect(await errorsOf()).toEqual([]);
  });

  describe.each(FORGED)("a version written by hand, %s", (_, forge) => {
    it("earns nobody anything, pays nothing out, changes nothing before it, and is named", async () => {
      const { one, calendar, version } = await now();
      const id = `p@${version}`;
      const forged = forge({ ...one, _id: id, version });
      await done(order(`G${version}`)); // Made under the lawful plan, and not paid yet.
      const before = await books();
      const mine = await walletOf(control, "mine");
      const fromMs = LATER_MS;
      try {
        await write("plans", forged);
        await write("calendars", calendarWith(calendar, { planId: "p", version, fromMs }));
        expect(await errorsOf()).toContainEqual(["I25", id]);

        // The buyer's payments since then are looked at by it, so that an order may be refused before it is made.
        await order(`F${version}`);
        expect((await told(control, "mine", `F${version}`)).ok).toBe(false);
        const paid = await told(control, "mine", `G${version}`);
        expect(paid).toMatchObject(internal);
        const more = await request(`f${version}`, 100).run(control, "mine");
        expect(more).toMatchObject(internal);
        await approve("w1").run(control, "mine");
        await control.post("/control/timers/run", { name: "payout" }).catch(() => null);
        expect(await walletOf(control, "mine")).toEqual(mine);
        const shown = await control.call("commission", staff, { action: "plan" });
        expect(shown).toMatchObject(internal);
        expect((await books()).cases).toEqual(before.cases);
        expect((await books()).wallets).toEqual(before.wallets);
      } finally {
        await write("calendars", calendar);
        await hand("plans", id).remove();
      }
      // WeChat tells it again, and it is priced by what was lawfully in force.
      expect((await told(control, "mine", `G${version}`)).ok).toBe(true);
      const earned = [{ promoterId: "mine-A", amountFen: 1_000 }];
      expect((await caseOf(`G${version}`))?.schedule).toMatchObject(earned);
      expect(await errorsOf()).toEqual([]);
    }, 30_000);
  });

  const CALENDARS: [
    what: string,
    edit: (calendar: Calendar, version: number) => Calendar["versions"],
    named: [string, string][],
  ][] = [
    [
      "with an entry for a version of nobody",
      ({ versions }, version) => [...versions, { planId: "p", version, fromMs: LATER_MS }],
      [["I25", "calendars/plans"]],
    ],
    [
      "whose lawful version begins before it was published",
      ({ versions }) => versions.map((one) => ({ ...one, fromMs: one.fromMs - 1 })),
      [["I25", "calendars/plans"]],
    ],
    [
      "without what was in force",
      () => [],
      [
        ["I18", "mine-O1"],
        ["I18", "mine-O2"],
      ],
    ],
    [
      "whose version begins after it was paid by",
      ({ versions }) => versions.map((one) => ({ ...one, fromMs: LATER_MS })),
      [
        ["I18", "mine-O1"],
        ["I18", "mine-O2"],
      ],
    ],
  ];
  it.each(CALENDARS)("a calendar written by hand, %s, is named", async (_, edit, named) => {
    const { calendar, version } = await now();
    const before = await books();
    try {
      await write("calendars", { ...calendar, versions: edit(calendar, version) } as Calendar);
      expect(await errorsOf()).toEqual(expect.arrayContaining(named));
      expect(await books()).toEqual(before);
    } finally {
      await write("calendars", calendar);
    }
    expect(await errorsOf()).toEqual([]);
  });

  it("a later version that is moved over payments changes none of them, and they name it", async () => {
    const { calendar } = await now();
    const better = { ...lawful, rates: rates(1_500) };
    await publish(control, better);
    const { calendar: published } = await now();
    const added = published.versions.filter(({ version }) => version !== 1);
    expect(added).toHaveLength(1);
    const before = await books();
    try {
      const versions = [
        ...calendar.versions,
        ...added.map((one) => ({ ...one, fromMs: START_MS })),
      ];
      await write("calendars", { ...published, versions } as Calendar);
      expect(await errorsOf()).toEqual(
        expect.arrayContaining([
          ["I25", "calendars/plans"],
          ["I18", "mine-O1"],
        ]),
      );
      // Told again, a payment stays what it was.
      await told(control, "mine", "O1");
      expect(await books()).toEqual(before);
    } finally {
      await write("calendars", published);
    }
    expect(await errorsOf()).toEqual([]);
  });
});
