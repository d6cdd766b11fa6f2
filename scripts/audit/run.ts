import { BOOK_INVARIANTS, openBooks } from "#core/audit/books.ts";
import { auditCase, CASE_INVARIANTS } from "#core/audit/case.ts";
import { auditPeriodPlan } from "#core/audit/periodCase.ts";
import { compareCase, compareWallet, REBUILD_INVARIANTS } from "#core/audit/rebuild.ts";
import { PLAN_INVARIANTS } from "#core/audit/plans.ts";
import { auditRoots } from "#core/audit/roots.ts";
import type { Violation } from "#core/audit/violation.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import { type DayTrees, withCase } from "#core/ledger/days.ts";
import { type Fen, fen } from "#core/money.ts";
import { auditWallet, everyEntry, everyWithdrawal, WALLET_INVARIANTS } from "#core/wallet/audit.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { brokenIn, editedIn, editedOne } from "#functions/audit/edited.ts";
import { filedOf } from "#functions/audit/filed.ts";
import { pricedBy } from "#functions/audit/packs.ts";
import { auditStocks } from "#functions/audit/stocks.ts";
import type { Seal } from "#ports/seal.ts";
import type { Store } from "#ports/store.ts";
import { INPUTS, KEPT, PASSING } from "#ports/watched.ts";
import { casesWithOrders, every, pages } from "#scripts/audit/pages.ts";
import { openPlans, type SealCheck } from "#scripts/audit/plans.ts";

/** What an audit looked at and what it found. */
export type AuditReport = {
  /** How many different invariants were checked. */
  readonly checks: number;
  readonly wallets: number;
  readonly cases: number;
  /** The first document that breaks a rule comes first; what concerns all of them comes last. */
  readonly violations: readonly Violation[];
};
export type WholeReport = AuditReport & {
  /** How many daily roots were worked out once more. */
  readonly roots: number;
  /** Money that the brand itself moved: how many entries. */
  readonly brandEntries: number;
  /** Paid by bank, each with its receipt. */
  readonly bankPayments: number;
  /** Documents that were looked at for edits by hand. */
  readonly documents: number;
  /** Plan versions that were published. */
  readonly plans: number;
};
export type AuditOptions = {
  /** Works out every derived document once more, from facts and entries, and compares each byte. */
  readonly rebuild?: boolean;
  /** Checks the seals of published plans; left out where nobody has the key. */
  readonly seal?: SealCheck | undefined;
  /** Looks for edits by hand in every collection; left out where nobody has the key. */
  readonly hands?: Pick<Seal, "mark"> | undefined;
  /** Told how far it is, now and then. */
  readonly progress?: (what: "wallets" | "cases" | "roots", done: number) => void;
};

/** An audit reads documents, and does nothing else. */
export type AuditedStore = Pick<Store, "get" | "page">;

/** More would not help anybody: the first ones name the place. */
const VIOLATIONS_MAX = 100;

/**
 * Checks every invariant of docs/domain/audit.md over a whole database that nobody is changing. It only reads.
 *
 * - `outflowFen`: what WeChat paid under a transfer number (0 = nothing); null where it cannot be asked.
 * - It reads page by page and keeps one sum per promoter and one small tree per day.
 */
export async function audit(
  store: AuditedStore,
  outflowFen: ((transferNumber: string) => Promise<Fen>) | null,
  { rebuild = false, seal, hands, progress = () => undefined }: AuditOptions = {},
): Promise<WholeReport> {
  const books = openBooks();
  const violations: Violation[] = [];
  const count = { wallets: 0, cases: 0, roots: 0, brandEntries: 0, bankPayments: 0, documents: 0 };
  let paidOutFen = 0;
  for await (const wallet of every(store, "wallets")) {
    progress("wallets", ++count.wallets);
    const filed = await filedOf(store, wallet);
    const entries = everyEntry(wallet, filed.journal);
    const withdrawals = everyWithdrawal(wallet, filed.withdrawals);
    books.addWallet(wallet, entries);
    violations.push(...auditWallet(wallet, filed));
    if (rebuild) violations.push(...compareWallet(wallet, entries, withdrawals));
    count.bankPayments += withdrawals.filter(isPaidByBank).length;
    if (outflowFen) paidOutFen += await outflowOf(withdrawals, outflowFen);
  }
  const plans = await openPlans(store, seal ?? null);
  violations.push(...plans.violations);
  const publishedOf = pricedBy(store);
  let trees: DayTrees = {};
  for await (const { known, order } of casesWithOrders(store)) {
    progress("cases", ++count.cases);
    books.addCase(known);
    trees = withCase(trees, known);
    const published = await publishedOf(known);
    violations.push(...auditCase(known, order, published?.lint.pack ?? null));
    violations.push(...auditPeriodPlan(known, published?.plan ?? null));
    violations.push(...plans.ofCase(known));
    if (rebuild) violations.push(...compareCase(known));
    if (violations.length > VIOLATIONS_MAX) break;
  }
  const isWhole = violations.length <= VIOLATIONS_MAX; // What is half added up would only mislead.
  if (isWhole) {
    for await (const entry of every(store, "ledger")) {
      count.brandEntries += 1;
      books.addBrandEntry(entry);
    }
    const roots: DayRoot[] = [];
    for await (const root of every(store, "roots")) {
      progress("roots", ++count.roots);
      roots.push(root);
    }
    violations.push(...auditRoots(roots, trees));
    violations.push(...books.violations(outflowFen ? fen(paidOutFen) : null));
  }
  for (const collection of hands && isWhole ? [...INPUTS, ...KEPT, ...PASSING] : []) {
    for await (const page of pages(store, collection)) {
      count.documents += page.length;
      const edited = hands ? editedIn(hands, collection, page) : [];
      violations.push(...edited.map((one) => editedOne(collection, one)));
      violations.push(...brokenIn(collection, page));
    }
    if (violations.length > VIOLATIONS_MAX) break;
  }
  if (hands && isWhole) {
    for await (const page of pages(store, "stocks")) {
      count.documents += page.length;
      violations.push(...(await auditStocks(store, page)));
    }
  }
  const invariants = new Set([
    ...(hands ? ["I26", "I28", "I29"] : []),
    ...[...CASE_INVARIANTS, ...WALLET_INVARIANTS, ...BOOK_INVARIANTS, ...PLAN_INVARIANTS],
    ...(rebuild ? REBUILD_INVARIANTS : []),
  ]);
  return {
    ...{ checks: invariants.size, ...count, plans: plans.plans },
    violations: violations.slice(0, VIOLATIONS_MAX),
  };
}

const isPaidByBank = ({ state, transfer }: Withdrawal): boolean =>
  state === "paid" && transfer?.channel === "bank";

/** What left WeChat's account for these withdrawals, in WeChat's own words. */
async function outflowOf(
  withdrawals: readonly Withdrawal[],
  outflowFen: (transferNumber: string) => Promise<Fen>,
): Promise<number> {
  let sum = 0;
  for (const { transferNumber, transfer } of withdrawals) {
    if (transfer !== null) sum += await outflowFen(transferNumber);
  }
  return sum;
}
