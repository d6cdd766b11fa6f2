import { bonusStory } from "#core/bonus/story.ts";
import { basisPoints, fen } from "#core/money.ts";
import { DAY_MS, GUARD_BAND_MS, HOUR_MS } from "#core/time.ts";
import { settleBonuses, SLICE_MS } from "#functions/bonus/bonus.ts";
import { at, bonusShop, LADDER, QUARTER, tier } from "#functions/bonus/testing/bonusShop.ts";

/** 04:20 on a day. */
const night = (day: string): number => at(`${day}T04:20:00.000`);
/** A shop with a ladder by month and a bonus by quarter since ever, and two promoters. */
function openShop() {
  const shop = bonusShop();
  shop.publish(0, { periods: [LADDER, QUARTER] });
  shop.join("A");
  shop.join("B");
  return shop;
}

it("settles a month once its freeze is over, and no night earlier", async () => {
  const { sell, settle, paid, caseOf, wrong } = openShop();
  sell("O1", "A", 300_000, at("2026-05-01"));
  sell("O2", "A", 400_000, at("2026-05-31T23:59:59.999"));
  sell("O3", "A", 900_000, at("2026-06-01")); // June's, by a millisecond.
  sell("O4", "A", 900_000, at("2026-04-30T23:59:59.999")); // April's.
  sell("O5", "B", 99_999, at("2026-05-10"));
  expect(await settle(night("2026-06-15"))).toEqual({ promoters: 2, measured: 1, failed: 0 }); // April's.
  expect(paid("A", "ladder", "2026-05")).toBeNull();
  expect(await settle(night("2026-06-16"))).toEqual({ promoters: 2, measured: 1, failed: 0 });
  expect(paid("A", "ladder", "2026-05")).toBe(4_000 + 4_000);
  expect(paid("A", "ladder", "2026-04")).toBe(4_000 + 8_000);
  expect(caseOf("B", "ladder", "2026-05")).toBeUndefined(); // Too little was sold.
  expect(caseOf("A", "ladder", "2026-05")?.schedule).toEqual([
    { promoterId: "A", availableAtMs: night("2026-06-16") + GUARD_BAND_MS + 1, amountFen: 8_000 },
  ]);
  expect(await settle(night("2026-06-17"))).toEqual({ promoters: 0, measured: 0, failed: 0 });
  expect(wrong()).toEqual([]);
});

it("nets late refunds in the next settlement, to the fen, and an amount that is final is taken back", async () => {
  const { sell, refund, settle, paid, caseOf, wrong } = openShop();
  sell("O1", "A", 300_000, at("2026-05-10"));
  sell("O2", "A", 400_000, at("2026-05-20"));
  await settle(night("2026-06-16"));
  refund("O2", 250_001, at("2026-06-20"));
  await settle(night("2026-06-21"));
  expect(paid("A", "ladder", "2026-05")).toBe(8_000);
  await settle(night("2026-07-16"));
  const left = 449_999;
  expect(paid("A", "ladder", "2026-05")).toBe(3_499);
  expect(paid("A", "season", "2026-Q2")).toBe(Math.floor(left * 0.03));
  expect(caseOf("A", "ladder", "2026-05")?.schedule.map(({ amountFen }) => amountFen)).toEqual([
    8_000, -4_501,
  ]);
  refund("O1", 300_000, at("2026-07-20"));
  refund("O2", 149_999, at("2026-07-20"), "R2");
  await settle(night("2026-08-16"));
  expect(paid("A", "ladder", "2026-05")).toBe(0);
  // The quarter is netted when the next quarter is settled, or with any settlement before.
  expect(paid("A", "season", "2026-Q2")).toBe(0);
  expect(wrong()).toEqual([]);
});

it("never pays more than the cap leaves of all that was sold", async () => {
  const { publish, join, sell, refund, settle, paid, wrong, caseOf } = bonusShop();
  const whole = (id: string, period: "month" | "quarter", bp: number) => ({
    ...{ id, period, mode: "whole" as const, tiers: [tier(0, bp)] },
  });
  publish(0, {
    capBp: basisPoints(1_500), // 10 % go to the orders' shares: 5 % are left.
    periods: [whole("q", "quarter", 400), whole("a", "month", 300), whole("b", "month", 900)],
  });
  join("A");
  sell("O0", "A", 50_000, at("2026-03-31")); // The month before belongs to another quarter.
  sell("O1", "A", 10_001, at("2026-05-10"));
  sell("O2", "A", 30_000, at("2026-06-10"));
  await settle(night("2026-06-16"));
  expect([paid("A", "a", "2026-03"), paid("A", "b", "2026-03")]).toEqual([1_500, 1_000]);
  // 15 % of 100.01 are 15.00; the order's share is 10.00. The first in the plan is served first.
  expect([paid("A", "a", "2026-05"), paid("A", "b", "2026-05")]).toEqual([300, 200]);
  await settle(night("2026-07-16"));
  expect([paid("A", "a", "2026-06"), paid("A", "b", "2026-06")]).toEqual([900, 600]);
  // Of 400.01: 60.00 less 40.00 less 20.00.
  expect(paid("A", "q", "2026-Q2")).toBeNull();
  refund("O2", 15_000, at("2026-07-20")); // 250.01 are left: 37.50 less 25.00, of which May has 5.00.
  await settle(night("2026-08-16"));
  expect([paid("A", "a", "2026-06"), paid("A", "b", "2026-06")]).toEqual([450, 300]);
  expect(bonusStory(caseOf("A", "b", "2026-05")!)).toMatchObject({
    ...{ tiersFen: 900, capFen: 1_500, roomFen: 200, owedFen: 200, cut: "cap" },
    measured: { sharedFen: 1_000, otherBonusFen: 300, soldFen: 10_001 },
  });
  expect(wrong()).toEqual([]);
});

