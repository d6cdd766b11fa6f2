import type {
  AgreeRequest,
  ArrivedRequest,
  NoteRequest,
  RefuseRequest,
} from "#contracts/aftersales.ts";
import { agree, arrive, refuse } from "#core/purchase/afterSalesDecide.ts";
import type { StepRefusal } from "#core/purchase/afterSalesErrors.ts";
import type { AfterSalesShown } from "#core/purchase/afterSalesShown.ts";
import { addNote } from "#core/purchase/afterSalesSteps.ts";
import type { Result } from "#core/result.ts";
import { changeAfterSales } from "#functions/aftersales/change.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

type Answer = Promise<Result<AfterSalesShown, StepRefusal | { readonly code: "order_unknown" }>>;

/** Staff agree: money without goods is at WeChat when this answers; else the buyer sends the goods. */
export const agreeAfterSales = (
  deps: WithPayments,
  { staffId: by, nowMs }: StaffCall,
  request: AgreeRequest,
): Answer =>
  changeAfterSales(deps, request, { openid: null, nowMs }, (purchase, money) =>
    agree(purchase, money, { ...request, by }, nowMs),
  );

/** Staff refuse, and say why. */
export const refuseAfterSales = (
  deps: WithPayments,
  { staffId: by, nowMs }: StaffCall,
  request: RefuseRequest,
): Answer =>
  changeAfterSales(deps, request, { openid: null, nowMs }, (purchase) =>
    refuse(purchase, { ...request, by }, nowMs),
  );

/** Staff have the goods: what can be sold again goes into stock, and a return's money to the buyer. */
export const recordArrival = (
  deps: WithPayments,
  { staffId: by, nowMs }: StaffCall,
  request: ArrivedRequest,
): Answer =>
  changeAfterSales(deps, request, { openid: null, nowMs }, (purchase, money) =>
    arrive(purchase, money, { ...request, by }, nowMs),
  );

/** Staff write something down for one another. */
export const noteAfterSales = (
  deps: WithPayments,
  { staffId: by, nowMs }: StaffCall,
  { text, ...request }: NoteRequest,
): Answer =>
  changeAfterSales(deps, request, { openid: null, nowMs }, (purchase) =>
    addNote(purchase, request.id, { by, text }, nowMs),
  );
