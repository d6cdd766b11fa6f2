import { type AuditRun, START, withSlice } from "#core/audit/auditRun.ts";
import type { Trial } from "#core/ledger/trialPass.ts";

const trialOf = (asOfMs: number): Trial => ({ fromMs: asOfMs, asOfMs, accounts: [], totalFen: 0 });
const runOf = (asOfMs: number | null): AuditRun => ({
  ...{ _id: "2026-03-10", rev: 1, startedAtMs: 0, finishedAtMs: null, cases: 0, wallets: 0 },
  ...{ roots: 0, checks: 0, violations: [], position: START },
  ...(asOfMs === null ? {} : { trial: trialOf(asOfMs) }),
});

/** Goal: a slice that began before somebody looked does not take his newer trial balance away. */
it.each<[string, known: number | null, slice: number | null, kept: number | null]>([
  ["none", null, null, null],
  ["the first", null, 5, 5],
  ["the one before, where the slice has none", 5, null, 5],
  ["that of the slice", 5, 6, 6],
  ["the newer one of whoever looked meanwhile", 7, 6, 7],
])("keeps %s", (_, known, slice, kept) => {
  expect(withSlice(runOf(known), runOf(slice)).trial?.asOfMs ?? null).toBe(kept);
});
