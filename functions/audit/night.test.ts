import { memoryDeps, nobody, staff, timer } from "#adapters/memory/deps.ts";
import { auditRoots } from "#core/audit/roots.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import type { AuditRun } from "#core/audit/auditRun.ts";
import { type DayTrees, withCase } from "#core/ledger/days.ts";
import { soundCase, soundWallet, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import { auditNight } from "#functions/audit/night.ts";
import { actions } from "#functions/books/actions.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";

/** Ten past three at night, when the timer runs. */
const nightMs = (day: string): number => dayStartMs(day) + 3 * HOUR_MS + 600_000;

/** A shop that only the audit looks at. */
function shop() {
  const memory = emptyMemory();
  const clock = { nowMs: 0, elapsedMs: 0, tickMs: 0 };
  const logged: string[] = [];
  const deps = memoryDeps({
    memory,
    nowMs: () => clock.nowMs,
    elapsedMs: () => (clock.elapsedMs += clock.tickMs),
    caller: () => timer,
    logError: (error) => void logged.push(String(error)),
  });
  const main = serveTimer(deps, auditNight);
  const { cases, orders, wallets, roots, audits } = memory.documents;
  return {
    memory,
    clock,
    logged,
    deps,
    sell(orderId: string, atMs: number) {
      cases.set(orderId, { ...soundCase(orderId, atMs), rev: 1 });
      orders.set(orderId, theOrder(orderId));
    },
    async night(day: string) {
      clock.nowMs = nightMs(day);
      const { requests, written } = memory;
      await main();
      return [memory.requests - requests, memory.written - written];
    },
    run: (day: string): AuditRun | undefined => audits.get(day),
    roots: () => [...roots.values()].sort((a, b) => (a._id < b._id ? -1 : 1)),
    trees: () =>
      [...cases.values()]
        .sort((a, b) => (a._id < b._id ? -1 : 1))
        .reduce<DayTrees>((trees, known) => withCase(trees, known), {}),
    wallets,
    cases,
    documents: memory.documents,
  };
}

it("costs a quiet night eight requests and two documents: a root and what was found", async () => {
  const { night, run, roots, logged } = shop();
  expect(await night("2026-03-10")).toEqual([9, 2]); // The first one looks for older runs once more.
  expect(await night("2026-03-11")).toEqual([8, 2]);
  expect(roots().map(({ _id, cases }) => [_id, cases])).toEqual([
    ["2026-03-09", 0],
    ["2026-03-10", 0],
  ]);
  expect(run("2026-03-11")).toMatchObject({ cases: 0, wallets: 0, roots: 1, violations: [] });
  expect(run("2026-03-11")?.finishedAtMs).toBe(nightMs("2026-03-11"));
  expect(logged).toEqual([]);
});

it("makes a root for every day that is over, over what was recorded on it, and makes up for missed days", async () => {
  const { night, sell, roots, trees, run, logged } = shop();
  await night("2026-03-09");
  for (let n = 0; n < 5; n++) sell(`O${n}`, dayStartMs("2026-03-09") + n * 9 * HOUR_MS);
  await night("2026-03-10");
  sell("O9", dayStartMs("2026-03-10") + 5 * HOUR_MS);
  await night("2026-03-20"); // Ten nights were missed.
  expect(roots().map(({ _id, cases }) => [_id.slice(-2), cases])).toEqual([
    ["08", 0],
    ["09", 3],
    ["10", 6],
    ["11", 6],
    ["12", 3],
    ...["13", "14", "15", "16", "17", "18", "19"].map((day) => [day, 0]),
  ]);
  expect(auditRoots(roots(), trees())).toEqual([]);
  expect(run("2026-03-20")).toMatchObject({ roots: 10, violations: [] });
  expect(logged).toEqual([]);
});

it("makes up for more than a month in several nights", async () => {
  const { night, roots, deps } = shop();
  await night("2026-03-10");
  for (const day of ["2026-06-01", "2026-06-02", "2026-06-03"]) await night(day);
  expect(roots()).toHaveLength(1 + 3 * 31 - (1 + 3 * 31 - 86));
  expect(roots().at(-1)?._id).toBe("2026-06-02");
  expect(auditRoots(roots(), {})).toEqual([]);
  expect((await deps.store.page("audits", "", 9)).map(({ _id }) => _id)).toHaveLength(4);
});

it("stops before its time is over, and the next run goes on to the same root", async () => {
  const quick = shop();
  const slow = shop();
  for (const one of [quick, slow]) {
    await one.night("2026-03-09");
    for (let n = 0; n < 250; n++) one.sell(`O${1_000 + n}`, dayStartMs("2026-03-09") + n * 60_000);
  }
  await quick.night("2026-03-10");
  slow.clock.tickMs = 20_000; // Each look at the clock, 20 s have gone by: one page a slice.
  await slow.night("2026-03-10");
  expect(slow.run("2026-03-10")).toMatchObject({ finishedAtMs: null, cases: 100, roots: 0 });
  await slow.night("2026-03-10");
  expect(slow.run("2026-03-10")).toMatchObject({ finishedAtMs: null, cases: 200 });
  slow.clock.tickMs = 0;
  await slow.night("2026-03-11");
  const rootsOf = (one: typeof slow) => one.roots().map(({ _id, head }) => [_id, head]);
  expect(rootsOf(slow).slice(0, 2)).toEqual(rootsOf(quick));
  await slow.night("2026-03-12");
  expect(
    slow
      .roots()
      .map(({ _id }) => _id)
      .at(-1),
  ).toBe("2026-03-11");
  expect(auditRoots(slow.roots(), slow.trees())).toEqual([]);
  expect([quick.logged, slow.logged]).toEqual([[], []]);
});

it("finds a run that died after its root, and one whose day was changed since", async () => {
  const { night, sell, documents, logged, cases } = shop();
  await night("2026-03-09");
  sell("O1", dayStartMs("2026-03-09"));
  await night("2026-03-10");
  documents.audits.delete("2026-03-10");
  await night("2026-03-10");
  expect(logged).toEqual([]);
  documents.audits.delete("2026-03-10");
  cases.delete("O1");
  await night("2026-03-10");
  expect(logged).toEqual([
    expect.stringContaining("I23 2026-03-09: its root is over 1 cases, there are 0"),
  ]);
});

it("names what is wrong with a case that changed, and with the wallets that it pays", async () => {
  const { night, sell, cases, wallets, logged, run } = shop();
  await night("2026-03-09");
  sell("O1", dayStartMs("2026-03-09"));
  const { schedule, ...known } = cases.get("O1")!;
  cases.set("O1", { ...known, schedule: schedule.map((row) => ({ ...row, amountFen: fen(7) })) });
  wallets.set("A", { ...soundWallet("A"), paidFen: fen(3) });
  await night("2026-03-10");
  const found = run("2026-03-10")?.violations.map(({ invariant, id }) => `${invariant} ${id}`);
  expect(found).toEqual(expect.arrayContaining(["I3 O1", "I8 A", "I15 A", "I7 A"]));
  expect(logged).toEqual([expect.stringMatching(/^Error: audit: I3 O1: .* and \d more$/)]);
  expect(run("2026-03-10")).toMatchObject({ cases: 1, wallets: 1 });
});

it("goes round everything in the end, also where nothing changed", async () => {
  const { night, sell, wallets, run, cases } = shop();
  await night("2026-03-09");
  for (let n = 0; n < 1_150; n++) sell(`O${10_000 + n}`, dayStartMs("2026-01-01"));
  cases.set("O11149", { ...cases.get("O11149")!, head: "" });
  wallets.set("Z", { ...soundWallet("Z"), taxFen: fen(-1) });
  await night("2026-03-10");
  expect(run("2026-03-10")).toMatchObject({ cases: 0, wallets: 1 });
  await night("2026-03-11");
  expect(run("2026-03-11")).toMatchObject({
    cases: 1_000,
    violations: [{ invariant: "I16", id: "all" }], // The wallet that no page came to yet.
  });
  await night("2026-03-12");
  expect(run("2026-03-12")).toMatchObject({
    cases: 150,
    violations: [
      { invariant: "I23", id: "O11149" },
      { invariant: "I16", id: "all" },
    ],
  });
});

it("believes nothing that is wrong only while somebody writes", async () => {
  const { night, wallets, documents, run, deps } = shop();
  const wallet = soundWallet("A", 0 + 30_000);
  wallets.set("A", wallet);
  const { maturedFen } = deps.reads;
  Object.assign(deps.reads, {
    // Between the reading of the wallet and that of its rows, settlement writes.
    maturedFen: async (...asked: Parameters<typeof maturedFen>) => {
      documents.cases.set("O1", { ...soundCase("O1"), schedule: [] });
      return wallet.maturedFen + (documents.audits.size === 1 ? 0 : 1);
    },
  });
  await night("2026-03-09");
  await night("2026-03-10");
  expect(run("2026-03-10")?.violations.filter(({ id }) => id === "A")).toEqual([]);
});

describe("books", () => {
  const books = (deps: ReturnType<typeof shop>["deps"], caller = staff) => {
    const main = serve("books", { ...deps, caller: () => caller }, actions);
    return (action: string, fields: object = {}) => main({ action, ...fields });
  };

  it("shows the audits of a month at a time, the newest first, to staff only", async () => {
    const { night, deps, clock } = shop();
    for (let n = 0; n < 40; n++)
      await night(
        new Date(dayStartMs("2026-03-01") + n * DAY_MS + 9 * HOUR_MS).toISOString().slice(0, 10),
      );
    clock.nowMs += HOUR_MS;
    const first = await books(deps)("audits");
    if (!first.ok) throw new Error(first.error.code);
    const { audits, nextBeforeDay } = first.data as {
      audits: { day: string }[];
      nextBeforeDay: string;
    };
    expect([audits.length, audits[0]?.day, nextBeforeDay]).toEqual([
      31,
      "2026-04-09",
      "2026-03-10",
    ]);
    for (const field of ["position", "trial"]) expect(audits[0]).not.toHaveProperty(field);
    const rest = await books(deps)("audits", { beforeDay: nextBeforeDay });
    expect(rest).toMatchObject({
      ok: true,
      data: { audits: { length: 9 }, nextBeforeDay: "2026-03-01" },
    });
    const end = { ok: true, data: { audits: [], nextBeforeDay: null } };
    expect(await books(deps)("audits", { beforeDay: "2026-03-01" })).toEqual(end);
    const refused = { ok: false, error: { code: "staff_required" } };
    expect(await books(deps, nobody)("audits")).toMatchObject(refused);
    expect(await books(deps, nobody)("trialBalance")).toMatchObject(refused);
    const invalid = { ok: false, error: { code: "request_invalid" } };
    expect(await books(deps)("audits", { beforeDay: "yesterday" })).toMatchObject(invalid);
  });
});
