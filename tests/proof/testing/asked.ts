import { nobody, person, staff, timer, wechatPay } from "#adapters/memory/deps.ts";
import { sceneOf } from "#core/qrcode/scene.ts";
import { cartText } from "#core/order/place.ts";
import type { OrderLine, SaleFacts } from "#core/order/order.ts";
import { fen } from "#core/money.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import type { PlanDraft, Signature } from "#core/plan/draft.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { planSchema } from "#contracts/plan.ts";
import { DAY_MS } from "#core/time.ts";
import type { Caller } from "#ports/deps.ts";
import type { Notice } from "#ports/notices.ts";
import { aLine } from "#tests/fixtures.ts";
import { type Asked, NOON_MS, shopSeal } from "#tests/proof/testing/shop.ts";
import { wechatTime } from "#tests/simulation/truth.ts";

/** Every call of the money, as people, staff, timers and WeChat make it. */

export const otherStaff: Caller = { ...staff, userId: "staff-2" };
const byPerson = (to: Asked["to"], openid: string, event: object): Asked => ({
  to,
  caller: person(openid),
  event,
});
const byStaff = (to: Asked["to"], event: object): Asked => ({ to, caller: staff, event });

/** One line of tea for so much, unless other lines are given. */
export function create(
  buyerId: string,
  orderId: string,
  paid: number | readonly OrderLine[],
  sale: SaleFacts = {},
): Asked {
  const lines = typeof paid === "number" ? [aLine("tea", paid)] : paid;
  const cart = { orderId, lines, freightFen: fen(0), ...sale };
  const expiresAtMs = NOON_MS + 3_650 * DAY_MS;
  const seal = shopSeal.mark("cart", cartText(buyerId, cart, expiresAtMs));
  return byPerson("order", buyerId, { action: "create", ...cart, expiresAtMs, seal });
}

/** WeChat says that an order was paid at an instant. */
export const notice = (orderId: string, totalFee: number, atMs: number): Asked => ({
  to: "order",
  caller: wechatPay,
  event: {
    ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: orderId, totalFee },
    ...{ transactionId: `T${orderId}`, timeEnd: wechatTime(atMs) },
  },
});

/** cloudPay says that the buyer has his money back. */
export const cloudRefund = (told: {
  readonly orderId: string;
  readonly refundId: string;
  readonly refundFen: number;
  readonly totalFen: number;
}): Asked => ({
  to: "order",
  caller: wechatPay,
  event: {
    ...{ returnCode: "SUCCESS", refundStatus: "SUCCESS", outTradeNo: told.orderId },
    ...{ outRefundNo: told.refundId, refundFee: told.refundFen, totalFee: told.totalFen },
  },
});

export const receipt = (orderId: string): Asked =>
  byStaff("order", { action: "confirmReceipt", orderId });

export const refund = (orderId: string, refundId: string, refundFen: number, sku = "tea"): Asked =>
  byStaff("order", { action: "recordRefund", orderId, refundId, lines: [{ sku, refundFen }] });

export const hold = (orderId: string, holdId: string): Asked =>
  byStaff("order", { action: "hold", orderId, holdId, reason: "after_sales", note: "n" });
export const endHold = (orderId: string, holdId: string): Asked =>
  byStaff("order", { action: "endHold", orderId, holdId });

export const scan = (fanId: string, promoterNumber: number): Asked =>
  byPerson("qrcode", fanId, {
    action: "scan",
    code: sceneOf({ promoterNumber, channel: 0, campaign: 0 }, (text) =>
      shopSeal.mark("code", text),
    ),
  });

export const apply = (promoterId: string): Asked =>
  byPerson("commission", promoterId, { action: "apply" });
export const approve = (promoterId: string, introducerId: string | null = null): Asked =>
  byStaff("commission", { action: "approve", promoterId, introducerId });
export const ban = (promoterId: string): Asked =>
  byStaff("commission", { action: "ban", promoterId, reason: "fraud" });
export const setLevel = (promoterId: string, level: string): Asked =>
  byStaff("commission", { action: "setLevel", promoterId, level });

/** A plan as staff send it. */
export type PlanInput = { readonly id: string; readonly [field: string]: unknown };
export const publish = (plan: { readonly id: string }, fromMs?: number): Asked =>
  byStaff("commission", {
    ...{ action: "publishPlan", plan, acknowledges: "all" },
    ...(fromMs === undefined ? {} : { fromMs }),
  });

