import { readPlan, USUAL_PLAN } from "./plan.ts";
import { inventPayouts, type Story } from "./payouts.ts";

const START_MS = Date.parse("2026-01-01T10:00:00+08:00");
const DAY = 86_400_000;

function planOf(changes: object) {
  const plan = readPlan({ ...USUAL_PLAN, ...changes });
  if (!plan.ok) throw new Error(plan.error);
  return plan.value.meant;
}

/** Each of `n` promoters has one sure customer, who paid (n − i) × 100.55 and received it in a day. */
function storyOf(n: number, planChanges: object = {}): Story {
  const numbers = Array.from({ length: n }, (_, at) => at + 1);
  const orders = numbers.map((at) => ({
    ...{ id: `O${at}`, buyer: `U${at}`, atMs: START_MS },
    lines: [{ sku: "A", quantity: 1, paidFen: (n + 1 - at) * 10_055 }],
  }));
  return {
    orders,
    refunds: [],
    receipts: numbers.map((at) => ({ order: `O${at}`, atMs: START_MS + DAY })),
    people: {
      planAtMs: START_MS - DAY,
      promoters: [],
      scans: [],
      sureOwners: new Map(numbers.map((at) => [`U${at}`, `P${at}`])),
    },
    plan: planOf(planChanges),
  };
}

const asked = (story: Story) =>
  inventPayouts(story).flatMap((event) =>
    event.do === "withdraw" ? [[event.promoter, event.amountFen]] : [],
  );

it("lets the four who earned most ask for whole yuan, with four outcomes", () => {
  const events = inventPayouts(storyOf(6));
  expect(asked(storyOf(6))).toEqual([
    ["P1", 6_000], // 10 % of 603.30 is 60.33
    ["P2", 5_000],
    ["P2", 5_000], // again, since WeChat could not pay
    ["P3", 4_000],
    ["P4", 3_000],
  ]);
  const answers = events.flatMap((e) => (e.do === "transfer" ? [[e.id, e.result]] : []));
  expect(Object.fromEntries(answers)).toEqual({
    W1: "success",
    W2: "fail",
    W2again: "success",
    W4: "expire",
  });
  expect(events.filter((e) => e.do === "review" && !e.approve)).toMatchObject([{ id: "W3" }]);
});

it("waits until all that was received has matured", () => {
  const [first] = inventPayouts(storyOf(1));
  const maturedMs = START_MS + DAY + 15 * DAY;
  expect(first?.do).toBe("wait");
  expect(first?.atMs).toBeGreaterThan(maturedMs + 2 * 3_600_000);
  expect(inventPayouts(storyOf(1, { freezeDays: 30 }))[0]?.atMs).toBe(
    (first?.atMs ?? 0) + 15 * DAY,
  );
});

it("counts on no more than the plan gives", () => {
  expect(asked(storyOf(1, { rates: [{ distance: 1, rateBp: 5_000 }] }))).toEqual([["P1", 1_000]]);
  expect(asked(storyOf(1, { perOrderCapFen: 300 }))).toEqual([["P1", 300]]);
  const narrow = { minFen: 100, maxFen: 450, openMax: 1 };
  expect(asked(storyOf(1, { withdrawal: narrow }))).toEqual([["P1", 400]]);
  expect(asked(storyOf(1, { withdrawal: { ...narrow, minFen: 401 } }))).toEqual([]);
  expect(asked(storyOf(1, { rates: [] }))).toEqual([]);
});

it("counts on nothing that was refunded, not received, or paid a second time", () => {
  const story = storyOf(1);
  const [order] = story.orders;
  if (!order) throw new Error("no order");
  const back = { id: "R", order: "O1", atMs: START_MS, lines: [{ sku: "A", refundFen: 5_055 }] };
  expect(asked({ ...story, refunds: [back] })).toEqual([["P1", 500]]);
  expect(asked({ ...story, receipts: [] })).toEqual([]);
  const second = { ...order, id: "O2", atMs: START_MS + 1 };
  const receipts = [...story.receipts, { order: "O2", atMs: START_MS + DAY }];
  expect(asked({ ...story, orders: [second, order], receipts })).toEqual([["P1", 1_000]]);
});