it("takes off the months within the quarter, not the one before it", async () => {
  const { publish, join, sell, settle, paid, wrong } = bonusShop();
  publish(0, { periods: [LADDER, QUARTER], capBp: basisPoints(1_300) });
  join("A");
  sell("O1", "A", 1_000_000, at("2026-03-31"));
  sell("O2", "A", 1_000_000, at("2026-04-01"));
  await settle(night("2026-07-16"));
  expect(paid("A", "ladder", "2026-03")).toBe(14_000);
  expect(paid("A", "season", "2026-Q1")).toBe(30_000 - 14_000);
  expect(paid("A", "season", "2026-Q2")).toBe(30_000 - 14_000);
  expect(wrong()).toEqual([]);
});

it("counts sales from when the bonus came into force, through later versions that have it, too", async () => {
  const { publish, join, sell, settle, paid, caseOf, wrong } = bonusShop();
  publish(0, {});
  publish(at("2026-05-10"), { periods: [LADDER] });
  publish(at("2026-05-20T12:00:00.000"), {
    periods: [{ ...LADDER, tiers: [tier(100_000, 200)] }],
  });
  join("A");
  sell("O1", "A", 900_000, at("2026-05-09T23:59:59.999"));
  sell("O2", "A", 100_000, at("2026-05-10"));
  sell("O3", "A", 100_000, at("2026-05-25"));
  await settle(night("2026-06-16"));
  expect(paid("A", "ladder", "2026-05")).toBe(2_000);
  expect(caseOf("A", "ladder", "2026-05")?.facts[0]).toMatchObject({
    ...{ key: "measured/1", soldFen: 200_000, sharedFen: 20_000, fromMs: at("2026-05-10") },
    plan: { planId: "p1", version: 3 },
  });
  expect(wrong()).toEqual([]);
});

it("begins anew where a version without the bonus lay between", async () => {
  const { publish, join, sell, settle, paid } = bonusShop();
  publish(0, { periods: [LADDER] });
  publish(at("2026-05-10"), {});
  publish(at("2026-05-12"), { periods: [{ ...LADDER, period: "quarter" }] });
  publish(at("2026-05-20"), { periods: [LADDER] });
  join("A");
  sell("O1", "A", 900_000, at("2026-05-09"));
  sell("O2", "A", 900_000, at("2026-05-13"));
  sell("O3", "A", 200_000, at("2026-05-20"));
  await settle(night("2026-06-16"));
  expect(paid("A", "ladder", "2026-05")).toBe(1_000);
});

it("the plan of the period's last millisecond decides, and what is dropped is netted once more", async () => {
  const { publish, join, sell, refund, settle, paid, wrong } = bonusShop();
  publish(0, { periods: [LADDER] });
  publish(at("2026-06-01"), {}); // Not in force in May.
  join("A");
  sell("O1", "A", 300_000, at("2026-05-10"));
  sell("O2", "A", 900_000, at("2026-06-10"));
  await settle(night("2026-06-16"));
  expect(paid("A", "ladder", "2026-05")).toBe(2_000);
  refund("O1", 100_000, at("2026-06-20"));
  await settle(night("2026-07-16"));
  expect(paid("A", "ladder", "2026-05")).toBe(1_000);
  expect(paid("A", "ladder", "2026-06")).toBeNull();
  expect(wrong()).toEqual([]);
});

it("gives nothing to who was banned when the period ended, and what he earned to who was banned later", async () => {
  const { publish, join, sell, settle, paid } = bonusShop();
  publish(0, { periods: [LADDER] });
  join("A", { bannedAtMs: at("2026-05-31T23:59:59.999") });
  join("B", { bannedAtMs: at("2026-06-01") });
  for (const id of ["A", "B"]) sell(`O${id}`, id, 300_000, at("2026-05-10"));
  await settle(night("2026-06-16"));
  expect([paid("A", "ladder", "2026-05"), paid("B", "ladder", "2026-05")]).toEqual([null, 2_000]);
});

