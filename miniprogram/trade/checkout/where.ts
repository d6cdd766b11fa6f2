import type { Address } from "../../../core/buyer/buyer.ts";
import type { StoreRow } from "../../../core/shop/storeRow.ts";
import { keep, kept } from "../../lib/storage";
import { addresses } from "../../services/address";
import { list, show } from "../../services/store";

/** The address of an id, else the default one; null = he has none. */
export async function addressFor(wanted: string | undefined): Promise<Address | null> {
  const { addresses: known } = await addresses();
  const isDefault = known.find((each) => each.isDefault);
  return known.find(({ id }) => id === wanted) ?? isDefault ?? null;
}

/** Whether goods can be collected anywhere, and the store that he chose now or last, if they can be there. */
export async function storeFor(
  chosen: string | undefined,
  before: string | undefined,
): Promise<{ hasPickup: boolean; store: StoreRow | null }> {
  const storeId = chosen ?? before ?? kept("store");
  if (chosen !== undefined) keep("store", chosen);
  const [{ stores }, store] = await Promise.all([
    list({ picksUp: true, limit: 1 }),
    storeId === undefined ? null : show(storeId).catch(() => null), // Then he chooses another.
  ]);
  return { hasPickup: stores.length > 0, store: store?.picksUp && store.isOpen ? store : null };
}
