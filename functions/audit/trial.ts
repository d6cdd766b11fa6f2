import type { Violation } from "#core/audit/violation.ts";
import { type BookTotals, NO_TOTALS } from "#core/ledger/trial.ts";
import { type AddedUp, beginTrial, type TrialPass, withPage } from "#core/ledger/trialPass.ts";
import type { WithBookReads } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** So many documents are added up in one request. */
const DOCUMENTS_MAX = 5_000;

/**
 * Adds up all books, page by page, where the call before left off; `begun`: undefined = from the beginning.
 *
 * - At least one page, so that it is through one day, however little time there is.
 * - 1 request for each page, 3 for small books. It writes nothing: whoever asks keeps what it returns.
 * - What cannot be read now is logged, and keeps nobody from the rest of an audit: the next call tries it again.
 */
export async function addUpBooks(
  deps: Pick<WithBookReads, "reads" | "store" | "logError">,
  begun: TrialPass | undefined,
  nowMs: number,
  hasTime: () => boolean,
  documentsMax: number = DOCUMENTS_MAX,
): Promise<AddedUp> {
  let pass = begun ?? beginTrial(nowMs);
  do {
    const page = await pageOf(deps, pass, documentsMax).catch(deps.logError);
    if (!page) return { pass };
    const next = withPage(pass, page.totals, page.lastId, nowMs);
    if ("trial" in next) return next;
    pass = next.pass;
  } while (hasTime());
  return { pass };
}

/** `lastId`: null = the book is through. */
async function pageOf(
  { reads, store }: Pick<WithBookReads, "reads" | "store">,
  { over, afterId }: TrialPass,
  limit: number,
): Promise<{ readonly totals: BookTotals; readonly lastId: string | null }> {
  if (over === "ledger") {
    const page = await store.page("ledger", afterId, PAGE_MAX);
    const brand = page.flatMap(({ postings }) => postings);
    const lastId = page.length < PAGE_MAX ? null : (page.at(-1)?._id ?? null);
    return { totals: { ...NO_TOTALS, brand }, lastId };
  }
  const { documents, lastId, ...sums } = await reads.bookSums(over, afterId, limit);
  return { totals: { ...NO_TOTALS, ...sums }, lastId: documents < limit ? null : lastId };
}

/** I16: all accounts together hold nothing. */
export const unbalanced = (added: AddedUp): readonly Violation[] =>
  "trial" in added && added.trial.totalFen !== 0
    ? [{ invariant: "I16", id: ALL, text: `all accounts together hold ${added.trial.totalFen}` }]
    : [];
/** Not one document, but all of them. */
export const ALL = "all";
