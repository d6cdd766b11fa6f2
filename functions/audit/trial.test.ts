import { memoryDeps, staff, timer } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import type { RunAuditReply, TrialBalanceReply } from "#contracts/audit.ts";
import type { AuditRun } from "#core/audit/auditRun.ts";
import { soundCase, soundWallet, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import { actions as auditActions } from "#functions/audit/actions.ts";
import { auditNight } from "#functions/audit/night.ts";
import { actions as bookActions } from "#functions/books/actions.ts";
import { type Reply, serve, serveTimer } from "#functions/shared/serve.ts";

/** Goal: the books are added up page by page, by as many nights as it takes, and staff read the result in one request. */
const FIRST_MS = dayStartMs("2026-03-10") + 3 * HOUR_MS;
const ACCOUNTS = {
  ...{ "brand:commission": -1_200, pending: -28_800, available: 15_000, frozen: 5_000 },
  ...{ paid: 10_000, tax: -40, "bank:tax": 40, "bank:repaid": 0, "brand:bad-debt": 0 },
};

function shop() {
  const memory = emptyMemory();
  const clock = { nowMs: FIRST_MS, elapsedMs: 0, tickMs: 0 };
  const logged: string[] = [];
  const deps = memoryDeps({
    ...{ memory, nowMs: () => clock.nowMs },
    elapsedMs: () => (clock.elapsedMs += clock.tickMs),
    logError: (error) => void logged.push(String(error)),
  });
  const { cases, orders, wallets, ledger, audits } = memory.documents;
  cases.set("O1", { ...soundCase("O1", FIRST_MS - DAY_MS), rev: 1 });
  orders.set("O1", theOrder("O1"));
  wallets.set("A", soundWallet("A", 30_000));
  ledger.set("tax-paid/R1", {
    ...{ _id: "tax-paid/R1", rev: 1, atMs: 1, by: "staff-1", note: "" },
    postings: [{ from: "tax:2026-03", to: "bank:tax", amountFen: fen(40) }],
  });
  const byStaff = { ...deps, caller: () => staff };
  const books = serve("books", byStaff, bookActions);
  const audit = serve("audit", byStaff, auditActions);
  const runs = (): readonly AuditRun[] =>
    [...audits.values()].sort((a, b) => (a._id < b._id ? -1 : 1));
  return {
    ...{ deps, memory, clock, logged, wallets, cases, audits, runs },
    night: serveTimer({ ...deps, caller: () => timer }, auditNight),
    now: async () => dataOf<RunAuditReply>(await audit({ action: "run" })),
    trial: async () => dataOf<TrialBalanceReply>(await books({ action: "trialBalance" })),
    /** What the rule of all books together says in the newest run. */
    told: () =>
      runs()
        .at(-1)
        ?.violations.filter(({ invariant }) => invariant === "I16"),
  };
}

function dataOf<T>(reply: Reply): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.data as T;
}
const sumsOf = ({ trial }: TrialBalanceReply) =>
  Object.fromEntries(trial?.accounts.map(({ account, balanceFen }) => [account, balanceFen]) ?? []);

it("answers nothing before the first night, and after it what each kind of account held", async () => {
  const { night, trial, clock } = shop();
  expect(await trial()).toEqual({ trial: null, nextFromMs: null });
  await night();
  clock.nowMs += HOUR_MS;
  const reply = await trial();
  expect(sumsOf(reply)).toEqual(ACCOUNTS);
  expect(reply).toMatchObject({
    trial: { fromMs: FIRST_MS, asOfMs: FIRST_MS, totalFen: 0 },
    nextFromMs: null,
  });
});

it("is read in two requests, however many documents there are", async () => {
  const { night, trial, memory, cases } = shop();
  for (let n = 0; n < 300; n++) cases.set(`P${n}`, { ...soundCase(`P${n}`), rev: 1 });
  await night();
  const { requests } = memory;
  await trial();
  expect(memory.requests - requests).toBe(2); // Who he is, and the runs of a month.
});

