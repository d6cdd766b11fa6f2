import { type Event, logOf, on, replayCommand, replayed } from "#tests/e2e/replayCommand.ts";

/** Goal: the promise of docs/replay.md, through the command, as a brand's developer would try it. */

const RATES = [1_000, 500, 300].map((rateBp, i) => ({ distance: i + 1, rateBp }));
const declared = {
  id: "founding",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102"] },
  rates: RATES,
};
const tea = (paidFen: number) => [{ sku: "tea", quantity: 1, paidFen }];
const chain: Event[] = [
  { at: on(1, "09:00"), do: "join", promoter: "A" },
  { at: on(1, "09:01"), do: "join", promoter: "B", introducer: "A" },
  { at: on(1, "09:02"), do: "join", promoter: "C", introducer: "B" },
  { at: on(1, "10:00"), do: "scan", fan: "U1", promoter: "C", channel: "海报" },
];

it("the founding example: strict refuses it with a witness, declared pays 10.00 / 5.00 / 3.00", async () => {
  const result = await replayed([
    { at: on(1, "08:00"), do: "plan", plan: { id: "strict", rates: RATES } },
    { at: on(1, "08:01"), do: "plan", plan: declared },
    ...chain,
    { at: on(1, "11:00"), do: "pay", order: "O1", buyer: "U1", lines: tea(10_000) },
  ]);
  const [refused] = result.refused;
  expect(refused).toMatchObject({ line: 1, do: "plan", code: "plan_refused" });
  const errors = refused?.findings?.filter(({ id }) => id.startsWith("E")) ?? [];
  expect(errors.map(({ id }) => id)).toEqual(["E101", "E102"]);
  for (const { witness } of errors) expect(witness).not.toBeNull();
  const shares = result.orders["O1"]?.commissions.map(({ promoter, amountFen }) => [
    promoter,
    amountFen,
  ]);
  expect(shares).toEqual([
    ["C", 1_000],
    ["B", 500],
    ["A", 300],
  ]);
  expect(result.promoters["C"]).toEqual({
    pendingFen: 1_000,
    availableFen: 0,
    frozenFen: 0,
    paidFen: 0,
    taxFen: 0,
  });
  expect(result.fans).toEqual({ U1: { promoter: "C", untilMs: Date.parse(on(31, "11:00")) } });
  expect(result.audit.violations).toEqual([]);
}, 60_000);

