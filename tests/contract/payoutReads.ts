import { availableOf, pendingOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { type JournalEntry, journalId } from "#core/wallet/journal.ts";
import { balancesOf } from "#core/wallet/wallet.ts";
import type { Reads } from "#ports/reads.ts";
import type { Store } from "#ports/store.ts";

/** Of two promoters, one of whose ids begins like the other's: each entry moves its own number of fen, at that time. */
const entry = (promoterId: string, seq: number): JournalEntry => ({
  ...{ _id: journalId(promoterId, seq), rev: 1, promoterId, seq, atMs: seq * 10 },
  ...{ cause: `roll/${seq * 10}`, head: `h${seq}` },
  postings: [posting(pendingOf(promoterId), availableOf(promoterId), seq === 3 ? -seq : seq)],
});
const FILED = [1, 2, 3, 4, 5].map((seq) => entry("J", seq));
const OTHERS = [1, 2].map((seq) => entry("J2", seq));

/** What every `Reads` must answer about wallets and books. */
export function payoutReadsContract(open: () => { store: Store; reads: Reads }): void {
  beforeAll(async () => {
    for (const one of [...FILED, ...OTHERS]) await open().store.create("journal", one);
  }, 30_000);
  const seqs = (entries: readonly JournalEntry[]) => entries.map(({ seq }) => seq);

  it("adds up what filed entries moved before a span and in it, below a number", async () => {
    const { reads } = open();
    const sums = await reads.journalSums("J", { fromMs: 20, untilMs: 50, belowSeq: 6 });
    expect(balancesOf("J", sums.before)).toMatchObject({ availableFen: 1, maturedFen: 1 });
    expect(balancesOf("J", sums.during)).toMatchObject({ availableFen: 2 - 3 + 4, frozenFen: 0 });
    const below = await reads.journalSums("J", { fromMs: 20, untilMs: 50, belowSeq: 3 });
    expect(balancesOf("J", below.during)).toMatchObject({ availableFen: 2 });
    const nothing = { before: [], during: [] };
    expect(await reads.journalSums("nobody", { fromMs: 0, untilMs: 99, belowSeq: 9 })).toEqual(
      nothing,
    );
  });

  it("pages through the filed entries of a span by number", async () => {
    const { reads } = open();
    const span = { fromMs: 20, untilMs: 50, afterSeq: 0, belowSeq: 9 };
    expect(await reads.journalPage("J", span, 9)).toEqual(FILED.slice(1, 4));
    expect(seqs(await reads.journalPage("J", span, 2))).toEqual([2, 3]);
    expect(seqs(await reads.journalPage("J", { ...span, afterSeq: 2, belowSeq: 4 }, 9))).toEqual([
      3,
    ]);
    expect(seqs(await reads.journalPage("J2", { ...span, fromMs: 0 }, 9))).toEqual([1, 2]);
  });

  it("pages through promoters with their wallets, with one or without", async () => {
    const { reads } = open();
    const told = async (afterId: string, limit: number) =>
      (await reads.walletPage(afterId, limit)).map(({ promoterId, wallet }) => [
        promoterId,
        wallet?._id ?? null,
      ]);
    expect(await told("", 2)).toEqual([
      ["A", "A"],
      ["B", "B"],
    ]);
    expect(await told("B", 9)).toEqual([["C", "C"]]);
  });
}