it("goes on where the night before stopped, and shows the last whole one until it is through", async () => {
  const { night, trial, clock, wallets, runs } = shop();
  await night();
  const first = await trial();
  const nights = async (): Promise<TrialBalanceReply> => {
    clock.nowMs += DAY_MS;
    await night();
    return trial();
  };
  clock.tickMs = 25_000; // Each look at the clock, 25 s have gone by: one page a night.
  wallets.set("B", { ...soundWallet("B", 30_000) });
  const fromMs = clock.nowMs + DAY_MS;
  for (const over of ["wallets", "ledger"]) {
    expect(await nights()).toEqual({ ...first, nextFromMs: fromMs });
    expect(runs().at(-1)?.position.trial).toMatchObject({ over, afterId: "" });
  }
  const last = await nights();
  expect(last).toMatchObject({
    trial: { fromMs, asOfMs: fromMs + 2 * DAY_MS, totalFen: 0 },
    nextFromMs: null,
  });
  expect(sumsOf(last)).toMatchObject({ available: 30_000, tax: -40 });
});

it("keeps its night where the books cannot be read, and tries the page again", async () => {
  const { night, trial, clock, logged, runs, deps } = shop();
  const { bookSums } = deps.reads;
  Object.assign(deps.reads, { bookSums: () => Promise.reject(new Error("too slow")) });
  await night();
  expect(logged).toContain("Error: too slow");
  expect(runs().at(-1)).toMatchObject({ finishedAtMs: FIRST_MS, roots: 1 });
  expect(await trial()).toEqual({ trial: null, nextFromMs: FIRST_MS });
  Object.assign(deps.reads, { bookSums });
  clock.nowMs += DAY_MS;
  await night();
  expect(await trial()).toMatchObject({ trial: { fromMs: FIRST_MS, totalFen: 0 } });
});

it("tells in the run when all accounts together hold something", async () => {
  const { night, trial, wallets, told, logged } = shop();
  wallets.set("A", { ...soundWallet("A", 30_000), paidFen: fen(10_001) });
  await night();
  expect(told()).toEqual([{ invariant: "I16", id: "all", text: "all accounts together hold 1" }]);
  expect(await trial()).toMatchObject({ trial: { totalFen: 1 } });
  expect(logged).toEqual([expect.stringMatching(/^Error: audit: I/)]);
});

describe("asked by staff", () => {
  it("adds up what there is now, and takes away what is mended", async () => {
    const { night, now, trial, clock, wallets, told } = shop();
    wallets.set("A", { ...soundWallet("A", 30_000), paidFen: fen(10_001) });
    await night();
    clock.nowMs += DAY_MS;
    expect(await now()).toMatchObject({ isAddedUp: true });
    expect(told()).toHaveLength(1);
    wallets.set("A", soundWallet("A", 30_000));
    await now();
    expect(told()).toEqual([]);
    const { nowMs } = clock;
    expect(await trial()).toMatchObject({ trial: { fromMs: nowMs, asOfMs: nowMs, totalFen: 0 } });
  });

  it("says when there was no time for all of it, and goes on when it is asked again", async () => {
    const { night, now, trial, clock, told, wallets } = shop();
    wallets.set("A", { ...soundWallet("A", 30_000), paidFen: fen(10_001) });
    await night();
    const first = await trial();
    clock.nowMs += DAY_MS;
    clock.tickMs = 25_000;
    wallets.set("A", soundWallet("A", 30_000));
    const fromMs = clock.nowMs;
    for (let n = 0; n < 2; n++) {
      expect(await now()).toMatchObject({ isAddedUp: false });
      expect(await trial()).toEqual({ ...first, nextFromMs: fromMs });
      expect(told()).toHaveLength(1);
      clock.nowMs += HOUR_MS;
    }
    expect(await now()).toMatchObject({ isAddedUp: true });
    expect(await trial()).toMatchObject({ trial: { fromMs, totalFen: 0 }, nextFromMs: null });
    expect(told()).toEqual([]);
  });
});
