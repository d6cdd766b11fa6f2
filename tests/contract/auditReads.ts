import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import { soundCase, soundWallet, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { NO_TOTALS } from "#core/ledger/trial.ts";
import { fen } from "#core/money.ts";
import type { Trial } from "#core/ledger/trialPass.ts";
import { addUpBooks } from "#functions/audit/trial.ts";
import type { AuditReads } from "#ports/auditReads.ts";
import type { BookReads } from "#ports/bookReads.ts";
import type { AllReads } from "#ports/allReads.ts";
import type { Store } from "#ports/store.ts";

const taxPaid = (receipt: string, month: string, amountFen: number): BrandEntry => ({
  ...{ _id: `tax-paid/${receipt}`, rev: 1, atMs: 1, by: "staff-1", note: "" },
  postings: [{ from: `tax:${month}`, to: "bank:tax", amountFen: fen(amountFen) }],
});

/** What every `AuditReads` and `BookReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function auditReadsContract(open: () => Promise<{ store: Store; reads: AllReads }>): void {
  let books: Awaited<ReturnType<typeof open>>;
  let reads: AuditReads & BookReads;
  beforeAll(async () => {
    books = await open();
    const { store } = books;
    reads = books.reads;
    for (const id of ["O1", "O2"]) {
      await store.create("cases", soundCase(id));
      await store.create("orders", theOrder(id));
    }
    for (const id of ["A", "B"]) await store.create("wallets", soundWallet(id));
    const entries = [taxPaid("R1", "2026-02", 30), taxPaid("R2", "2026-03", 4)];
    for (const entry of [...entries, taxPaid("R3", "2026-03", 5)])
      await store.create("ledger", entry);
  }, 30_000);

  it("finds some orders, and none for nobody", async () => {
    const found = await reads.ordersOf(["O1", "O2", "O9"]);
    expect(found.map(({ _id }) => _id).sort()).toEqual(["O1", "O2"]);
    expect(await reads.ordersOf([])).toEqual([]);
  });

  it("adds up what cases booked and what wallets hold", async () => {
    expect(await reads.bookSums("cases", "", 10)).toEqual({
      ...{ documents: 2, lastId: "O2", wallets: NO_TOTALS.wallets },
      bookedFen: 2 * 1_200, // 10 % and 5 % of 100 yuan, less those of 20.
    });
    expect(await reads.bookSums("wallets", "", 10)).toEqual({
      ...{ documents: 2, lastId: "B", bookedFen: 0 },
      wallets: {
        ...{ maturedFen: 60_000, availableFen: 30_000, frozenFen: 10_000, paidFen: 20_000 },
        ...{ taxFen: 0, repaidFen: 0, writtenOffFen: 0 },
      },
    });
  });

  it("adds them up a page at a time, in the order of their ids", async () => {
    const first = await reads.bookSums("cases", "", 1);
    expect(first).toMatchObject({ documents: 1, lastId: "O1", bookedFen: 1_200 });
    const second = await reads.bookSums("cases", first.lastId, 1);
    expect(second).toMatchObject({ documents: 1, lastId: "O2", bookedFen: 1_200 });
    const end = { documents: 0, lastId: "", bookedFen: 0, wallets: NO_TOTALS.wallets };
    expect(await reads.bookSums("cases", second.lastId, 1)).toEqual(end);
    const wallet = await reads.bookSums("wallets", "A", 1);
    expect(wallet).toMatchObject({ documents: 1, lastId: "B", wallets: { maturedFen: 30_000 } });
    expect(await reads.bookSums("wallets", wallet.lastId, 1)).toEqual(end);
  });

  it("comes through all books to a whole trial balance, in pages of any size", async () => {
    const logError = (error: unknown): never => {
      throw error;
    };
    for (const pageMax of [1, 2, 3]) {
      const added = await addUpBooks({ ...books, logError }, undefined, 7, () => true, pageMax);
      expect(added).toEqual({
        trial: { fromMs: 7, asOfMs: 7, accounts: expect.any(Array), totalFen: 0 },
      });
      const { trial } = added as { trial: Trial };
      const sums = new Map(trial.accounts.map(({ account, balanceFen }) => [account, balanceFen]));
      expect(Object.fromEntries(sums)).toEqual({
        ...{ "brand:commission": -2_400, pending: 2_400 - 60_000, available: 30_000 },
        ...{ frozen: 10_000, paid: 20_000, tax: -39, "bank:tax": 39 },
        ...{ "bank:repaid": 0, "brand:bad-debt": 0 },
      });
    }
  });
}