it("counts nobody's own purchase", async () => {
  const { publish, join, sell, settle, paid } = bonusShop();
  publish(0, { periods: [LADDER], selfPurchase: "level1" });
  join("A");
  sell("O1", "A", 300_000, at("2026-05-10"), { buyerId: "A" });
  await settle(night("2026-06-16"));
  expect(paid("A", "ladder", "2026-05")).toBeNull();
});

it("takes a sale that turned out to be another's from the one and gives it to the other", async () => {
  const { sell, settle, paid, memory, wrong } = openShop();
  sell("O1", "A", 300_000, at("2026-05-10"));
  await settle(night("2026-06-16"));
  const known = memory.documents.cases.get("O1")!;
  // As if an earlier payment had been heard of late, and the case priced once more for B.
  sell("O1b", "B", 300_000, at("2026-05-10"));
  const moved = memory.documents.cases.get("O1b")!;
  memory.documents.cases.delete("O1b");
  memory.documents.cases.set("O1", { ...moved, _id: "O1", rev: known.rev + 1 });
  await settle(night("2026-07-16"));
  expect([paid("A", "ladder", "2026-05"), paid("B", "ladder", "2026-05")]).toEqual([0, 2_000]);
  expect(wrong()).toEqual([]);
});

it("leaves supply prices out of the cap: they are what the goods cost", async () => {
  const { publish, join, sell, settle, memory, paid } = bonusShop();
  publish(0, { periods: [LADDER], capBp: basisPoints(1_100), components: { supply: {} } });
  join("A");
  join("S");
  const supplied = { supplier: "S", supplyFen: fen(200_000) };
  sell("O1", "A", 300_000, at("2026-05-10"), { line: supplied });
  expect(memory.documents.cases.get("O1")).toMatchObject({ soldFen: 300_000, sharedFen: 30_000 });
  expect(memory.documents.cases.get("O1")?.schedule).toMatchObject([
    { promoterId: "S", amountFen: 200_000 },
    { promoterId: "A", amountFen: 30_000 },
  ]);
  await settle(night("2026-06-16"));
  expect(paid("A", "ladder", "2026-05")).toBe(2_000);
});

describe("what it costs", () => {
  it("is 1 request where no plan has such a bonus, and one more for each version met first", async () => {
    const { publish, join, sell, settle, cost } = bonusShop();
    expect(await cost(() => settle(night("2026-06-16")))).toEqual([1, 0]); // No plan at all.
    publish(0, {});
    join("A");
    sell("O1", "A", 300_000, at("2026-05-10"));
    expect(await cost(() => settle(night("2026-06-16")))).toEqual([2, 0]);
    expect(await cost(() => settle(night("2026-06-17")))).toEqual([1, 0]);
  });

  it("is 2 requests on a quiet night, and 3 for fifty promoters and 1 for each amount in a pass", async () => {
    const { join, sell, settle, cost } = openShop();
    for (let n = 0; n < 120; n++) {
      join(`P${100 + n}`);
      if (n % 2 === 0) sell(`O${n}`, `P${100 + n}`, 200_000, at("2026-05-10"));
    }
    await settle(night("2026-06-15"));
    // The brand, the sweep twice; three pages of 122 promoters.
    expect(await cost(() => settle(night("2026-06-16")))).toEqual([3 + 3 * 3 + 60, 60 + 1]);
    expect(await cost(() => settle(night("2026-06-17")))).toEqual([2, 0]);
  });
});

it("stops before its time is up, and the next run goes on where it stopped", async () => {
  const { publish, join, sell, clock, memory, depsOf, caseOf } = bonusShop();
  publish(0, { periods: [LADDER] });
  for (let n = 0; n < 170; n++) {
    join(`P${100 + n}`);
    sell(`O${n}`, `P${100 + n}`, 200_000, at("2026-05-10"));
  }
  const slow = depsOf(async (operation) => {
    clock.elapsedMs += 200; // Every request takes a fifth of a second.
    return operation();
  });
  clock.nowMs = night("2026-06-16");
  const first = await settleBonuses(slow, clock.nowMs);
  expect(first.promoters).toBeLessThan(170);
  expect(clock.elapsedMs).toBeLessThan(SLICE_MS + 200 * 60); // One page beyond, at most.
  expect(memory.documents.sweeps.get("bonus")?.pass).toMatchObject({ untilMs: clock.nowMs });
  clock.nowMs += DAY_MS;
  const second = await settleBonuses(slow, clock.nowMs);
  expect(first.promoters + second.promoters).toBe(170);
  expect(memory.documents.sweeps.get("bonus")?.pass).toBeNull();
  expect(caseOf("P269", "ladder", "2026-05")?.facts).toHaveLength(1);
  expect(memory.documents.cases.size).toBe(2 * 170);
});

