import { memoryDeps, nobody, owner, staff, user } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import type { AuditRun } from "#core/audit/auditRun.ts";
import type { Violation } from "#core/audit/violation.ts";
import { soundCase, soundWallet, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { actions } from "#functions/audit/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";

const NOON = dayStartMs("2026-03-11") + 12 * HOUR_MS;

/** A shop at noon, whose last night was the one before. */
function shop() {
  const memory = emptyMemory();
  const clock = { nowMs: NOON, elapsedMs: 0, tickMs: 0 };
  let caller: Caller = staff;
  const deps = memoryDeps({
    ...{ memory, nowMs: () => clock.nowMs, caller: () => caller },
    elapsedMs: () => (clock.elapsedMs += clock.tickMs),
  });
  const main = serve("audit", deps, actions);
  const { cases, orders, wallets, audits } = memory.documents;
  return {
    ...{ memory, clock, deps, cases, orders, wallets },
    sell(orderId: string, atMs: number, change: object = {}) {
      cases.set(orderId, { ...soundCase(orderId, atMs), rev: 1, ...change });
      orders.set(orderId, theOrder(orderId));
    },
    lastNight(day: string, violations: readonly Violation[]) {
      const run: AuditRun = {
        ...{ _id: day, rev: 1, startedAtMs: NOON - DAY_MS, finishedAtMs: NOON - DAY_MS },
        ...{ cases: 3, wallets: 2, roots: 1, checks: 17, violations },
        position: { lastRoot: null, changes: null, rotation: { over: "cases", afterId: "O5" } },
      };
      audits.set(day, run);
    },
    run: (day: string): AuditRun | undefined => audits.get(day),
    async ask(as: Caller = staff) {
      caller = as;
      return main({ action: "run" });
    },
  };
}
/** Here nothing has a mark, so hands are found everywhere: tests/e2e/handEdits.test.ts looks at them. */
const ofBooks = (all: readonly Violation[] | undefined) =>
  all?.filter(({ invariant, text }) => invariant !== "I26" || text === "was so");
const found = (invariant: string, id: string): Violation => ({ invariant, id, text: "was so" });

it("looks at the orders that changed since yesterday, at their wallets, and at nothing older", async () => {
  const { sell, ask, run } = shop();
  sell("O1", NOON - 30 * DAY_MS);
  sell("O2", dayStartMs("2026-03-10"));
  sell("O3", NOON);
  expect(await ask()).toMatchObject({
    ok: true,
    data: { cases: 2, isWhole: true },
  });
  expect(run("2026-03-11")).toMatchObject({ cases: 2, startedAtMs: NOON, finishedAtMs: null });
});

it("names what is wrong in the run of today, once however often it is asked", async () => {
  const { sell, ask, run, orders } = shop();
  sell("O1", NOON);
  orders.delete("O1");
  await ask();
  await ask();
  expect(ofBooks(run("2026-03-11")?.violations)).toEqual([expect.objectContaining({ id: "O1" })]);
});

it("takes away what is mended, and keeps what it did not see", async () => {
  const { sell, ask, run, lastNight, wallets } = shop();
  sell("O1", NOON - 30 * DAY_MS);
  const wallet = { ...emptyWallet("A"), rev: 1 };
  wallets.set(wallet._id, wallet);
  lastNight("2026-03-10", [
    found("I21", "O1"),
    found("I8", wallet._id),
    found("I26", "plans/tea"),
    found("I23", "2026-03-01"),
  ]);
  await ask();
  expect(ofBooks(run("2026-03-11")?.violations)).toEqual([found("I23", "2026-03-01")]);
  expect(run("2026-03-10")?.violations).toHaveLength(4);
});

it("keeps what is wrong still", async () => {
  const { sell, ask, run, lastNight, wallets, orders } = shop();
  sell("O1", NOON - 30 * DAY_MS);
  orders.delete("O1");
  const wallet = { ...soundWallet(), maturedFen: fen(1) };
  wallets.set(wallet._id, wallet);
  lastNight("2026-03-11", [found("I21", "O1"), found("I7", wallet._id)]);
  await ask();
  const ids = new Set(ofBooks(run("2026-03-11")?.violations)?.map(({ id }) => id));
  expect(ids).toEqual(new Set(["O1", wallet._id, "all"]));
});

it("leaves to the night where it goes on, and makes no root", async () => {
  const { sell, ask, run, lastNight, memory } = shop();
  sell("O1", NOON);
  lastNight("2026-03-10", []);
  await ask();
  expect(run("2026-03-11")?.position).toEqual(run("2026-03-10")?.position);
  expect(memory.documents.roots.size).toBe(0);
});

it("says when there was no time for everything, and forgets nothing then", async () => {
  const { sell, ask, run, lastNight, clock } = shop();
  for (let n = 0; n < 101; n++) sell(`O${1000 + n}`, NOON);
  lastNight("2026-03-10", [found("I26", "plans/tea")]);
  clock.tickMs = 2_100;
  expect(await ask()).toMatchObject({ ok: true, data: { cases: 100, isWhole: false } });
  expect(ofBooks(run("2026-03-11")?.violations)).toContainEqual(found("I26", "plans/tea"));
});

it.each([
  ["nobody", nobody, "staff_required"],
  ["somebody who is not of the staff", user("visitor"), "staff_required"],
])("is refused to %s", async (_who, as, code) => {
  expect(await shop().ask(as)).toMatchObject({ ok: false, error: { code } });
});

it("is asked by a named owner", async () => {
  expect(await shop().ask(owner("boss"))).toMatchObject({ ok: true });
});
