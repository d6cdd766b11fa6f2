import { useMay } from "../app/may.ts";
import { useCall } from "../lib/useCall.ts";
import { stores } from "../services/store.ts";

/** What the brand's stores are called, by their ids. Empty until it is known, and for who may not see them. */
export function useStoreNames(): ReadonlyMap<string, string> {
  const may = useMay();
  const { data } = useCall("stores", async () =>
    may("store.stores") ? stores({ limit: 100 }) : null,
  );
  return new Map((data?.stores ?? []).map(({ storeId, name }) => [storeId, name]));
}
