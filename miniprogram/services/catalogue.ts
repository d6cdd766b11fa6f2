import type { HomePage, ListedProducts } from "../../contracts/catalogue.ts";
import type { ShownProduct } from "../../core/catalogue/shown.ts";
import { call } from "./call";

export type Sort = "rank" | "price" | "newest";
type ListRequest = {
  readonly category?: string;
  readonly search?: string;
  readonly sort?: Sort;
  readonly cursor?: string;
};

export const home = (): Promise<HomePage> => call("catalogue", "home");
export const list = (request: ListRequest): Promise<ListedProducts> =>
  call("catalogue", "list", request);
export const show = (productId: string): Promise<ShownProduct> =>
  call("catalogue", "show", { productId });
