import type { PlaceRequest, QuoteReply } from "../../../contracts/checkout.ts";
import type { AskInvoice } from "../../../contracts/invoice.ts";
import type { Address } from "../../../core/buyer/buyer.ts";
import type { StoreRow } from "../../../core/shop/storeRow.ts";
import type { QuoteWish } from "../../services/checkout";

export type Way = "express" | "pickup";

/** What a buyer has chosen on the page. */
export type Chosen = {
  readonly way: Way;
  readonly address: Address | null;
  readonly store: StoreRow | null;
  readonly name: string;
  readonly phone: string;
  readonly couponId: string | null;
  readonly note: string;
  readonly invoice: PlaceRequest["invoice"];
};
export type Items = PlaceRequest["items"];

/** What was opened with `?sku=…&count=…`; undefined = what is chosen in the cart. */
export function itemsOf(query: Readonly<Record<string, string | undefined>>): Items | undefined {
  const { sku, count = "1" } = query;
  if (sku === undefined || sku === "") return undefined;
  return [{ sku: decodeURIComponent(sku), quantity: Number(count) || 1 }];
}

/** What is asked to be priced. Whoever has not said where the goods go sees the price without freight. */
export function quoteWish(
  { way, address, store, couponId }: Pick<Chosen, "way" | "address" | "store" | "couponId">,
  items: Items | undefined,
): QuoteWish {
  const delivery =
    way === "express"
      ? address && ({ kind: "express", addressId: address.id } as const)
      : store && ({ kind: "pickup", storeId: store.storeId } as const);
  return { ...(items === undefined ? {} : { items }), delivery, couponId };
}

/** The order at the price that the buyer saw; null where he has not said yet where it goes. */
export function orderWish(
  orderId: string,
  { way, address, store, name, phone, note, invoice }: Chosen,
  quote: Pick<QuoteReply, "lines" | "amounts" | "couponId">,
  isCart: boolean,
): Omit<PlaceRequest, "action"> | null {
  const delivery =
    way === "express"
      ? address && ({ kind: "express", addressId: address.id } as const)
      : store && ({ kind: "pickup", storeId: store.storeId, name: name.trim(), phone } as const);
  if (delivery === null) return null;
  return {
    orderId,
    items: quote.lines.filter(({ gift }) => !gift).map(({ sku, quantity }) => ({ sku, quantity })),
    fromCart: isCart,
    delivery,
    couponId: quote.couponId,
    expectedFen: quote.amounts.totalFen,
    note: note.trim(),
    invoice,
  };
}

/** What the form of an invoice says, as an order takes it: a person has no tax number. */
export const invoiceWish = ({
  kind,
  title,
  taxNumber,
  email,
}: AskInvoice["invoice"]): PlaceRequest["invoice"] =>
  kind === "company" && taxNumber !== null
    ? { kind, title, taxNumber, email }
    : { kind: "person", title, email };
