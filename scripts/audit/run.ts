import { BOOK_INVARIANTS, openBooks } from "#core/audit/books.ts";
import { auditCase, CASE_INVARIANTS } from "#core/audit/case.ts";
import type { Violation } from "#core/audit/violation.ts";
import { paidFact } from "#core/commission/facts.ts";
import { type Fen, fen } from "#core/money.ts";
import type { Pack } from "#core/plan/plan.ts";
import { versionId } from "#core/plan/calendar.ts";
import { auditWallet, WALLET_INVARIANTS } from "#core/wallet/audit.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Collections, Store } from "#ports/store.ts";

/** What an audit looked at and what it found. */
export type AuditReport = {
  /** How many different invariants were checked. */
  readonly checks: number;
  readonly wallets: number;
  readonly cases: number;
  readonly violations: readonly Violation[];
};

const PAGE = 500;
/** More would not help anybody: the first ones name the place. */
const VIOLATIONS_MAX = 100;

/**
 * Checks every invariant of docs/domain/audit.md over a whole database that nobody is changing.
 *
 * - `outflowFen`: what WeChat paid under a transfer number (0 = nothing); null where it cannot be asked.
 * - It reads page by page and keeps one sum per promoter.
 */
export async function audit(
  store: Store,
  outflowFen: ((transferNumber: string) => Promise<Fen>) | null,
): Promise<AuditReport> {
  const books = openBooks();
  const violations: Violation[] = [];
  const count = { wallets: 0, cases: 0 };
  let paidOutFen = 0;
  for await (const wallet of every(store, "wallets")) {
    count.wallets += 1;
    books.addWallet(wallet);
    const filed = await filedOf(store, wallet);
    violations.push(...auditWallet(wallet, filed));
    for (const { transferNumber, transfer } of [...wallet.withdrawals, ...filed.withdrawals]) {
      if (transfer && outflowFen) paidOutFen += await outflowFen(transferNumber);
    }
  }
  const packOf = packs(store);
  for await (const { known, order } of casesWithOrders(store)) {
    count.cases += 1;
    books.addCase(known);
    const plan = paidFact(known.facts)?.plan ?? null;
    violations.push(...auditCase(known, order, plan ? await packOf(versionId(plan)) : null));
    if (violations.length > VIOLATIONS_MAX) break;
  }
  violations.push(...books.violations(outflowFen ? fen(paidOutFen) : null));
  const invariants = new Set([...CASE_INVARIANTS, ...WALLET_INVARIANTS, ...BOOK_INVARIANTS]);
  return { checks: invariants.size, ...count, violations: violations.slice(0, VIOLATIONS_MAX) };
}

async function* every<C extends keyof Collections>(store: Store, from: C) {
  let afterId = "";
  for (;;) {
    const page = await store.page(from, afterId, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    afterId = last._id;
  }
}

/** Every case beside its order: both are read by id, so one pass over each finds all pairs. */
async function* casesWithOrders(store: Store) {
  const orders = every(store, "orders");
  let next = await orders.next();
  for await (const known of every(store, "cases")) {
    while (!next.done && isBefore(next.value._id, known._id)) next = await orders.next();
    const order = !next.done && next.value._id === known._id ? next.value : null;
    yield { known, order };
  }
}

/** As the database sorts: by the bytes of UTF-8, which is not JavaScript's order for rare characters. */
const isBefore = (a: string, b: string): boolean =>
  Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

/** What a wallet has filed away: entries and withdrawals stand under ids that begin with the promoter's. */
async function filedOf(store: Store, { _id, seq, outbox, archived }: Wallet) {
  return {
    journal: seq > outbox.length ? await startingWith(store, "journal", _id) : [],
    withdrawals: archived > 0 ? await startingWith(store, "withdrawals", _id) : [],
  };
}

async function startingWith<C extends "journal" | "withdrawals">(
  store: Store,
  from: C,
  promoterId: string,
): Promise<readonly Collections[C][]> {
  const found: Collections[C][] = [];
  let afterId = `${promoterId}:`;
  for (;;) {
    const page = await store.page(from, afterId, PAGE);
    const own = page.filter((document) => document.promoterId === promoterId);
    found.push(...own);
    const last = own.at(-1);
    if (!last || own.length < PAGE) return found;
    afterId = last._id;
  }
}

function packs(store: Store) {
  const known = new Map<string, Pack | null>();
  return async (id: string): Promise<Pack | null> => {
    if (!known.has(id)) known.set(id, (await store.get("plans", id))?.lint.pack ?? null);
    return known.get(id) ?? null;
  };
}
