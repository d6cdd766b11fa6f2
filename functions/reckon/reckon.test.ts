import { memoryDeps, timer } from "#adapters/memory/deps.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, HOUR_MS, NEVER_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { emptySweep } from "#core/wallet/sweep.ts";
import { reckonPromoters } from "#functions/reckon/reckon.ts";
import type { Deps } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NIGHT_MS = dayStartMs("2026-03-05") + 5 * HOUR_MS;

/** A brand of so many promoters, P1 to Pn, in the night. */
function aBrand(
  promoters: number,
  overrides: Partial<Pick<Deps, "caller" | "elapsedMs" | "logError" | "nowMs">> = {},
) {
  const deps = memoryDeps({ nowMs: () => NIGHT_MS, caller: () => timer, ...overrides });
  const { documents } = deps.memory;
  documents.counters.set("promoters", { _id: "promoters", rev: 1, last: promoters });
  for (let number = 1; number <= promoters; number += 1) {
    documents.promoters.set(`P${number}`, aPromoter(`P${number}`, { number }));
  }
  const owe = (id: string, rows: readonly (readonly [string, number, number])[]) => {
    const schedule = rows.map(([promoterId, availableAtMs, amountFen]) => ({
      ...{ promoterId, availableAtMs, amountFen: fen(amountFen) },
    }));
    documents.cases.set(id, { ...emptyCase(id, "U"), rev: 1, paidAtMs: NIGHT_MS - 9, schedule });
  };
  const cost = async (run: () => Promise<unknown>) => {
    Object.assign(deps.memory, { requests: 0, written: 0 });
    await run();
    return [deps.memory.requests, deps.memory.written];
  };
  return { deps, documents, owe, cost };
}

it("costs 2 requests where there is nobody, and where the day's work is done", async () => {
  const { deps, cost, documents } = aBrand(0);
  expect(await cost(() => reckonPromoters(deps, NIGHT_MS))).toEqual([2, 0]);
  documents.counters.clear();
  expect(await cost(() => reckonPromoters(deps, NIGHT_MS))).toEqual([2, 0]);
  const some = aBrand(3);
  await reckonPromoters(some.deps, NIGHT_MS);
  expect(await some.cost(() => reckonPromoters(some.deps, NIGHT_MS + 1))).toEqual([2, 0]);
});

it("leaves what a pause of shares holds back where it is, as wallets do", async () => {
  const { deps, documents, owe } = aBrand(1);
  const shares = { sinceMs: NIGHT_MS - HOUR_MS, reason: "x", by: "s1" };
  const switches = { ...defaultSettings.switches, shares };
  documents.settings.set(SETTINGS_ID, { ...defaultSettings, switches });
  owe("O1", [
    ["P1", shares.sinceMs, 5],
    ["P1", shares.sinceMs + 1, 70],
  ]);
  await reckonPromoters(deps, NIGHT_MS);
  expect(documents.performances.get("P1")).toMatchObject({ availableFen: 5, pendingFen: 70 });
});

it("reckons 100 at a time; the next day it writes only what is new", async () => {
  const { deps, documents, cost, owe } = aBrand(150);
  expect(await reckonPromoters(deps, NIGHT_MS)).toEqual({ reckoned: 150, changed: 150 });
  expect(documents.performances.size).toBe(150);
  owe("O1", [["P120", NIGHT_MS + 9 * DAY_MS, 70]]);
  expect(await cost(() => reckonPromoters(deps, NIGHT_MS + DAY_MS))).toEqual([35, 3]);
  const [changed] = [...documents.performances.values()].filter(({ pendingFen }) => pendingFen > 0);
  expect(changed).toMatchObject({ _id: "P120", pendingFen: 70, asOfMs: NIGHT_MS + DAY_MS });
  expect(documents.performances.get("P1")?.asOfMs).toBe(NIGHT_MS);
});

it("goes on in its next run where its time was over, and is done once for the day", async () => {
  let elapsedMs = 0;
  const { deps, documents } = aBrand(250, { elapsedMs: () => (elapsedMs += 20_000) });
  const runs: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    runs.push((await reckonPromoters(deps, NIGHT_MS + run)).reckoned);
  }
  expect(runs).toEqual([100, 100, 50, 0, 0]);
  expect(documents.performances.size).toBe(250);
  expect(documents.sweeps.get("performances")).toMatchObject({ untilMs: NIGHT_MS, pass: null });
});

it("tells what can be withdrawn: the wallet, and what became due since it was counted in", async () => {
  const { deps, documents, owe } = aBrand(3);
  const countedMs = NIGHT_MS - HOUR_MS; // What fell due until then is counted in for everybody.
  documents.sweeps.set("settle", { ...emptySweep("settle"), rev: 1, untilMs: countedMs });
  const money = { availableFen: fen(500), paidFen: fen(40) };
  const early = { watermarkMs: countedMs - DAY_MS, ...money };
  documents.wallets.set("P1", { ...emptyWallet("P1"), rev: 1, ...early });
  const late = { watermarkMs: NIGHT_MS - 5, ...money };
  documents.wallets.set("P2", { ...emptyWallet("P2"), rev: 1, ...late });
  const rows = (promoterId: string) =>
    [
      [promoterId, countedMs, 1], // Counted in.
      [promoterId, NIGHT_MS - 5, 10], // Since then; by P2 himself, when he asked for money.
      [promoterId, NIGHT_MS + 1, 100],
      [promoterId, NEVER_MS, 1_000], // Held.
    ] as const;
  owe("O1", [...rows("P1"), ...rows("P2"), ...rows("P3")]);
  await reckonPromoters(deps, NIGHT_MS);
  const told = ["P1", "P2", "P3"].map((id) => documents.performances.get(id));
  expect(told.map((one) => one?.availableFen)).toEqual([510, 500, 10]);
  expect(told.map((one) => one?.pendingFen)).toEqual([1_100, 1_100, 1_100]);
  expect(told.map((one) => one?.recentSharesFen)).toEqual([1_111, 1_111, 1_111]);
  expect(told.map((one) => one?.paidFen)).toEqual([40, 40, 0]);
});

it("leaves what a later run reckoned", async () => {
  const { deps, documents, owe } = aBrand(1);
  await reckonPromoters(deps, NIGHT_MS + 2 * DAY_MS);
  owe("O1", [["P1", NIGHT_MS + 9 * DAY_MS, 70]]);
  documents.sweeps.clear();
  await reckonPromoters(deps, NIGHT_MS);
  expect(documents.performances.get("P1")).toMatchObject({ pendingFen: 0 });
});
