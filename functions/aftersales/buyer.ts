import type {
  OneRequest,
  OptionsReply,
  OptionsRequest,
  SendBackRequest,
} from "#contracts/aftersales.ts";
import { sentenceOf } from "#contracts/errors.ts";
import { findAfterSales } from "#core/purchase/afterSalesChange.ts";
import type { StepRefusal } from "#core/purchase/afterSalesErrors.ts";
import {
  afterSalesOptions,
  type AfterSalesShown,
  shownAfterSales,
} from "#core/purchase/afterSalesShown.ts";
import { confirmExchange, sendBack, withdraw } from "#core/purchase/afterSalesSteps.ts";
import { err, ok, type Result } from "#core/result.ts";
import { changeAfterSales } from "#functions/aftersales/change.ts";
import { viewOf } from "#functions/purchase/change.ts";
import type { EitherCall, PersonCall } from "#functions/shared/serve.ts";
import type { Deps, WithPayments } from "#ports/deps.ts";

type Unknown = { readonly code: "order_unknown" | "aftersales_unknown" };
type Answer = Promise<Result<AfterSalesShown, StepRefusal | Unknown>>;

/** What the buyer can ask for, and until when. 1 request. */
export async function showOptions(
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  { orderId }: OptionsRequest,
): Promise<Result<OptionsReply, Unknown>> {
  const view = await viewOf(deps, { orderId, openid }, nowMs);
  if (!view.ok) return view;
  const { purchase, case: known } = view.value;
  const options = afterSalesOptions(purchase, known?.facts ?? [], nowMs);
  return ok({ ...options, message: options.refusal && sentenceOf(options.refusal) });
}

/** One after-sales, to its buyer or to staff. 1 request. */
export async function showAfterSales(
  { store }: Deps,
  { openid, staffId, nowMs }: EitherCall,
  { orderId, id }: OneRequest,
): Promise<Result<AfterSalesShown, Unknown>> {
  const purchase = await store.get("purchases", orderId);
  const isStaff = staffId !== null;
  if (!purchase || (!isStaff && purchase.buyerId !== openid)) {
    return err({ code: "order_unknown" });
  }
  const one = findAfterSales(purchase, id);
  if (!one) return err({ code: "aftersales_unknown" });
  return ok(shownAfterSales(purchase, one, isStaff ? "staff" : "buyer", nowMs));
}

/** The buyer wants it no more. */
export const withdrawAfterSales = (
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  request: OneRequest,
): Answer =>
  changeAfterSales(deps, request, { openid, nowMs }, (purchase) =>
    withdraw(purchase, request.id, nowMs),
  );

/** The buyer has sent the goods. */
export const sendGoodsBack = (
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  request: SendBackRequest,
): Answer =>
  changeAfterSales(deps, request, { openid, nowMs }, (purchase) => {
    const { carrier, trackingNumber } = request;
    return sendBack(purchase, request.id, { carrier, trackingNumber }, nowMs);
  });

/** The buyer has the other goods. */
export const confirmAfterSales = (
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  request: OneRequest,
): Answer =>
  changeAfterSales(deps, request, { openid, nowMs }, (purchase) =>
    confirmExchange(purchase, request.id, nowMs),
  );
