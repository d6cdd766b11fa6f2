import type {
  AfterSalesPage,
  AgreeRequest,
  ArrivedRequest,
  ListAfterSales,
} from "#contracts/aftersales.ts";
import type { PicturesReply } from "#contracts/aftersalesPictures.ts";
import type { AfterSalesShown } from "#core/purchase/afterSalesShown.ts";
import { call } from "../lib/call.ts";
import type { Way } from "./purchase.ts";

export type { AfterSalesShown };
export type AfterSalesRow = AfterSalesPage["afterSales"][number];
export type AfterSalesState = ListAfterSales["state"];
type One = { readonly orderId: string; readonly id: string };
type Plain<T> = T extends number
  ? number
  : T extends readonly (infer E)[]
    ? readonly Plain<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;

export type AfterSalesFilter = Partial<Omit<ListAfterSales, "action" | "cursor">>;
export async function afterSalesList(
  filter: AfterSalesFilter,
  cursor: string,
): Promise<{ readonly rows: readonly AfterSalesRow[]; readonly next: string | null }> {
  const reply = await call<AfterSalesPage>("aftersales", { action: "list", ...filter, cursor });
  return { rows: reply.afterSales, next: reply.nextCursor };
}

/** Where the buyer's pictures can be seen; null = gone. */
export const afterSalesPictures = (one: One): Promise<PicturesReply> =>
  call("aftersales", { action: "pictures", ...one });
export const showAfterSales = (one: One): Promise<AfterSalesShown> =>
  call("aftersales", { action: "show", ...one });
/** Lines and freight that are left out stay as they are. */
export const agree = (
  asked: One & Plain<Partial<Pick<AgreeRequest, "text" | "lines" | "freightFen">>>,
): Promise<AfterSalesShown> => call("aftersales", { action: "agree", ...asked });
export const refuse = (one: One, text: string): Promise<AfterSalesShown> =>
  call("aftersales", { action: "refuse", ...one, text });
export const arrived = (
  asked: One & Plain<Partial<Pick<ArrivedRequest, "text" | "lines" | "freightFen">>>,
): Promise<AfterSalesShown> => call("aftersales", { action: "arrived", ...asked });
export const reship = (one: One, way: Way): Promise<AfterSalesShown> =>
  call("aftersales", { action: "reship", ...one, ...way });
export const noteAfterSales = (one: One, text: string): Promise<AfterSalesShown> =>
  call("aftersales", { action: "note", ...one, text });
