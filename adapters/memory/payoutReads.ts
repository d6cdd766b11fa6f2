import type { Memory } from "#adapters/memory/store.ts";
import type { Reads } from "#ports/reads.ts";

type PayoutReads = Pick<Reads, "walletPage" | "journalSums" | "journalPage">;

/** What staff and promoters read of wallets and their books, from maps. */
export function memoryPayoutReads(
  { documents }: Memory,
  request: <T>(operation: () => T) => Promise<T>,
): PayoutReads {
  const journalOf = (promoterId: string) =>
    [...documents.journal.values()]
      .filter((entry) => entry.promoterId === promoterId)
      .sort((a, b) => a.seq - b.seq);
  return {
    walletPage: (afterId, limit) =>
      request(() =>
        [...documents.promoters.keys()]
          .filter((promoterId) => promoterId > afterId)
          .sort()
          .slice(0, limit)
          .map((id) => ({ promoterId: id, wallet: documents.wallets.get(id) ?? null })),
      ),
    journalSums: (promoterId, { fromMs, untilMs, belowSeq }) =>
      request(() => {
        const all = journalOf(promoterId).filter(({ seq }) => seq < belowSeq);
        const postingsOf = (entries: typeof all) => entries.flatMap(({ postings }) => postings);
        return {
          before: postingsOf(all.filter(({ atMs }) => atMs < fromMs)),
          during: postingsOf(all.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)),
        };
      }),
    journalPage: (promoterId, { fromMs, untilMs, afterSeq, belowSeq }, limit) =>
      request(() =>
        journalOf(promoterId)
          .filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)
          .filter(({ seq }) => seq > afterSeq && seq < belowSeq)
          .slice(0, limit),
      ),
  };
}
