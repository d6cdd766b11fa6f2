import { fen } from "#core/money.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { selfPurchaseWitness, witnessOf } from "#core/plan/witness.ts";
import { FIRST_SALE, runWorld, type World } from "#core/plan/worlds.ts";
import { aPlan, override, rate } from "#tests/fixtures.ts";

const earned = (plan: Plan, changes: Partial<World> = {}) =>
  runWorld(plan, { ...FIRST_SALE, ...changes })
    .map(({ promoterId, amountFen }) => `${promoterId} ${amountFen}`)
    .join(", ");
const law = aPlan({ pack: "strict", declaration: null, rates: [rate(1, 1_000)] });

it("runs the founding plan: 10.00, 5.00 and 3.00 of a sale for 100.00", () => {
  expect(earned(aPlan())).toBe("C 1000, B 500, A 300");
});

it("tells why the strict pack refuses the founding plan, with a witness for each distance", () => {
  const findings = lintPlan(aPlan({ pack: "strict", declaration: null }));
  const stories = findings.map(({ id, witness }) => [id, witness?.en ?? null]);
  expect(stories).toEqual([
    [
      "E101",
      "A brings B, B brings C; D is C's fan and buys S1 for 100.00: " +
        "C earns 10.00 at distance 1, B earns 5.00 at distance 2, A earns 3.00 at distance 3.",
    ],
    [
      "E102",
      "A brings B, B brings C; D is C's fan and buys S1 for 100.00: " +
        "C earns 10.00 at distance 1, B earns 5.00 at distance 2.",
    ],
    ["W310", null],
  ]);
  expect(findings[1]?.witness?.zh).toBe(
    "A 介绍了 B，B 介绍了 C；C 的粉丝 D 以 100.00 元购买 S1：C 在距离 1 得 10.00 元，B 在距离 2 得 5.00 元。",
  );
  expect(findings[0]?.witness?.payouts.at(-1)).toEqual({
    person: "A",
    distance: 3,
    amountFen: 300,
  });
});

it("finds the sale that a rule needs: its goods, its level, a price below the order's cap", () => {
  const tea = override(2, 500, { category: "tea", level: "gold" });
  const plan = aPlan({
    rates: [rate(1, 1_000)],
    overrides: [override(1, 100, { sku: "S1" }), tea],
    perOrderCapFen: fen(12),
  });
  expect(witnessOf(plan, tea)?.en).toBe(
    "A brings B, B brings C; D is C's fan and buys S2 (category tea) for 1.00: " +
      "C (level gold) earns 0.10 at distance 1, B (level gold) earns 0.02 at distance 2.",
  );
});

it("has no witness for a rate that the cap never lets pay, and reports it all the same", () => {
  const plan = aPlan({ rates: [rate(1, 3_000), rate(2, 500)] });
  expect(lintPlan(plan).map(({ id, witness }) => [id, witness])).toEqual([
    ["E102", null],
    ["W310", null],
  ]);
});

it("gives the level to the far person alone where it would make the near one take all", () => {
  const far = override(2, 500, { level: "gold" });
  const near = override(1, 3_000, { level: "gold" });
  const plan = aPlan({ rates: [rate(1, 100)], overrides: [near, far] });
  expect(witnessOf(plan, far)?.en).toContain(
    "C earns 1.00 at distance 1, B (level gold) earns 5.00 at distance 2.",
  );
});

it("shows a promoter who earns by his own purchase", () => {
  expect(selfPurchaseWitness(aPlan({ selfPurchase: "level1" }))?.en).toBe(
    "C brings D, a promoter; D himself buys S1 for 100.00: D earns 10.00 at distance 1.",
  );
  expect(selfPurchaseWitness(aPlan())).toBeNull();
});

/** Goal: what the law asks of every plan, tried on plans that break E101 and E102 as well. */
describe.each([
  ["strict", law],
  ["declared to distance 3", aPlan({ selfPurchase: "level1" })],
])("%s", (_, plan) => {
  it.each([0, 1, 50])("X1: %i recruits who never sell change nothing", (recruits) => {
    expect(earned(plan, { recruits })).toBe(earned(plan));
  });

  it("X2: a newcomer without purchases earns by his first sale", () => {
    expect(earned(plan)).toMatch(/^C 1000/);
  });

  it.each([1, 3, 6])(
    "X4: %i more introducers above change nothing: pay has a depth",
    (ancestors) => {
      expect(earned(plan, { ancestors })).toBe(earned(plan));
    },
  );

  it("X6: a refund takes back in proportion, a full one everything", () => {
    const half = runWorld(plan, { ...FIRST_SALE, refundedFen: fen(5_000) });
    const whole = runWorld(plan, FIRST_SALE);
    expect(half.map(({ amountFen }) => amountFen * 2)).toEqual(
      whole.map(({ amountFen }) => amountFen),
    );
    expect(earned(plan, { refundedFen: fen(10_000) })).toBe("");
    expect(earned(plan, { refundedFen: fen(20_000) })).toBe("");
  });

  it("X7: without an order nobody earns, however many joined", () => {
    expect(earned(plan, { paidFen: fen(0), recruits: 50 })).toBe("");
  });

  it("X8: a new promoter's purchase pays nobody more than a consumer's does", () => {
    const sum = (buyer: World["buyer"]) =>
      runWorld(plan, { ...FIRST_SALE, buyer }).reduce((all, { amountFen }) => all + amountFen, 0);
    expect(sum("promoter")).toBeLessThanOrEqual(sum("fan"));
  });

  it("X11: C promoted to B's level changes nothing of what B earns", () => {
    const among = (levels: World["levels"]) =>
      runWorld(plan, { ...FIRST_SALE, levels }).filter(({ promoterId }) => promoterId === "B");
    expect(among(["gold", "gold", null])).toEqual(among([null, "gold", null]));
  });
});

it("X3: under selfPurchase none a promoter's own orders pay nobody", () => {
  expect(earned(aPlan(), { buyer: "promoter" })).toBe("");
});

it("strict pays nobody but who brought the buyer", () => {
  expect(earned(law)).toBe("C 1000");
});
