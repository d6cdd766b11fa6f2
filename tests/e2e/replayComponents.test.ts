import {
  type Event,
  logOf,
  on,
  type Result,
  replayCommand,
  replayed,
} from "#tests/e2e/replayCommand.ts";

/** Goal: every component, from a log through the real functions, to the fen. Day 1 is 1 January 2026. */

const rule = (rateBp: number) => ({ rules: [{ rateBp }] });
const PLAN = {
  id: "all",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102", "E103", "E104"] },
  rates: [1_000, 500, 300].map((rateBp, i) => ({ distance: i + 1, rateBp })),
  levels: ["silver", "gold"],
  capBp: 5_000,
  attribution: { policy: "permanent" },
  components: {
    firstOrder: rule(200),
    levelDifference: {
      rules: [
        { level: "silver", rateBp: 100 },
        { level: "gold", rateBp: 250 },
      ],
    },
    peer: rule(50),
    team: { rules: [{ level: "gold", rateBp: 70 }] },
    nurture: { ...rule(110), level: "gold", months: 1 },
    store: { rules: [{ unitFen: 130 }] },
    storeStaff: rule(90),
    region: { province: rule(10), city: rule(20), district: rule(30), duties: "送货、安装和售后" },
    supply: {},
  },
};
const join = (promoter: string, more: object = {}): Event => ({
  ...{ at: on(1, "08:10"), do: "join", promoter },
  ...more,
});
const appoint = (promoter: string, more: object): Event => ({
  ...{ at: on(1, "08:30"), do: "appoint", promoter },
  ...more,
});
const DISTRICT = { region: "330106" };
const STAFF = { store: "S1", staff: true };

/** C sells; B brought C, and A brought B. A store with W, agents of three levels, the supplier V. */
const PEOPLE: Event[] = [
  { at: on(1, "08:00"), do: "plan", plan: PLAN },
  join("A", { level: "gold" }),
  join("B", { introducer: "A", level: "silver" }),
  join("C", { introducer: "B", level: "silver" }),
  ...["H", "W", "PR", "CI", "D1", "D2", "V"].map((promoter) => join(promoter)),
  appoint("PR", { region: "330000" }),
  appoint("CI", { region: "330100" }),
  appoint("D1", DISTRICT),
  appoint("H", { store: "S1" }),
  appoint("W", { ...STAFF, until: on(20) }),
  ...["U1", "U2"].map((fan): Event => ({ at: on(1, "09:00"), do: "scan", fan, promoter: "C" })),
];
const TEA = { sku: "tea", quantity: 1, paidFen: 10_000 };
const sale = (at: string, order: string, more: object = {}): Event => ({
  ...{ at, do: "pay", order, buyer: "U1", lines: [TEA] },
  ...more,
});
const bySku = (result: Result, order: string, sku = "tea") =>
  (result.orders[order]?.commissions ?? [])
    .filter((share) => share.sku === sku)
    .map(({ promoter, distance, component, amountFen }) =>
      [promoter, component ?? distance, amountFen].join(" "),
    );
const componentsOf = (result: Result, order: string) =>
  bySku(result, order).filter((text) => !/ [123] /.test(text));

it("pays every component of an order to the fen, refunds part of each, and says why others pay nothing", async () => {
  const lines = [
    { sku: "tea", quantity: 2, paidFen: 10_001, supplier: "V", supplyFen: 1_500 },
    { sku: "cup", quantity: 1, paidFen: 999 },
    { sku: "bag", quantity: 1, paidFen: 0, gift: true },
  ];
  const place = { ...DISTRICT, store: "S1", storeStaff: "W" };
  const story: Event[] = [
    ...PEOPLE,
    sale(on(2), "O1", { lines, ...place }),
    sale(on(2, "12:01"), "O2"),
    sale(on(2, "12:02"), "O3", { lines, ...place }),
    {
      at: on(3),
      ...{ do: "refund", order: "O1", refund: "r1", lines: [{ sku: "tea", refundFen: 3_333 }] },
    },
    { at: on(3), do: "refund", order: "O3", refund: "r2", lines: lines.map(allOf) },
    { at: on(4), do: "wait" },
  ];
  const result = await replayed(story);
  expect(result.refused).toEqual([]);
  // Of 6,668 that are left of 10,001: rates of it, and of a fixed amount such a part, each rounded down.
  expect(bySku(result, "O1")).toEqual([
    "V supply 2000", // 3,000 × 6,668 ÷ 10,001
    "C 1 666",
    "C firstOrder 133",
    "B 2 333",
    "A 3 200",
    "A levelDifference 100", // Gold 2.5 % less the 1 % of those below.
    "B peer 33", // Silver like C.
    "A team 46",
    "H store 173", // 260 × 6,668 ÷ 10,001
    "W storeStaff 60",
    "PR region 6",
    "CI region 13",
    "D1 region 20",
  ]);
  expect(bySku(result, "O1", "cup")).toEqual([
    ...["C 1 99", "C firstOrder 19", "B 2 49", "A 3 29", "A levelDifference 14", "B peer 4"],
    ...["A team 6", "H store 130", "W storeStaff 8", "PR region 0", "CI region 1", "D1 region 2"],
  ]);
  expect(bySku(result, "O1", "bag")).toEqual([]);
  expect(result.orders["O1"]?.unpaid).toEqual([
    { distance: 2, component: "levelDifference", reason: "level_not_higher" },
    { distance: 3, component: "peer", reason: "not_peers" },
    { distance: 2, component: "nurture", reason: "not_promoted" },
  ]);
  expect(componentsOf(result, "O2")).toEqual(["A levelDifference 150", "B peer 50", "A team 70"]);
  expect(result.orders["O2"]?.unpaid).toEqual(
    expect.arrayContaining([
      { distance: 1, component: "firstOrder", reason: "not_first_order" },
      { distance: null, component: "store", reason: "no_store" },
      { distance: null, component: "storeStaff", reason: "no_store" },
      ...["province", "city", "district"].map((area) => ({
        ...{ distance: null, component: "region", area, reason: "no_region" },
      })),
    ]),
  );
  expect(result.orders["O3"]?.commissions.every(({ amountFen }) => amountFen === 0)).toBe(true);
  expect(result.promoters["V"]).toMatchObject({ pendingFen: 2_000 });
  expect(result.promoters["H"]).toMatchObject({ pendingFen: 303 });
  expect(result.audit.violations).toEqual([]);
}, 90_000);

