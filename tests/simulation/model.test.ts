import { labourTax } from "#core/tax/labour.ts";
import { platformTax } from "#core/tax/platform.ts";
import { fen } from "#core/money.ts";
import { owedByOrder } from "#tests/simulation/model.ts";
import { taxesOf } from "#tests/simulation/modelTax.ts";
import { anyPlan, type SimPlan } from "#tests/simulation/plans.ts";
import { randomOf } from "#tests/simulation/random.ts";
import { midnightAfter, type TrueLine, wechatTime } from "#tests/simulation/truth.ts";

/** Goal: the model that judges the books is itself right, on examples worked out by hand. */
const plan: SimPlan = {
  ...anyPlan(randomOf(1), "p", false),
  rates: [
    { distance: 1, rateBp: 1_000 },
    { distance: 2, rateBp: 500 },
  ],
  overrides: [{ level: "gold", distance: 2, rateBp: 900 }],
  capBp: 1_500,
  perOrderCapFen: 1_000_000,
  selfPurchase: "none",
};
const payment = {
  ...{ buyerId: "U", transactionId: "T", successAtMs: 0, amountFen: 0 },
  known: { step: 1, readStep: 1 },
};
const line = (sku: string, paidFen: number): TrueLine => ({
  ...{ sku, paidFen, quantity: 1, category: null, gift: false },
});
const known = (over: Partial<SimPlan> = {}, level: string | null = null, banned = "") => ({
  planAt: () => ({ ...plan, ...over }),
  levelAt: () => level,
  isBanned: (promoterId: string) => promoterId === banned,
  levelsOf: () => [],
  holderAt: () => null,
  isStaffAt: () => false,
});
const order = {
  lines: [line("a", 10_009), line("b", 99)],
  ...{ buyerId: "U", chain: ["A", "B"], selfPurchase: false, orderNumber: 1 },
};
const owed = (...args: Parameters<typeof owedByOrder>) => Object.fromEntries(owedByOrder(...args));

it("rounds each line's share down", () => {
  expect(owed(order, payment, [], known())).toEqual({ A: 1_000n + 9n, B: 500n + 4n });
});

it("takes refunds from their own sku, its first line first", () => {
  const twice = { ...order, lines: [line("a", 100), line("a", 10_000), line("b", 1_000)] };
  const refunds = [[{ sku: "a", refundFen: 5_100 }]];
  expect(owed(twice, payment, refunds, known())).toEqual({ A: 500n + 100n, B: 250n + 50n });
});

it("cuts at a line's cap from the farthest, and at the order's cap from the last line", () => {
  expect(owed(order, payment, [], known({}, "gold"))).toEqual({ A: 1_009n, B: 501n + 5n });
  expect(owed(order, payment, [], known({ perOrderCapFen: 1_010 }))).toEqual({ A: 1_009n, B: 1n });
});

it("pays nobody who is banned, and nobody at all for a promoter's own order", () => {
  expect(owed(order, payment, [], known({}, null, "A"))).toEqual({ B: 504n });
  expect(owed({ ...order, selfPurchase: true }, payment, [], known())).toEqual({});
  expect(owed(order, undefined, [], known())).toEqual({});
});

it("knows the taxes that the statutory tables give", () => {
  const sentAtMs = Date.parse("2026-03-31T23:59:59+08:00");
  const labour = (grossFen: number, atMs = sentAtMs) =>
    ({ mode: "labour", sentAtMs: atMs, grossFen }) as const;
  expect(taxesOf([labour(100_000), labour(100_000), labour(100_000, sentAtMs + 1_000)])).toEqual([
    4_000, 20_000, 4_000,
  ]);
  for (const grossFen of [80_000, 80_001, 400_003, 3_333_333, 9_999_999]) {
    const alone = (mode: "labour" | "platform") => taxesOf([{ mode, sentAtMs, grossFen }])[0];
    expect(alone("labour")).toBe(labourTax(fen(grossFen)));
    expect(alone("platform")).toBe(platformTax(fen(grossFen), 1));
  }
});

it("knows China's clock", () => {
  const atMs = Date.parse("2026-03-09T23:30:00+08:00");
  expect(midnightAfter(atMs)).toBe(Date.parse("2026-03-10T00:00:00+08:00"));
  expect(midnightAfter(midnightAfter(atMs))).toBe(Date.parse("2026-03-11T00:00:00+08:00"));
  expect(wechatTime(atMs)).toBe("20260309233000");
});