/** Where a plan's declaration is signed, for `announce`; `signs` of given.ts does it. */
export const draftOf = (plan: PlanInput): PlanDraft & { readonly signed: Signature } => {
  const planHash = digest(canonicalJson(planSchema.parse(plan)));
  const lawyer = { staffId: "staff-counsel", name: "counsel" };
  return {
    ...{ _id: `draft-${planHash.slice(0, 16)}`, rev: 1, title: plan.id, note: "" },
    ...{ text: JSON.stringify(plan), reading: { kind: "unreadable" }, base: { kind: "empty" } },
    ...{ createdAtMs: 0, createdBy: lawyer, changedAtMs: 0, changedBy: lawyer, isArchived: false },
    signed: { ...lawyer, atMs: 0, planHash },
  };
};

/** The same as staff do it who read each warning: worse terms come into force only after their notice. */
export const announce = (plan: PlanInput, fromMs?: number): Asked => {
  const warnings = lintPlan(planSchema.parse(plan)).map(({ id }) => id);
  const acknowledges = [...new Set(warnings.filter((id) => id.startsWith("W")))];
  return byStaff("commission", {
    ...{ action: "publishPlan", plan, acknowledges, draftId: draftOf(plan)._id },
    ...(fromMs === undefined ? {} : { fromMs }),
  });
};

type Place = { readonly region: string } | { readonly store: string; readonly staff?: boolean };
type During = { readonly fromMs?: number; readonly untilMs?: number };
export const appoint = (promoterId: string, place: Place, during: During = {}): Asked =>
  byStaff("commission", { action: "appoint", promoterId, ...place, ...during });
export const dismiss = (promoterId: string, place: Place, atMs?: number): Asked =>
  byStaff("commission", {
    ...{ action: "dismiss", promoterId, ...place },
    ...(atMs === undefined ? {} : { atMs }),
  });

export const request = (promoterId: string, withdrawalId: string, amountFen: number): Asked =>
  byPerson("withdraw", promoterId, { action: "request", withdrawalId, amountFen });
export const cancel = (promoterId: string, withdrawalId: string): Asked =>
  byPerson("withdraw", promoterId, { action: "cancel", withdrawalId });
export const refresh = (promoterId: string, withdrawalId: string): Asked =>
  byPerson("withdraw", promoterId, { action: "refresh", withdrawalId });
export const review = (withdrawalId: string, isApproved: boolean): Asked =>
  byStaff("withdraw", { action: "review", withdrawalId, approve: isApproved });
export const show = (promoterId: string): Asked =>
  byPerson("withdraw", promoterId, { action: "show" });

/** The buyer wants to pay, or comes back from WeChat's cash desk. */
export const pay = (buyerId: string, orderId: string): Asked =>
  byPerson("order", buyerId, { action: "pay", orderId });
export const checkPayment = (buyerId: string, orderId: string): Asked =>
  byPerson("order", buyerId, { action: "checkPayment", orderId });
/** Staff have WeChat give money back. */
export const payBack = (orderId: string, refundId: string, refundFen: number): Asked =>
  byStaff("order", {
    ...{ action: "refund", orderId, refundId, reason: "r" },
    lines: [{ sku: "tea", refundFen }],
  });
export const complaint = (orderId: string, complaintId: string): Asked =>
  byStaff("order", { action: "recordComplaint", orderId, complaintId, note: "n" });

/** WeChat Pay v3 tells over HTTP. */
export const tells = (told: Notice): Asked => ({
  to: "notify",
  caller: nobody,
  event: { headers: {}, body: JSON.stringify(told) },
});

/** Anything else that one of the staff does. */
export const does = (
  to: "withdraw" | "books" | "tax" | "commission" | "plans",
  action: string,
  fields: object,
  caller: Caller = staff,
): Asked => ({ to, caller, event: { action, ...fields } });

export const settle: Asked = { to: "settle", caller: timer };
export const payout: Asked = { to: "payout", caller: timer };
export const sweep: Asked = { to: "sweep", caller: timer };
export const reconcile: Asked = { to: "reconcile", caller: timer };
export const audit: Asked = { to: "audit", caller: timer };
export const bonus: Asked = { to: "bonus", caller: timer };
export const monitor: Asked = { to: "monitor", caller: timer };
/** Everything that the platform starts by itself, in no order that anybody may rely on. */
export const TIMERS: readonly Asked[] = [settle, payout, sweep, bonus];
