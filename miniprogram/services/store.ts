import type { ListedStores } from "../../contracts/store.ts";
import type { StoreRow } from "../../core/shop/storeRow.ts";
import { call } from "./call";

type ListRequest = {
  readonly latitude?: number;
  readonly longitude?: number;
  readonly picksUp?: boolean;
  readonly search?: string;
  readonly area?: string;
  readonly afterId?: string;
  readonly limit?: number;
};

/** `area`: 2, 4 or 6 digits of a region's code. */
export const list = (request: ListRequest = {}): Promise<ListedStores> =>
  call("store", "list", request);
export const show = (storeId: string): Promise<StoreRow> => call("store", "show", { storeId });
