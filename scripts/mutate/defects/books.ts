import type { Defect } from "#scripts/mutate/defect.ts";

const CASE = "core/commission/case.ts";
const SCHEDULE = "core/commission/schedule.ts";

/** Defects in how facts become entries and rows, and rows become a balance. */
export const BOOKS: readonly Defect[] = [
  {
    file: CASE,
    find: 'return sameFact(known, fact) ? ok(current) : err({ code: "fact_conflict", key: fact.key });',
    replace: "return ok(current);",
    says: "a fact that contradicts a known one is accepted",
  },
  {
    file: CASE,
    find: "current.facts.find(({ key }) => key === fact.key);",
    replace: 'current.facts.find(({ key }) => key === fact.key && !key.startsWith("refund/"));',
    says: "a refund that is told twice counts twice",
  },
  {
    file: CASE,
    find: "(owed.get(promoterId) ?? 0) - bookedFen(current, promoterId)",
    replace: "(owed.get(promoterId) ?? 0)",
    says: "all that is owed is booked each time, not the difference",
  },
  {
    file: SCHEDULE,
    find: "const finalUntilMs = decidedAtMs + GUARD_BAND_MS;",
    replace: "const finalUntilMs = decidedAtMs;",
    says: "there is no guard band",
  },
  {
    file: "core/time.ts",
    find: "GUARD_BAND_MS = 3 * MINUTE_MS",
    replace: "GUARD_BAND_MS = MINUTE_MS / 6",
    says: "the guard band is shorter than a call may live",
  },
  {
    file: SCHEDULE,
    find: "rows.filter(({ availableAtMs }) => availableAtMs <= finalUntilMs);",
    replace: "rows.slice(0, 0);",
    says: "final rows are rewritten",
  },
  {
    file: SCHEDULE,
    find: "const laterMs = Math.max(due, soonestMs);",
    replace: "const laterMs = due;",
    says: "a new row may be in the past",
  },
  {
    file: SCHEDULE,
    find: "return received.receivedAtMs < withoutReceiptMs",
    replace: "return received.receivedAtMs > 0",
    says: "a late receipt puts off what was due without one",
  },
  {
    file: "core/wallet/roll.ts",
    find: "if (wallet.watermarkMs !== afterMs || untilMs <= afterMs) return wallet;",
    replace: "if (untilMs <= afterMs) return wallet;",
    says: "the watermark is not checked: a span counts twice",
  },
  {
    file: "core/wallet/roll.ts",
    find: "return releaseUncovered({ ...rolled, watermarkMs: untilMs }, untilMs);",
    replace: "return { ...rolled, watermarkMs: untilMs };",
    says: "requested withdrawals are not released below zero",
  },
  {
    file: "core/wallet/roll.ts",
    find: "of [...wallet.withdrawals].reverse()) {",
    replace: "of wallet.withdrawals) {",
    says: "the oldest withdrawals are released first",
  },
  {
    file: "core/wallet/wallet.ts",
    find: "const change = balancesOf(wallet._id, moved);",
    replace: "const change = balancesOf(wallet._id, moved.slice(0, 1));",
    says: "only the first posting of an entry moves the balance",
  },
  {
    file: "core/wallet/filing.ts",
    find: "wallet.outbox.filter(({ seq }) => seq > filedSeq);",
    replace: "entries.length > 0 ? [] : wallet.outbox;",
    says: "entries that came while others were filed are lost",
  },
  {
    file: "functions/order/recordPayment.ts",
    find: "const entry = entryAt(view.calendar, successAtMs);",
    replace: "const entry = entryAt(view.calendar, nowMs);",
    says: "the plan of the notice counts, not that of the payment",
  },
  {
    file: "functions/order/recordPayment.ts",
    find: "if (order.totalFen !== amountFen) return",
    replace: "if (amountFen < 0) return",
    says: "a payment of another amount is accepted",
  },
  {
    file: "functions/settle/slice.ts",
    find: "isWhole: pass.isWhole && counted.failed === 0,",
    replace: "isWhole: pass.isWhole || counted.failed === 0,",
    says: "a promoter whose settlement failed is passed over",
  },
  {
    file: "adapters/memory/store.ts",
    find: "if (collection(from).get(id)?.rev !== read?.rev) return false;",
    replace: "",
    says: "compare-and-set only sets",
  },
  {
    file: "adapters/memory/store.ts",
    find: "if (collection(to).has(document._id)) return false;",
    replace: "",
    says: "a document is created over another one",
  },
  {
    file: "adapters/memory/reads.ts",
    find: "row.promoterId === promoterId && row.availableAtMs > afterMs,",
    replace: "row.promoterId === promoterId && row.availableAtMs >= afterMs,",
    says: "the first millisecond of a span counts twice",
  },
];
