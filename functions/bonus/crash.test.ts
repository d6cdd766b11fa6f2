import { type Around, yielding } from "#adapters/memory/store.ts";
import { settleBonuses } from "#functions/bonus/bonus.ts";
import { at, bonusShop, LADDER, QUARTER } from "#functions/bonus/testing/bonusShop.ts";

/** Goal: wherever a run dies, and however many run at once, the next one makes it what one whole run makes of it. */

const NOW_MS = at("2026-07-16T04:20:00.000");

/** Two months were settled; since then more was sold, and some of it given back. */
async function shopBefore() {
  const shop = bonusShop();
  shop.publish(0, { periods: [LADDER, QUARTER] });
  for (let n = 0; n < 60; n++) shop.join(`P${10 + n}`);
  for (const [n, id] of ["P10", "P11", "P40", "P65"].entries()) {
    shop.sell(`A${n}`, id, 300_000 + n, at("2026-04-10"));
    shop.sell(`M${n}`, id, 700_000 + n, at("2026-05-10"));
  }
  await shop.settle(at("2026-06-16T04:20:00.000"));
  for (const [n, id] of ["P10", "P40", "P65", "P66"].entries()) {
    shop.sell(`J${n}`, id, 900_000 + n, at("2026-06-10"));
  }
  shop.refund("M0", 400_000, at("2026-07-01"));
  shop.refund("A2", 300_000, at("2026-07-01"));
  shop.clock.nowMs = NOW_MS;
  return shop;
}
/** The cases and how far the sweep has come, without how often it was written down. */
const stateOf = ({ memory }: ReturnType<typeof bonusShop>) => {
  const sweep = memory.documents.sweeps.get("bonus");
  return {
    cases: [...memory.documents.cases.values()].sort((a, b) => (a._id < b._id ? -1 : 1)),
    sweep: sweep && { ...sweep, rev: 0 },
  };
};

/** Dies at the n-th operation, from 0: before it is done, or after, so that only the reply is lost. */
function dyingAt(n: number, when: "before" | "after"): { around: Around; count: () => number } {
  let count = -1;
  const around: Around = async (operation) => {
    await Promise.resolve();
    count += 1;
    if (count > n || (count === n && when === "before")) throw new Error("killed");
    const answer = operation();
    if (count === n) throw new Error("killed");
    return answer;
  };
  return { around, count: () => count };
}

async function whole() {
  const shop = await shopBefore();
  let operations = 0;
  const counting: Around = (operation) => {
    operations += 1;
    return yielding(operation);
  };
  await settleBonuses(shop.depsOf(counting), NOW_MS);
  return { shop, operations };
}

it("comes to the same wherever a run dies, before or after each of its operations", async () => {
  const { shop: undisturbed, operations } = await whole();
  const expected = stateOf(undisturbed);
  expect(undisturbed.wrong()).toEqual([]);
  expect(operations).toBeGreaterThan(20);
  for (let n = 0; n < operations; n++) {
    for (const when of ["before", "after"] as const) {
      const shop = await shopBefore();
      const { around } = dyingAt(n, when);
      await settleBonuses(shop.depsOf(around), NOW_MS).catch(() => undefined);
      await shop.settle(NOW_MS);
      expect(stateOf(shop)).toEqual(expected);
    }
  }
}, 60_000);

it("comes to the same when two timers, or five, run at once", async () => {
  const { shop: undisturbed } = await whole();
  for (const runs of [2, 5]) {
    const shop = await shopBefore();
    await Promise.all(Array.from({ length: runs }, () => settleBonuses(shop.depsOf(), NOW_MS)));
    expect(stateOf(shop)).toEqual(stateOf(undisturbed));
    expect(shop.errors).toEqual([]);
  }
});

it("believes whoever read the sales later, when two runs read them before and after a refund", async () => {
  const shop = await shopBefore();
  let isHeld = true;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  let asked = 0;
  const slow: Around = async (operation) => {
    const answer = operation();
    asked += 1;
    if (asked === 6 && isHeld) await gate; // The sales were read; then this run stands still.
    return answer;
  };
  const first = settleBonuses(shop.depsOf(slow), NOW_MS);
  await new Promise((resolve) => setImmediate(resolve));
  shop.clock.nowMs += 1_000;
  shop.refund("J1", 500_001, NOW_MS + 500);
  await settleBonuses(shop.depsOf(), NOW_MS + 1_000);
  isHeld = false;
  open();
  await first;
  expect(shop.paid("P40", "ladder", "2026-06")).toBe(3_000);
  expect(shop.caseOf("P40", "ladder", "2026-06")?.facts).toHaveLength(1);
  expect(shop.wrong()).toEqual([]);
});
