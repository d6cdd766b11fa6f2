import type { AskInvoice, IssueInvoice } from "#contracts/invoice.ts";
import type { AddNote, RemindShipping, SetAddress } from "#contracts/purchase.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import { isSameFreight } from "#core/purchase/sameFreight.ts";
import * as wish from "#core/purchase/wishes.ts";
import { err, ok, type Result } from "#core/result.ts";
import { emptyTerritories, TERRITORIES_ID } from "#core/shop/territory.ts";
import { SHOP_ID } from "#core/shop/shop.ts";
import { changePurchase, type Unknown } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { PersonCall, StaffCall } from "#functions/shared/serve.ts";

type Wished = Promise<
  Result<null, Unknown | wish.WishError | { readonly code: "address_unknown" }>
>;
const told = <E>(changed: Result<unknown, E>): Result<null, E> => (changed.ok ? ok(null) : changed);

/** The buyer would like his goods sent, once a day. */
export const remindShipping = async (
  deps: TaskDeps,
  { openid, nowMs }: PersonCall,
  { orderId }: RemindShipping,
): Wished =>
  told(await changePurchase(deps, { orderId, openid }, nowMs, (one) => wish.remind(one, nowMs)));

/** The buyer wants an invoice. */
export const askInvoice = async (
  deps: TaskDeps,
  { openid, nowMs }: PersonCall,
  { orderId, invoice }: AskInvoice,
): Wished =>
  told(
    await changePurchase(deps, { orderId, openid }, nowMs, (one) =>
      wish.askInvoice(one, invoice, nowMs),
    ),
  );

/** The buyer wants his goods at another of his addresses. 3 requests more: his book, the shop, whose address it is. */
export async function setAddress(
  deps: TaskDeps,
  { openid, nowMs }: PersonCall,
  { orderId, addressId }: SetAddress,
): Wished {
  const [buyer = emptyBuyer(openid), shop, territories = emptyTerritories] = await Promise.all([
    deps.store.get("buyers", openid),
    deps.store.get("shops", SHOP_ID),
    deps.store.get("territories", TERRITORIES_ID),
  ]);
  const found = buyer.addresses.find(({ id }) => id === addressId);
  if (!found) return err({ code: "address_unknown" });
  const { id: _id, isDefault: _isDefault, ...address } = found;
  return told(
    await changePurchase(deps, { orderId, openid }, nowMs, (one) =>
      wish.setAddress(one, address, isSameFreight(one, address.region, shop ?? null, territories)),
    ),
  );
}

/** Staff write something down for each other. */
export const addNote = async (
  deps: TaskDeps,
  { staffId, nowMs }: StaffCall,
  { orderId, text }: AddNote,
): Wished =>
  told(
    await changePurchase(deps, { orderId, openid: null }, nowMs, (one) =>
      wish.addNote(one, staffId, text, nowMs),
    ),
  );

/** Staff have issued the invoice. */
export const issueInvoice = async (
  deps: TaskDeps,
  { nowMs }: StaffCall,
  { orderId, number, url }: IssueInvoice,
): Wished =>
  told(
    await changePurchase(deps, { orderId, openid: null }, nowMs, (one) =>
      wish.issueInvoice(one, { number, url }, nowMs),
    ),
  );
