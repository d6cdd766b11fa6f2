import { bonusCaseId } from "#core/bonus/caseId.ts";
import { bonusStory } from "#core/bonus/story.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { codeOf, joinChain, notice, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

/** Goal: bonuses by period through the built functions, their real timers and the wire, from sale to wallet, to the fen. */
const stack = withStack();
const PLAN = {
  id: "direct",
  rates: [{ distance: 1, rateBp: 1_000 }],
  periods: [
    {
      ...{ id: "ladder", period: "month", mode: "slices" },
      tiers: [
        { fromFen: 100_000, rateBp: 100 },
        { fromFen: 500_000, rateBp: 200 },
      ],
    },
    {
      ...{ id: "season", period: "quarter", mode: "whole" },
      tiers: [
        { fromFen: 300_000, rateBp: 100 },
        { fromFen: 900_000, fixedFen: 20_000 },
      ],
    },
  ],
};
const control = () => stack().control;
const codes: Record<string, string> = {};
let nowMs = START_MS; // The clock is frozen: it moves only here, and every timer on the way runs.
async function to(text: string): Promise<void> {
  nowMs = Date.parse(`2026-${text}:00+08:00`);
  await control().post("/control/clock", { advanceToMs: nowMs });
}
/** Somebody's fan buys, pays and says that the goods came. */
async function sale(orderId: string, promoterId: string, paidFen: number): Promise<void> {
  const buyer = `U-${promoterId}`;
  await scan(control(), buyer, codes[promoterId] ?? "");
  const lines = [{ sku: "tea", quantity: 1, paidFen: fen(paidFen) }];
  const cart = sealedCart({ at: nowMs, do: "pay", order: orderId, buyer, lines });
  await done(control().call("order", person(buyer), cart.request));
  expect(await notice(control(), orderId, buyer, paidFen)).toMatchObject({ errcode: 0 });
  await done(control().call("order", staff, { action: "confirmReceipt", orderId }));
}
const refund = (orderId: string, refundFen: number) =>
  done(
    control().call("order", staff, {
      ...{ action: "recordRefund", orderId, refundId: `${orderId}-r` },
      lines: [{ sku: "tea", refundFen }],
    }),
  );
const storyOf = async (promoterId: string, bonusId: string, period: string) => {
  const known = await adminStore(stack().url).get(
    "cases",
    bonusCaseId(promoterId, bonusId, period),
  );
  return known ? bonusStory(known) : null;
};
const availableFen = async (promoterId: string) =>
  (await done(control().call("withdraw", person(promoterId), { action: "show" })))["availableFen"];
const audited = () => audit(adminStore(stack().url), transferOutflow(control()), { rebuild: true });

beforeAll(async () => {
  await publish(control(), PLAN);
  await joinChain(control(), ["A", "B"]);
  for (const id of ["A", "B"]) codes[id] = await codeOf(control(), id);
}, 30_000);

it("settles the first month and the quarter that ends with it, once their freeze is over", async () => {
  await sale("O1", "A", 400_000);
  await to("03-31T23:59");
  await sale("O2", "A", 300_000);
  await to("04-01T00:00");
  await sale("O3", "A", 600_000);
  await sale("O4", "B", 250_000);
  await to("04-15T23:00");
  expect(await storyOf("A", "ladder", "2026-03")).toBeNull();
  await to("04-16T08:00");
  expect(await storyOf("A", "ladder", "2026-03")).toMatchObject({
    ...{ tiersFen: 8_000, owedFen: 8_000, cut: "none", history: [{ changeFen: 8_000 }] },
    measured: { soldFen: 700_000, sharedFen: 70_000, fromMs: START_MS },
  });
  expect(await storyOf("A", "season", "2026-Q1")).toMatchObject({
    ...{ owedFen: 7_000, measured: { otherBonusFen: 8_000 } },
  });
  // 10 % of O1, O2, O3, whose own freeze is over, and both bonuses.
  expect(await availableFen("A")).toBe(130_000 + 8_000 + 7_000);
  expect((await audited()).violations).toEqual([]);
}, 120_000);

it("nets a late refund with the next month, and takes it from the wallet", async () => {
  await refund("O2", 250_000);
  await to("04-20T08:00");
  const beforeFen = 130_000 - 25_000 + 15_000;
  expect(await availableFen("A")).toBe(beforeFen);
  expect((await storyOf("A", "ladder", "2026-03"))?.owedFen).toBe(8_000);
  await to("05-16T08:00");
  expect(await storyOf("A", "ladder", "2026-03")).toMatchObject({
    history: [{ changeFen: 8_000 }, { soldFen: 450_000, changeFen: -4_500 }],
  });
  expect((await storyOf("A", "ladder", "2026-04"))?.owedFen).toBe(4_000 + 2_000);
  expect((await storyOf("B", "ladder", "2026-04"))?.owedFen).toBe(1_500);
  expect((await storyOf("A", "season", "2026-Q1"))?.owedFen).toBe(4_500);
  expect(await availableFen("A")).toBe(beforeFen - 4_500 + 6_000 - 2_500);
  const report = await audited();
  expect(report.violations).toEqual([]);
  expect(report.cases).toBe(4 + 4); // Orders; and A's March, Q1 and April, and B's April.
  expect(report.roots).toBeGreaterThan(70);
}, 120_000);

it("changes nothing when it runs again, and the audits of all nights found nothing", async () => {
  await control().post("/control/meter/reset", {});
  await control().post("/control/timers/run", { name: "bonus" });
  const { databaseRequests, documentsWritten } = await control().get("/control/meter");
  expect([databaseRequests, documentsWritten]).toEqual([2, 0]);
  await control().post("/control/clock", { advanceToMs: nowMs + DAY_MS - HOUR_MS });
  const { audits } = await done(control().call("books", staff, { action: "audits" }));
  const nights = audits as { violations: unknown[] }[];
  expect(nights.length).toBeGreaterThan(20);
  expect(nights.flatMap(({ violations }) => violations)).toEqual([]);
}, 60_000);
