import type { AskRequest } from "#contracts/aftersales.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import type { Fen } from "#core/money.ts";
import { askAfterSales } from "#core/purchase/afterSalesAsk.ts";
import type { AskRefusal } from "#core/purchase/afterSalesErrors.ts";
import type { AfterSalesShown } from "#core/purchase/afterSalesShown.ts";
import type { Result } from "#core/result.ts";
import { changeAfterSales } from "#functions/aftersales/change.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps, WithPayments } from "#ports/deps.ts";

type AskError = AskRefusal | { readonly code: "order_unknown" | "aftersales_unknown" };

/**
 * The buyer asks for after-sales. From then on nobody is paid of the order until it has ended. The same id again is the
 * same after-sales. 1 request more for each product of which another SKU is wanted.
 */
export async function ask(
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  request: AskRequest,
): Promise<Result<AfterSalesShown, AskError>> {
  const againPrices = await pricesOf(deps, request);
  return changeAfterSales(deps, request, { openid, nowMs }, (purchase, { known }) =>
    askAfterSales(purchase, request, { facts: known?.facts ?? [], againPrices }, nowMs),
  );
}

/** So many products may be named by one exchange: each is a request. */
const PRODUCTS_MAX = 10;

/** What pieces that are wanted instead cost today. */
async function pricesOf(
  { store }: Deps,
  { kind, lines }: AskRequest,
): Promise<ReadonlyMap<string, Fen>> {
  if (kind !== "exchange") return new Map();
  const wanted = lines.flatMap(({ againSku }) => againSku ?? []);
  const ids = [...new Set(wanted.map(productIdOf))].slice(0, PRODUCTS_MAX);
  const products = await Promise.all(ids.map((id) => store.get("products", id)));
  return new Map(
    products.flatMap((product) =>
      (product?.skus ?? []).map(({ sku, priceFen }) => [sku, priceFen]),
    ),
  );
}
