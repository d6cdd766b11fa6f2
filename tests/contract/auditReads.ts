import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import { soundCase, soundWallet, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import type { AuditReads } from "#ports/auditReads.ts";
import type { Store } from "#ports/store.ts";

const taxPaid = (receipt: string, month: string, amountFen: number): BrandEntry => ({
  ...{ _id: `tax-paid/${receipt}`, rev: 1, atMs: 1, by: "staff-1", note: "" },
  postings: [{ from: `tax:${month}`, to: "bank:tax", amountFen: fen(amountFen) }],
});

/** What every `AuditReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function auditReadsContract(open: () => Promise<{ store: Store; reads: AuditReads }>): void {
  let reads: AuditReads;
  beforeAll(async () => {
    const { store, ...opened } = await open();
    reads = opened.reads;
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

  it("adds up what all cases booked, all wallets hold and the brand moved", async () => {
    const { bookedFen, wallets, brand } = await reads.bookSums();
    expect(bookedFen).toBe(2 * 1_200); // 10 % and 5 % of 100 yuan, less those of 20.
    expect(wallets).toEqual({
      ...{ maturedFen: 60_000, availableFen: 30_000, frozenFen: 10_000, paidFen: 20_000 },
      ...{ taxFen: 0, repaidFen: 0, writtenOffFen: 0 },
    });
    const byMonth = new Map<string, number>();
    for (const { from, to, amountFen } of brand) {
      expect(to).toBe("bank:tax");
      byMonth.set(from, (byMonth.get(from) ?? 0) + amountFen);
    }
    expect([...byMonth].sort()).toEqual([
      ["tax:2026-02", 30],
      ["tax:2026-03", 9],
    ]);
  });
}
