import { auditCase } from "#core/audit/case.ts";
import { auditPeriodPlan } from "#core/audit/periodCase.ts";
import type { Violation } from "#core/audit/violation.ts";
import type { Case } from "#core/commission/case.ts";
import { auditWallet } from "#core/wallet/audit.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { filedOf } from "#functions/audit/filed.ts";
import { pricedBy } from "#functions/audit/packs.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** What one slice has looked at so far. */
export type Looked = {
  cases: number;
  wallets: number;
  roots: number;
  readonly violations: Violation[];
  /** The wallets that this slice has seen, so that none is read twice. */
  readonly seen: Set<string>;
};
export const emptyLook = (): Looked => ({
  cases: 0,
  wallets: 0,
  roots: 0,
  violations: [],
  seen: new Set(),
});

/** Checks one page of cases: 1 request for their orders, and 1 for each plan version met first. */
export function caseAuditor({ store, reads }: Deps, looked: Looked) {
  const publishedOf = pricedBy(store);
  return async (cases: readonly Case[]): Promise<void> => {
    const found = await reads.ordersOf(cases.map(({ _id }) => _id));
    const orders = new Map(found.map((order) => [order._id, order]));
    for (const known of cases) {
      const order = orders.get(known._id) ?? null;
      const published = await publishedOf(known);
      looked.violations.push(
        ...auditCase(known, order, published?.lint.pack ?? null),
        ...auditPeriodPlan(known, published?.plan ?? null),
      );
    }
    looked.cases += cases.length;
  };
}

/**
 * Checks wallets by themselves, against their journals and against their rows.
 *
 * - 1 request for each and its rows, and 1 for each page of what it has filed.
 * - Somebody may write while we read: what seems wrong is read once more, and only what is wrong twice counts.
 */
export async function auditWallets(
  deps: Deps,
  looked: Looked,
  wallets: readonly Wallet[],
): Promise<void> {
  const unseen = wallets.filter(({ _id }) => !looked.seen.has(_id));
  for (const { _id } of unseen) looked.seen.add(_id);
  await inParallel(
    unseen,
    async (wallet) => {
      looked.wallets += 1;
      if ((await violationsOf(deps, wallet)).length === 0) return;
      const again = await deps.store.get("wallets", wallet._id);
      if (again) looked.violations.push(...(await violationsOf(deps, again)));
    },
    (error) => {
      throw error;
    },
  );
}

/** The wallets of those whom some cases pay. */
export async function auditWalletsOf(
  deps: Deps,
  looked: Looked,
  cases: readonly Case[],
): Promise<void> {
  const ids = new Set(
    cases.flatMap(({ schedule }) => schedule.map(({ promoterId }) => promoterId)),
  );
  const unseen = [...ids].filter((id) => !looked.seen.has(id));
  for (let from = 0; from < unseen.length; from += PAGE_MAX) {
    const wallets = await deps.reads.walletsOf(unseen.slice(from, from + PAGE_MAX));
    await auditWallets(deps, looked, wallets);
  }
}

async function violationsOf({ store, reads }: Deps, wallet: Wallet): Promise<readonly Violation[]> {
  const { _id, watermarkMs, maturedFen, seq } = wallet;
  const [filed, rowsFen] = await Promise.all([
    filedOf(store, wallet),
    reads.maturedFen(_id, -1, watermarkMs),
  ]);
  // What was filed since the wallet was read is none of its entries yet.
  const journal = filed.journal.filter((entry) => entry.seq <= seq);
  const found = auditWallet(wallet, { ...filed, journal });
  if (rowsFen === maturedFen) return found;
  const text = `matured is ${maturedFen}, its rows up to the watermark say ${rowsFen}`;
  return [...found, { invariant: "I7", id: _id, text }];
}