it("leaves nobody out because somebody else fails, and tries him again the next night", async () => {
  const { sell, settle, memory, errors, paid } = openShop();
  const left = (orderId: string, soldFen: number) => {
    const known = memory.documents.cases.get(orderId)!;
    memory.documents.cases.set(orderId, { ...known, soldFen: fen(soldFen) });
  };
  for (const id of ["A", "B"]) sell(`O${id}`, id, 300_000, at("2026-05-10"));
  expect(await settle(night("2026-06-16"))).toEqual({ promoters: 2, measured: 2, failed: 0 });
  left("OA", -1); // No sale is below zero: nothing can be worked out of it.
  left("OB", 150_000);
  expect(await settle(night("2026-07-16"))).toEqual({ promoters: 2, measured: 1, failed: 1 });
  expect(errors).toHaveLength(1);
  expect([paid("A", "ladder", "2026-05"), paid("B", "ladder", "2026-05")]).toEqual([2_000, 500]);
  left("OA", 200_000);
  expect(await settle(night("2026-07-17"))).toEqual({ promoters: 2, measured: 1, failed: 0 });
  expect(paid("A", "ladder", "2026-05")).toBe(1_000);
  expect(await settle(night("2026-07-18"))).toEqual({ promoters: 0, measured: 0, failed: 0 });
});

it("nets whoever's period cases stand beyond the first hundred of fifty promoters", async () => {
  const { publish, join, sell, refund, settle, paid } = bonusShop();
  publish(0, { periods: [LADDER] });
  const people = Array.from({ length: 50 }, (_, n) => `P${100 + n}`);
  const months = ["2026-03", "2026-04", "2026-05"];
  for (const id of people) {
    join(id);
    for (const month of months) sell(`${id}/${month}`, id, 200_000, at(`${month}-10`));
  }
  expect(await settle(night("2026-06-16"))).toMatchObject({ measured: 150, failed: 0 });
  for (const id of people) {
    for (const month of months) refund(`${id}/${month}`, 200_000, at("2026-06-20"));
  }
  await settle(night("2026-07-16"));
  for (const id of people) {
    expect(months.map((month) => paid(id, "ladder", month))).toEqual([0, 0, 0]);
  }
});

it("settles a year, and nets a refund that came eleven months after the payment", async () => {
  const { publish, join, sell, refund, settle, paid, wrong } = bonusShop();
  publish(0, {
    periods: [{ id: "year", period: "year", mode: "whole", tiers: [tier(100_000, 100)] }],
  });
  join("A");
  sell("O1", "A", 200_000, at("2026-01-02"));
  sell("O2", "A", 200_000, at("2026-12-31T23:59:59.999"));
  await settle(night("2027-01-15"));
  expect(paid("A", "year", "2026")).toBeNull();
  await settle(night("2027-01-16"));
  expect(paid("A", "year", "2026")).toBe(4_000);
  refund("O2", 200_000, at("2027-11-30"));
  for (const day of ["2027-12-16", "2028-01-15"]) await settle(night(day));
  expect(paid("A", "year", "2026")).toBe(4_000);
  await settle(night("2028-01-16"));
  expect(paid("A", "year", "2026")).toBe(2_000);
  expect(wrong()).toEqual([]);
});

it("waits for a freeze of three years, too, and nets after it", async () => {
  const { publish, join, sell, refund, settle, paid } = bonusShop();
  publish(0, { periods: [LADDER], freezeDays: 1_095 });
  join("A");
  sell("O1", "A", 300_000, at("2026-02-10"));
  sell("O2", "A", 100_000, at("2026-03-10"));
  await settle(night("2029-02-27")); // 2026-03-01 and 1,095 days: the 28th, since 2028 has one more.
  expect(paid("A", "ladder", "2026-02")).toBeNull();
  await settle(night("2029-02-28"));
  expect(paid("A", "ladder", "2026-02")).toBe(2_000);
  refund("O1", 100_000, at("2029-03-01"));
  await settle(night("2029-03-31"));
  expect(paid("A", "ladder", "2026-02")).toBe(1_000);
});

it("goes by the clock of the very hour: a freeze of 0 days is over at midnight", async () => {
  const { publish, join, sell, settle, paid } = bonusShop();
  publish(0, { periods: [LADDER], freezeDays: 0 });
  join("A");
  sell("O1", "A", 300_000, at("2026-02-28T23:00:00.000"));
  await settle(at("2026-03-01") - HOUR_MS);
  expect(paid("A", "ladder", "2026-02")).toBeNull();
  await settle(at("2026-03-01"));
  expect(paid("A", "ladder", "2026-02")).toBe(2_000);
});