/** Two months of a small shop; `late` sends every notice three times and late, and refunds before them. */
function shopLog(late: boolean): Event[] {
  const pay = (day: number, order: string, buyer: string, paidFen: number): Event => ({
    at: on(day),
    do: "pay",
    order,
    buyer,
    lines: [...tea(paidFen), { sku: "cup", quantity: 2, paidFen: 999 }],
    ...(late ? { notices: 3, noticeDelayMs: 5 * 3_600_000 } : {}),
  });
  const refund = (day: number, order: string, refundFen: number): Event => ({
    at: late ? on(day, "13:00") : on(day + 1),
    do: "refund",
    order,
    refund: `${order}-r`,
    lines: [{ sku: "tea", refundFen }],
  });
  const events: Event[] = [
    { at: on(1, "08:00"), do: "plan", plan: declared },
    ...chain,
    { at: on(2, "09:00"), do: "scan", fan: "U2", promoter: "B" },
    pay(2, "O1", "U1", 10_001),
    refund(2, "O1", 3_333),
    pay(3, "O2", "U2", 5_555),
    { at: on(4, "09:00"), do: "level", promoter: "C", level: "gold" },
    pay(5, "O3", "U1", 7_777),
    { at: on(6), do: "receive", order: "O1" },
    { at: on(7), do: "receive", order: "O2" },
    pay(8, "O4", "U2", 12_345),
    refund(8, "O4", 12_345),
    { at: on(10, "09:00"), do: "ban", promoter: "A", reason: "刷单" },
    pay(11, "O5", "U2", 100_000),
    { at: on(30), do: "withdraw", promoter: "C", id: "w1", amountFen: 500 },
    { at: on(30, "13:00"), do: "review", id: "w1", approve: true },
    { at: on(33, "13:00"), do: "transfer", id: "w1", result: "success" },
    { at: on(60), do: "wait" },
  ];
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

it("notices three times and late, and refunds before payments, change no fen", async () => {
  const [quiet, late] = await Promise.all([replayed(shopLog(false)), replayed(shopLog(true))]);
  expect(late.promoters).toEqual(quiet.promoters);
  expect(late.orders).toEqual(quiet.orders);
  expect(late.fans).toEqual(quiet.fans);
  expect([...quiet.audit.violations, ...late.audit.violations]).toEqual([]);
  expect(quiet.refused).toEqual([]);
  expect(late.refused).toEqual([]);
  // O1: tea 10,001 − 3,333 and cup 999 at 10 / 5 / 3 %, each line rounded down.
  const ofFirst = quiet.orders["O1"]?.commissions.map(({ distance, sku, amountFen }) => [
    distance,
    sku,
    amountFen,
  ]);
  expect(ofFirst).toEqual([
    [1, "tea", 666],
    [2, "tea", 333],
    [3, "tea", 200],
    [1, "cup", 99],
    [2, "cup", 49],
    [3, "cup", 29],
  ]);
  expect(quiet.orders["O5"]?.unpaid).toContainEqual({ distance: 2, reason: "banned" });
  expect(quiet.promoters["C"]).toMatchObject({ paidFen: 500, frozenFen: 0 });
}, 90_000);

it("a payment keeps its buyer bound from its own moment, though WeChat tells it two days later", async () => {
  const late = { noticeDelayMs: 48 * 3_600_000 };
  const attribution = { policy: "extend", clickDays: 1, orderDays: 10, protectDays: 3 };
  const { orders, promoters, audit } = await replayed([
    {
      at: on(1, "08:00"),
      do: "plan",
      plan: { id: "p", rates: [{ distance: 1, rateBp: 500 }], attribution },
    },
    { at: on(1, "08:01"), do: "join", promoter: "A" },
    { at: on(1, "08:02"), do: "join", promoter: "B" },
    { at: on(1, "09:00"), do: "scan", fan: "U1", promoter: "A" },
    { at: on(1, "09:00"), do: "scan", fan: "U2", promoter: "A" },
    { at: on(1, "12:00"), do: "pay", order: "O1", buyer: "U1", lines: tea(10_000), ...late },
    { at: on(1, "12:00"), do: "pay", order: "O2", buyer: "U2", lines: tea(10_000), ...late },
    { at: on(2, "12:00"), do: "pay", order: "O3", buyer: "U1", lines: tea(10_000) }, // The click's day is over.
    { at: on(2, "12:01"), do: "scan", fan: "U2", promoter: "B" }, // U2 bought yesterday: protected.
    { at: on(2, "12:02"), do: "pay", order: "O4", buyer: "U2", lines: tea(10_000) },
    { at: on(5), do: "wait" },
  ]);
  expect(Object.values(orders).map(({ promoter }) => promoter)).toEqual(["A", "A", "A", "A"]);
  expect(promoters["A"]?.["pendingFen"]).toBe(2_000);
  expect(promoters["B"]?.["pendingFen"]).toBe(0);
  expect(audit.violations).toEqual([]);
}, 60_000);

it("a refund after a payout takes back from what comes next, and releases what nobody approved", async () => {
  const { promoters, refused } = await replayed([
    { at: on(1, "08:00"), do: "plan", plan: { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] } },
    { at: on(1, "09:00"), do: "join", promoter: "A" },
    { at: on(1, "10:00"), do: "scan", fan: "U1", promoter: "A" },
    { at: on(1), do: "pay", order: "O1", buyer: "U1", lines: tea(10_000) },
    { at: on(1), do: "pay", order: "O2", buyer: "U1", lines: tea(5_000) },
    { at: on(2), do: "receive", order: "O1" },
    { at: on(2), do: "receive", order: "O2" },
    { at: on(20), do: "withdraw", promoter: "A", id: "w1", amountFen: 1_000 },
    { at: on(20), do: "withdraw", promoter: "A", id: "w1", amountFen: 1_000 },
    { at: on(20), do: "withdraw", promoter: "A", id: "w1", amountFen: 900 },
    { at: on(20), do: "review", id: "w1", approve: true },
    { at: on(21), do: "transfer", id: "w1", result: "success" },
    { at: on(22), do: "withdraw", promoter: "A", id: "w2", amountFen: 300 },
    { at: on(22), do: "withdraw", promoter: "A", id: "w3", amountFen: 100 },
    {
      at: on(23),
      do: "refund",
      order: "O1",
      refund: "r1",
      lines: [{ sku: "tea", refundFen: 1_500 }],
    },
    { at: on(24), do: "wait" },
  ]);
  // Available was 100; 150 are taken back: the newest withdrawal is released, and 50 are left.
  expect(promoters["A"]).toEqual({
    pendingFen: 0,
    availableFen: 50,
    frozenFen: 300,
    paidFen: 1_000,
    taxFen: 0,
  });
  expect(refused).toEqual([{ line: 10, do: "withdraw", code: "withdrawal_id_taken" }]);
}, 60_000);

it.each([
  ["broken JSON", "{", /^<stdin>:1: 不是 JSON/],
  ["no object", "[]", /^<stdin>:1: 应为一个 JSON 对象/],
  [
    "an unknown do",
    `{"at":"${on(1)}","do":"dance"}`,
    /^<stdin>:1: do: 没有这种事件；有的是 plan、join、/,
  ],
  ["an unknown field", `# log\n\n{"at":"${on(1)}","do":"wait","x":1}`, /^<stdin>:3: /],
  ["a wrong type", `{"at":"${on(1)}","do":"receive","order":{"$gt":""}}`, /^<stdin>:1: order: /],
  ["no offset", '{"at":"2026-01-01T00:00:00","do":"wait"}', /^<stdin>:1: at: /],
  [
    "negative fen",
    `{"at":"${on(1)}","do":"withdraw","promoter":"A","id":"w","amountFen":-1}`,
    /amountFen: /,
  ],
  [
    "half a fen",
    `{"at":"${on(1)}","do":"withdraw","promoter":"A","id":"w","amountFen":0.5}`,
    /amountFen: /,
  ],
  [
    "a fourth distance",
    `{"at":"${on(1)}","do":"plan","plan":{"id":"p","rates":[{"distance":4,"rateBp":1}]}}`,
    /plan\.rates\.0\.distance: /,
  ],
  [
    "time that goes back",
    logOf([
      { at: on(2), do: "wait" },
      { at: on(1), do: "wait" },
    ]),
    /^<stdin>:2: at: /,
  ],
])(
  "a file that is no log: %s",
  async (_, log, expected) => {
    const { code, out, said } = await replayCommand(["-", "--json"], log);
    expect(said.replace(/^(npm warn|ready).*\n/gm, "")).toMatch(expected);
    expect([code, out]).toEqual([2, ""]);
  },
  30_000,
);

it("says what is wrong with the command line", async () => {
  expect(await replayCommand(["nowhere.jsonl"])).toMatchObject({ code: 2, out: "" });
  expect(await replayCommand(["core"])).toMatchObject({ code: 2, out: "" });
  expect(await replayCommand(["--nonsense"])).toMatchObject({ code: 2, out: "" });
}, 30_000);
