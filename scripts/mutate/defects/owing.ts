import type { Defect } from "#scripts/mutate/defect.ts";

const REPAY = "core/wallet/repay.ts";
const WRITE_OFF = "core/wallet/writeOff.ts";
const DUE = "core/tax/due.ts";
const TAX_PAYMENT = "functions/books/recordTaxPayment.ts";
const VAULT = "adapters/keyed/vault.ts";

/** Defects in what is owed back and given up. */
const DEBTS: readonly Defect[] = [
  {
    file: REPAY,
    find: "({ receipt }) => receipt === told.receipt",
    replace: "({ receipt, by }) => receipt === told.receipt && by === told.by",
    says: "a repayment that a second person records counts twice",
  },
  {
    file: REPAY,
    find: "  known.amountFen === told.amountFen &&\n",
    replace: "",
    says: "another amount on a known receipt is told as repaid",
  },
  {
    file: REPAY,
    find: "first !== null && first.by !== told.by",
    replace: "first !== null",
    says: "the same person says twice that a large debt was paid back",
  },
  {
    file: REPAY,
    find: "aloneFen(rolled, debt) + told.amountFen",
    replace: "told.amountFen",
    says: "many small repayments do what one large one may not",
  },
  {
    file: REPAY,
    find: "? withoutWaiting(wallet.debt)",
    replace: "? wallet.debt",
    says: "a repayment that is booked waits for a second person still",
  },
  {
    file: REPAY,
    find: 'if (told.amountFen > owedFen) return err({ code: "repayment_exceeds_debt", owedFen });',
    replace: "",
    says: "more is repaid than is owed",
  },
  {
    file: WRITE_OFF,
    find: 'if (proposal.proposedBy === by) return err({ code: "second_person_required" });',
    replace: "",
    says: "one person gives up a debt alone",
  },
  {
    file: WRITE_OFF,
    find: "lesserFen(proposal.amountFen, owedOf(rolled))",
    replace: "proposal.amountFen",
    says: "more is given up than is owed",
  },
  {
    file: WRITE_OFF,
    find: "lesserFen(proposal.amountFen, owedOf(rolled))",
    replace: "owedOf(rolled)",
    says: "more is given up than was proposed",
  },
  {
    file: "core/wallet/debt.ts",
    find: "return known ?? { sinceMs: atMs, reminders: 0, writeOff: null };",
    replace: "return { ...(known ?? { reminders: 0, writeOff: null }), sinceMs: atMs };",
    says: "a debt is as young as its newest part",
  },
];

/** Defects in what is withheld, declared and paid to the tax office. */
const TAX: readonly Defect[] = [
  {
    file: "core/wallet/payout.ts",
    find: "const { netFen, taxFen, tax: mode, month } = transfer;",
    replace: "const { netFen, taxFen, tax: mode } = transfer;\n  const month = chinaMonth(atMs);",
    says: "a payment counts for the month in which it came, not in which it was sent",
  },
  {
    file: DUE,
    find: "ofMode.filter((bucket) => bucket.month === month)",
    replace: 'ofMode.filter((bucket) => bucket.month === "")',
    says: "splitting a payment saves tax",
  },
  {
    file: DUE,
    find: "new Set([month, ...counted.map((bucket) => bucket.month)]).size",
    replace: "Number(month.slice(5))",
    says: "months without income bring an allowance",
  },
  {
    file: DUE,
    find: "return all.filter(({ month }) => yearOf(month) === newestYear);",
    replace: "return all.filter(({ month }) => month === payment.month && newestYear !== null);",
    says: "the year so far forgets its earlier months",
  },
  {
    file: DUE,
    find: "yearOf(bucket.month) === yearOf(month));",
    replace: "yearOf(bucket.month) <= yearOf(month));",
    says: "the year so far begins in the year before",
  },
  {
    file: "core/tax/labour.ts",
    find: "{ upToFen: 5_000_000, rateBp: 3_000, quickFen: 200_000 },",
    replace: "{ upToFen: 5_000_000, rateBp: 3_000, quickFen: 20_000 },",
    says: "a quick deduction has a digit too few",
  },
  {
    file: "core/tax/paid.ts",
    find: '      state === "paid" &&\n',
    replace: "",
    says: "what never arrived is declared as income",
  },
  {
    file: "core/tax/report.ts",
    find: "monthOf(last - 2)",
    replace: "monthOf(last - 3)",
    says: "a quarter has four months",
  },
  {
    file: "core/tax/thresholds.ts",
    find: "[year - 1, number + 1]",
    replace: "[year - 1, number]",
    says: "twelve months are thirteen",
  },
  {
    file: TAX_PAYMENT,
    find: 'if (amountFen > unpaidFen) return err({ code: "tax_overpaid", unpaidFen });',
    replace: "",
    says: "too much tax is booked, and taken back",
  },
  {
    file: TAX_PAYMENT,
    find: "if (!isUndone && (known || unpaidFen >= 0)) return",
    replace: "if (!isUndone) return",
    says: "two receipts at once pay more tax than was withheld",
  },
  {
    file: TAX_PAYMENT,
    find: 'if (known && !isSamePayment(known, entry)) return err({ code: "receipt_taken" });',
    replace: "",
    says: "another tax payment on a known receipt is told as done",
  },
];

/** Defects in who may be known, and by whom. */
const PEOPLE: readonly Defect[] = [
  {
    file: VAULT,
    find: '["fenrun identity 1", promoterId, field]',
    replace: '["fenrun identity 1", promoterId.length, field]',
    says: "another person's ciphertext opens",
  },
  {
    file: VAULT,
    find: '["fenrun identity 1", promoterId, field]',
    replace: '["fenrun identity 1", promoterId]',
    says: "a name opens as a number",
  },
  {
    file: VAULT,
    find: "return Buffer.concat([clear, decipher.final()]);",
    replace: "return clear;",
    says: "a ciphertext that was changed opens",
  },
  {
    file: "core/identity/identity.ts",
    find: 'return identity.adultAtMs <= atMs ? "known" : "minor";',
    replace: 'return "known";',
    says: "somebody who is not eighteen is paid",
  },
  {
    file: "core/identity/submit.ts",
    find: "if (known.idMark === given.idMark || !wasPaid(wallet)) return ok(fresh);",
    replace: "if (known.idMark !== given.idMark || !wasPaid(wallet)) return ok(fresh);",
    says: "a card that somebody was paid under is replaced by another one",
  },
  {
    file: "core/identity/forget.ts",
    find: "if ((keptUntilMs(wallet) ?? 0) > nowMs) {",
    replace: "if (keptUntilMs(wallet) === nowMs) {",
    says: "a card is destroyed that tax law has kept",
  },
];

/** Defects in what people owe, what is withheld from them and what is known of them. */
export const OWING: readonly Defect[] = [...DEBTS, ...TAX, ...PEOPLE];