const allOf = ({ sku, paidFen }: { sku: string; paidFen: number }) => ({ sku, refundFen: paidFen });

it("keeps to the millisecond: a level at midnight, nurture's end, an agent's change, a term's end", async () => {
  const last = (day: string) => `${day}T23:59:59.999+08:00`;
  const first = (day: string) => `${day}T00:00:00.000+08:00`;
  const result = await replayed([
    ...PEOPLE,
    { at: on(3), do: "level", promoter: "C", level: "gold" },
    sale(last("2026-01-03"), "before-level"),
    sale(first("2026-01-04"), "at-level"),
    appointAt(on(9), "D2", DISTRICT), // D1 has it still.
    sale(on(10, "11:59"), "D1-last", DISTRICT),
    { at: on(10), do: "dismiss", promoter: "D1", ...DISTRICT },
    appointAt(on(10), "D2", DISTRICT),
    appointAt(on(10), "D2", DISTRICT), // The same appointment again.
    sale(on(10), "D2-first", DISTRICT),
    sale(`2026-01-20T11:59:59.999+08:00`, "W-last", { store: "S1", storeStaff: "W" }),
    sale(on(20), "W-out", { store: "S1", storeStaff: "W" }),
    sale(last("2026-02-03"), "nurture-last"),
    sale(first("2026-02-04"), "nurture-over"),
    { at: on(36), do: "wait" },
  ]);
  expect(result.refused).toEqual([{ line: PEOPLE.length + 4, do: "appoint", code: "post_taken" }]);
  const paid = (order: string) => componentsOf(result, order);
  // C rose to gold: nobody above is higher or B's peer; from that midnight on B is nurtured, for a month.
  expect(paid("before-level")).toEqual([
    ...["C firstOrder 200", "A levelDifference 150", "B peer 50", "A team 70"],
  ]);
  expect(paid("at-level")).toEqual(["A team 70", "B nurture 110"]);
  expect(paid("nurture-last")).toEqual(["A team 70", "B nurture 110"]);
  expect(paid("nurture-over")).toEqual(["A team 70"]);
  expect(result.orders["nurture-over"]?.unpaid).toContainEqual({
    ...{ distance: 2, component: "nurture", reason: "nurture_over" },
  });
  const region = (order: string) => paid(order).filter((text) => text.includes("region"));
  expect(region("D1-last")).toEqual(["PR region 10", "CI region 20", "D1 region 30"]);
  expect(region("D2-first")).toEqual(["PR region 10", "CI region 20", "D2 region 30"]);
  const store = (order: string) => paid(order).filter((text) => text.includes("store"));
  expect(store("W-last")).toEqual(["H store 130", "W storeStaff 90"]);
  expect(store("W-out")).toEqual(["H store 130"]);
  expect(result.audit.violations).toEqual([]);
}, 90_000);

const appointAt = (at: string, promoter: string, more: object): Event => ({
  ...{ at, do: "appoint", promoter },
  ...more,
});

it("pays the first order to the order that was paid first, though its notice comes two days late, three times", async () => {
  const late = { buyer: "U2", noticeDelayMs: 48 * 3_600_000, notices: 3 };
  const story = (more: object): Event[] => [
    ...PEOPLE,
    sale(on(12, "10:00"), "P1", { ...late, ...more }),
    sale(on(12, "11:00"), "P2", { buyer: "U2" }),
    {
      at: on(13),
      ...{ do: "refund", order: "P1", refund: "r1", lines: [{ sku: "tea", refundFen: 5_000 }] },
    },
    { at: on(16), do: "wait" },
  ];
  const [result, quiet] = await Promise.all([
    replayed(story({})),
    replayed(story({ noticeDelayMs: 0, notices: 1 })),
  ]);
  const firsts = (order: string) =>
    bySku(result, order).filter((text) => text.includes("firstOrder"));
  expect([firsts("P1"), firsts("P2")]).toEqual([["C firstOrder 100"], []]);
  expect(result.orders["P2"]?.unpaid).toContainEqual({
    ...{ distance: 1, component: "firstOrder", reason: "not_first_order" },
  });
  expect(result.orders).toEqual(quiet.orders);
  expect(result.promoters).toEqual(quiet.promoters);
  expect([...result.audit.violations, ...quiet.audit.violations]).toEqual([]);
}, 90_000);

it("tells people the components by their Chinese names", async () => {
  const place = { ...DISTRICT, store: "S1", storeStaff: "W" };
  const { code, out, said } = await replayCommand(
    ["-"],
    logOf([...PEOPLE, sale(on(2), "O1", place)]),
  );
  expect([code, code === 0 ? "" : said]).toEqual([0, ""]);
  for (const name of ["首单奖 1", "级差奖 3", "平级奖 2", "团队奖 3", "门店分润", "区域分润"]) {
    expect(out).toContain(name);
  }
  expect(out).not.toMatch(/null|undefined|NaN|firstOrder/);
}, 60_000);
