import { availableOf, BANK_REPAID, BANK_TAX, taxOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { fen } from "#core/money.ts";
import { earned, paidOnce, sent, approvedIn } from "#core/tax/testing/wallets.ts";
import type { Identity } from "#core/identity/identity.ts";
import { archiveIdsOf, merged } from "#core/tax/paid.ts";
import { filingOf } from "#core/wallet/filing.ts";
import { book, type Wallet } from "#core/wallet/wallet.ts";
import type { Store } from "#ports/store.ts";
import type { TaxReads } from "#ports/taxReads.ts";

const MARCH = { fromMonth: "2026-03", untilMonth: "2026-03" };
const YEAR = { fromMonth: "2026-01", untilMonth: "2026-12" };
const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

/** Paid 24 times in February and March, so that four withdrawals and the entries can be filed; one is on its way. */
function aWallet(id: string): Wallet {
  let wallet = earned(id, 90_000_000);
  for (let n = 1; n <= 24; n++) {
    const day = n <= 2 ? "2026-02-10" : "2026-03-10";
    wallet = paidOnce(wallet, `w${n}`, 100_000 + n, "labour", at(day));
  }
  wallet = paidOnce(wallet, "w25", 5_000, "none", at("2026-03-11"));
  const back = posting(BANK_REPAID, availableOf(id), fen(77));
  wallet = book(wallet, "repay/r1", [back], at("2026-03-12"));
  return sent(
    approvedIn(wallet, "w26", 9_000, at("2026-03-13")),
    "w26",
    "labour",
    at("2026-03-13"),
  );
}

const anIdentity = (id: string, idMark: string): Identity => ({
  ...{ _id: id, rev: 0, name: "n", idNumber: "i", idType: "resident", idMark },
  ...{ wrappedKey: { keyId: "k", sealed: "s" }, maskedName: "张*", maskedIdNumber: "1*1" },
  ...{ adultAtMs: 1, submittedAtMs: 1, consentedAtMs: 1, destroyedAtMs: null },
  ...{ forgetAskedAtMs: null, reset: null, former: [] },
});

/** What every implementation of `TaxReads` must answer about tax. */
export function taxReadsContract(open: () => Promise<{ store: Store; reads: TaxReads }>): void {
  let reads: TaxReads;
  const wallets = [aWallet("A"), aWallet("A-1"), aWallet("B")];
  const filings = wallets.map(filingOf);
  beforeAll(async () => {
    const opened = await open();
    reads = opened.reads;
    // As a run leaves it that stopped half-way: filed, and still in the wallets.
    for (const wallet of wallets) await opened.store.create("wallets", wallet);
    for (const filed of filings.flatMap(({ withdrawals }) => withdrawals)) {
      await opened.store.create("withdrawals", filed);
    }
    for (const entry of filings.flatMap(({ entries }) => entries)) {
      await opened.store.create("journal", entry);
    }
    for (const [id, mark] of [
      ["A", "m1"],
      ["B", "m2"],
      ["C", "m1"],
    ] as const) {
      await opened.store.create("identities", anIdentity(id, mark));
    }
    const entry = { rev: 0, atMs: 5, by: "s", note: "n" };
    const [to, from] = [BANK_TAX, taxOf("2026-03")];
    const entries = [
      { ...entry, _id: "tax-paid/1", postings: [posting(from, to, 10)] },
      { ...entry, _id: "tax-paid/1/undone", postings: [posting(to, from, 10)] },
      { ...entry, _id: "tax-paid/2", postings: [posting(taxOf("2026-02"), to, 10)] },
      { ...entry, _id: "tax-export/3", postings: [] },
    ];
    for (const one of entries) await opened.store.create("ledger", one);
  });

  it("files something of each wallet, or the rest shows nothing", () => {
    expect(filings.map(({ withdrawals }) => withdrawals.length)).toEqual([5, 5, 5]);
    expect(filings.every(({ entries }) => entries.length > 50)).toBe(true);
  });

  it("sums up what archived withdrawals paid, by promoter, month and mode", async () => {
    const found = merged(await reads.archivedPay(["A", "A-1"], YEAR, []));
    const sum = (promoterId: string, month: string, grossFen: number, payments: number) => {
      const { taxFen } = found.find((one) => one.promoterId === promoterId && one.month === month)!;
      return { promoterId, month, mode: "labour", grossFen, taxFen, payments };
    };
    expect(found).toEqual([
      sum("A", "2026-02", 200_003, 2),
      sum("A", "2026-03", 300_012, 3),
      sum("A-1", "2026-02", 200_003, 2),
      sum("A-1", "2026-03", 300_012, 3),
    ]);
    expect(await reads.archivedPay(["A-1"], MARCH, [])).toMatchObject([{ grossFen: 300_012 }]);
    expect(await reads.archivedPay(["X"], YEAR, [])).toEqual([]);
    expect(await reads.archivedPay([], YEAR, [])).toEqual([]);
  });

  it("leaves out what is counted already", async () => {
    const exceptIds = wallets.flatMap((wallet) => archiveIdsOf(wallet, YEAR));
    expect(await reads.archivedPay(["A", "A-1", "B"], YEAR, exceptIds)).toEqual([]);
    expect(await reads.archivedPay(["A"], MARCH, ["A:w3"])).toMatchObject([{ payments: 2 }]);
  });

  it("counts the tax of a month once, filed or not, over everybody", async () => {
    const taxOfMonth = (month: string) =>
      wallets
        .flatMap(({ withdrawals }) => withdrawals)
        .filter(({ state, transfer }) => state === "paid" && transfer?.month === month)
        .reduce((sum, { transfer }) => sum + (transfer?.taxFen ?? 0), 0);
    expect(taxOfMonth("2026-03")).toBeGreaterThan(0);
    expect(await reads.taxWithheld("2026-03")).toBe(taxOfMonth("2026-03"));
    expect(await reads.taxWithheld("2026-02")).toBe(taxOfMonth("2026-02"));
    expect(await reads.taxWithheld("2025-03")).toBe(0);
  });

  it("finds what was paid back in a span, of those who are asked about", async () => {
    const [fromMs, untilMs] = [at("2026-03-12"), at("2026-03-12") + 1];
    const found = await reads.debtEntries(["A", "A-1"], { fromMs, untilMs });
    expect(found.map(({ promoterId, cause }) => [promoterId, cause]).sort()).toEqual([
      ["A", "repay/r1"],
      ["A-1", "repay/r1"],
    ]);
    expect(await reads.debtEntries(["A"], { fromMs: fromMs + 1, untilMs: untilMs + 9 })).toEqual(
      [],
    );
    expect(await reads.debtEntries(["A"], { fromMs: 0, untilMs: fromMs })).toEqual([]);
    expect(await reads.debtEntries([], { fromMs, untilMs })).toEqual([]);
  });

  it("finds what was paid to the tax office for a month, corrections too", async () => {
    const ids = (await reads.taxPayments("2026-03")).map(({ _id }) => _id);
    expect(ids).toEqual(["tax-paid/1", "tax-paid/1/undone"]);
    expect(await reads.taxPayments("2026-01")).toEqual([]);
  });

  it("finds identities by promoter and by mark", async () => {
    const ids = async (found: Promise<readonly Identity[]>) =>
      (await found).map(({ _id }) => _id).sort();
    expect(await ids(reads.identitiesOf(["A", "B", "X"]))).toEqual(["A", "B"]);
    expect(await ids(reads.identitiesOf([]))).toEqual([]);
    expect(await ids(reads.identitiesMarked("m1"))).toEqual(["A", "C"]);
    expect(await ids(reads.identitiesMarked("m3"))).toEqual([]);
  });
}
