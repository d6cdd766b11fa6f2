import type { SalesReply, TrendReply } from "#contracts/reports.ts";
import { recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { countDays } from "#functions/reports/night.ts";
import { NOON_MS, reportShop } from "#functions/reports/testing/reportShop.ts";

const at = (day: string, hours = 10): number => dayStartMs(day) + hours * HOUR_MS;
const NIGHT_MS = at("2026-03-05", 2);

function refund(
  shop: ReturnType<typeof reportShop>,
  orderId: string,
  refundFen: number,
  atMs: number,
) {
  const known = shop.documents.cases.get(orderId);
  if (!known) throw new Error(orderId);
  const fact: Fact = { key: "refund/late", lines: [{ sku: "tea-1", refundFen: fen(refundFen) }] };
  const changed = recordFact(known, fact, atMs);
  if (!changed.ok) throw new Error(changed.error.code);
  shop.documents.cases.set(orderId, changed.value);
}

/** A shop since the first of February, as it is in the night. */
function aShopAtNight() {
  const shop = reportShop();
  shop.clock.nowMs = NIGHT_MS;
  shop.visit("U1", 3, at("2026-02-03"));
  shop.sell({ paidAtMs: at("2026-02-03"), buyerId: "U1", seller: 3, tea: 3 });
  shop.sell({ paidAtMs: at("2026-02-20"), buyerId: "U1", seller: 3, tea: 2, pots: 1 });
  shop.sell({ paidAtMs: at("2026-03-04"), buyerId: "U2", seller: 1, region: "110101" });
  return shop;
}
const dump = ({ documents }: ReturnType<typeof reportShop>): string =>
  JSON.stringify(
    [documents.salesDays, documents.visitDays].map((all) =>
      [...all].sort().map(([, { rev: _rev, ...one }]) => one),
    ),
  );

it("counts every day that is over since the first, and the months that are", async () => {
  const shop = aShopAtNight();
  expect(await shop.night()).toEqual({ days: 28 + 4, months: 1, isThrough: true });
  expect(shop.documents.salesDays.get("2026-02")).toMatchObject({
    total: { orders: 2, pieces: 6, paidFen: 8_333, firstOrders: 1 },
  });
  expect(shop.documents.visitDays.get("2026-02")).toMatchObject({ newFans: 1, newPromoters: 3 });
  expect(shop.documents.salesDays.has("2026-03")).toBe(false);
});

it("makes the same again to the byte, whatever was deleted", async () => {
  const shop = aShopAtNight();
  await shop.night();
  const whole = dump(shop);
  shop.documents.salesDays.clear();
  shop.documents.visitDays.delete("2026-02-03");
  shop.documents.visitDays.delete("2026-02");
  expect(await shop.night()).toMatchObject({ isThrough: true });
  expect(dump(shop)).toBe(whole);
  shop.documents.sweeps.clear();
  await shop.night();
  expect(dump(shop)).toBe(whole);
});

it("costs little where nothing changed: nothing is made twice", async () => {
  const shop = aShopAtNight();
  await shop.night();
  shop.clock.nowMs += HOUR_MS;
  expect(await shop.cost(() => shop.night())).toEqual([2 + 1 + 1 + 2, 0]);
});

it("costs two requests where nothing ever happened", async () => {
  const shop = aShopAtNight();
  shop.documents.promoters.clear();
  shop.documents.cases.clear();
  expect(await shop.cost(() => shop.night())).toEqual([2, 0]);
});

it("counts a day again when a refund came, and its month with it", async () => {
  const shop = aShopAtNight();
  await shop.night();
  refund(shop, "O1", 700, at("2026-03-05", 9));
  shop.clock.nowMs += DAY_MS;
  expect(await shop.night()).toEqual({ days: 2, months: 1, isThrough: true });
  for (const id of ["2026-02-03", "2026-02"]) {
    expect(shop.documents.salesDays.get(id)?.total).toMatchObject({ refundedFen: 700 });
  }
  expect(shop.documents.salesDays.get("2026-02")?.people).toContain("3,2,");
});

it("no longer calls an order the first when an earlier payment is told late", async () => {
  const shop = aShopAtNight();
  await shop.night();
  expect(shop.documents.salesDays.get("2026-02-03")?.total.firstOrders).toBe(1);
  // Paid on the second, told on the fifth.
  const id = shop.sell({ paidAtMs: at("2026-02-02"), buyerId: "U1", seller: 3 });
  const known = shop.documents.cases.get(id);
  if (!known) throw new Error(id);
  const told = { atMs: at("2026-03-05", 9) };
  shop.documents.cases.set(id, {
    ...known,
    changedAtMs: told.atMs,
    facts: known.facts.map((fact) => ({ ...fact, ...told })),
  });
  shop.clock.nowMs += DAY_MS;
  await shop.night();
  const firsts = ["2026-02-02", "2026-02-03"].map(
    (day) => shop.documents.salesDays.get(day)?.total.firstOrders,
  );
  expect(firsts).toEqual([1, 0]);
});

it("stops in time and goes on where it stopped", async () => {
  const shop = aShopAtNight();
  let elapsedMs = 0;
  // Each look at the clock takes two seconds: sixteen days in a run.
  const deps = { ...shop.deps, elapsedMs: () => (elapsedMs += 2_000) };
  const runs: number[] = [];
  for (let run = 0; run < 9; run += 1) {
    const { days, isThrough } = await countDays(deps, NIGHT_MS);
    runs.push(days);
    if (isThrough) break;
  }
  expect(runs.length).toBeGreaterThan(2);
  expect(runs.reduce((sum, days) => sum + days, 0)).toBe(32);
  expect(shop.documents.salesDays.has("2026-02")).toBe(true);
});

/** A night that is stopped when it has looked at the clock so often. */
const stoppedNight = (shop: ReturnType<typeof aShopAtNight>, looks: number) => {
  let looked = 0;
  const elapsedMs = () => (looked++ > looks ? HOUR_MS : 0);
  return countDays({ ...shop.deps, elapsedMs }, shop.clock.nowMs);
};

it.each([1, 2, 3, 4, 5])(
  "makes a month again whose day was, also when the night ended in between: after %i looks",
  async (looks) => {
    const shop = aShopAtNight();
    await shop.night();
    refund(shop, "O1", 700, at("2026-03-05", 9));
    shop.clock.nowMs += DAY_MS;
    await stoppedNight(shop, looks);
    shop.clock.nowMs += HOUR_MS;
    await shop.night();
    for (const id of ["2026-02-03", "2026-02"]) {
      expect(shop.documents.salesDays.get(id)?.total).toMatchObject({ refundedFen: 700 });
    }
  },
);

it("makes a month again whose changed day somebody's look had made before the night", async () => {
  const shop = aShopAtNight();
  await shop.night();
  shop.clock.nowMs = at("2026-03-05", 9);
  refund(shop, "O1", 700, shop.clock.nowMs);
  shop.documents.salesDays.delete("2026-02-03");
  shop.clock.nowMs += HOUR_MS;
  await shop.ask("trend", { fromDay: "2026-02-03", untilDay: "2026-02-03" });
  shop.clock.nowMs += DAY_MS;
  await shop.night();
  expect(shop.documents.salesDays.get("2026-02")?.total).toMatchObject({ refundedFen: 700 });
});

it("counts today, and what no night has come to, when somebody looks", async () => {
  const shop = aShopAtNight();
  await shop.night();
  shop.clock.nowMs = NOON_MS;
  shop.sell({ paidAtMs: NOON_MS - 1, buyerId: "U3" });
  const span = { fromDay: "2026-02-01", untilDay: "2026-03-05" };
  const report = await shop.ask<SalesReply>("sales", { ...span, by: ["product"] });
  expect(report).toMatchObject({
    ...{ total: { orders: 4 }, asOfMs: NIGHT_MS, missingDays: [] },
    parts: [
      { fromDay: "2026-02-01", untilDay: "2026-03-04", asOfMs: NIGHT_MS },
      { fromDay: "2026-03-05", untilDay: "2026-03-05", asOfMs: NOON_MS },
    ],
  });
  // Within a minute today is not counted again: who he is, the first day, and the days.
  shop.sell({ paidAtMs: NOON_MS, buyerId: "U4" });
  shop.clock.nowMs += MINUTE_MS - 1;
  const ask = () => shop.ask<SalesReply>("sales", { ...span, by: ["product"] });
  expect(await shop.cost(ask)).toEqual([1 + 2 + 1, 0]);
  expect((await ask()).total.orders).toBe(4);
  shop.clock.nowMs += 1;
  expect((await ask()).total.orders).toBe(5);
});

it("says which days nobody has counted yet, and counts the newest of them", async () => {
  const shop = aShopAtNight();
  shop.clock.nowMs = NOON_MS;
  const { missingDays, days } = await shop.ask<TrendReply>("trend", {
    ...{ fromDay: "2026-01-20", untilDay: "2026-03-05" },
  });
  // February and March, less today and the two days before it; before February there was no shop.
  expect(missingDays).toEqual([...days.map(({ day }) => day)].slice(12, -3));
  expect(days.at(-2)).toMatchObject({ day: "2026-03-04", orders: 1 });
});
