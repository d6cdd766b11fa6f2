import { liveYears } from "#tests/proof/years/live.ts";

/** Goal: one shop that lives for months, audited every night, without one fen in the wrong place at its end. */
const ORDERS = 3_000;
const DAYS = 120;
const SEED = Number(process.env["SEED"] ?? 20_260_601);

it(`keeps every fen of ${ORDERS} orders in ${DAYS} days and the year after, seed ${SEED}`, async () => {
  const { world, failure } = await liveYears({ seed: SEED, orders: ORDERS, days: DAYS });
  expect(failure).toBeNull();
  const rare = HAPPENINGS.filter((what) => (world.counts.get(what) ?? 0) < 3);
  expect(rare).toEqual([]);
  expect(world.indexed.memory.documents.journal.size).toBeGreaterThan(0); // Wallets were filed.
}, 600_000);

/** What must happen for a run to be worth something. */
const HAPPENINGS = [
  "orders never paid",
  "notices that came late",
  "refunds",
  "refunds within a year",
  "holds",
  "withdrawals",
  "transfers: success",
  "transfers: fail",
  "calls made twice at once",
  "faults: dies before",
  "faults: dies after",
  "faults: reply lost",
  "faults: twin",
];
