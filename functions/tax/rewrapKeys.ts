import type { RewrapKeys, RewrapReply } from "#contracts/tax.ts";
import type { Identity, IdentityCard } from "#core/identity/identity.ts";
import { ok, type Result } from "#core/result.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithVault } from "#ports/deps.ts";
import type { Vault } from "#ports/vault.ts";

/**
 * Puts the promoters' keys under the deployment's newest, so that an old one can be taken away. No name and no number
 * is opened for it. Again from the start it finds nothing to do. 1 request, and 2 for each that is changed.
 */
export async function rewrapKeys(
  { store, vault, logError }: WithVault,
  _: StaffCall,
  { afterId, limit }: RewrapKeys,
): Promise<Result<RewrapReply, never>> {
  const page = await store.page("identities", afterId, limit);
  let rewrapped = 0;
  const failed: string[] = [];
  await inParallel(
    page,
    async (read) => {
      const decide = (known: Identity = read) => ok(underNewest(known, vault));
      const changed = await store.change("identities", read._id, decide, { document: read });
      if (changed.ok && changed.value.rev !== read.rev) rewrapped += 1;
    },
    (error, { _id }) => {
      logError(error);
      failed.push(_id);
    },
  );
  return ok({
    rewrapped,
    failed,
    nextAfterId: page.length < limit ? null : (page.at(-1)?._id ?? null),
  });
}

/** The identity with every key under the newest; the same object when they all are. */
function underNewest(known: Identity, vault: Vault): Identity {
  const card = <C extends IdentityCard>(of: C): C => {
    const wrappedKey = of.wrappedKey && vault.rewrap(known._id, of.wrappedKey);
    return wrappedKey === of.wrappedKey ? of : { ...of, wrappedKey };
  };
  const former = known.former.map((one) => card(one));
  const isSame = former.every((one, index) => one === known.former[index]);
  const changed = card(known);
  return isSame ? changed : { ...changed, former };
}
