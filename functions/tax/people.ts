import type { Identity } from "#core/identity/identity.ts";
import { archiveIdsOf, merged, type Months, type PaidSum, sumsOf } from "#core/tax/paid.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { WithTaxReads } from "#ports/deps.ts";

/** One promoter with what he was paid. */
export type Person = {
  readonly wallet: Wallet;
  readonly identity: Identity | null;
  readonly sums: readonly PaidSum[];
};
export type People = {
  readonly people: readonly Person[];
  readonly nextAfterId: string | null;
};
export type Page = { readonly afterId: string; readonly limit: number };

/** A page of promoters, by id, with what each was paid in some months. 3 requests. */
export async function peoplePage(
  deps: WithTaxReads,
  { afterId, limit }: Page,
  months: Months,
): Promise<People> {
  const wallets = await deps.store.page("wallets", afterId, limit);
  const nextAfterId = wallets.length < limit ? null : (wallets.at(-1)?._id ?? null);
  return { people: await peopleOf(deps, wallets, months), nextAfterId };
}

/** Some promoters with what each was paid. The wallets were read first, so nothing is missed. 2 requests. */
export async function peopleOf(
  { reads }: WithTaxReads,
  wallets: readonly Wallet[],
  months: Months,
): Promise<readonly Person[]> {
  const ids = wallets.map(({ _id }) => _id);
  // What was copied to the archive and stands in the wallet still counts once.
  const exceptIds = wallets.flatMap((wallet) => archiveIdsOf(wallet, months));
  const [identities, archived] = await Promise.all([
    reads.identitiesOf(ids),
    reads.archivedPay(ids, months, exceptIds),
  ]);
  return wallets.map((wallet) => ({
    wallet,
    identity: identities.find(({ _id }) => _id === wallet._id) ?? null,
    sums: merged([
      ...sumsOf(wallet, months),
      ...archived.filter(({ promoterId }) => promoterId === wallet._id),
    ]),
  }));
}
