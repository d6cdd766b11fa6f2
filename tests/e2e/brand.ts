import type { Control } from "#scripts/stack/control.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import { done, person, staff, START_MS } from "#tests/e2e/stack.ts";
import { fen } from "#core/money.ts";
import type { Finding } from "#core/plan/finding.ts";
import { DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";

/** Steps that many stories share, each through the function that a client would call. */

export async function publish(control: Control, plan: object): Promise<void> {
  await done(
    control.call("commission", staff, { action: "publishPlan", plan, acknowledges: "all" }),
  );
}

let drafts = 0;
/** A declared plan as it is published by one person after another one signed it in its draft. */
export async function signed(control: Control, plan: object): Promise<Signed> {
  drafts += 1;
  const draftId = `signed-${drafts}`;
  const other = { uid: DEMO_STAFF_TWO };
  const saved = { action: "saveDraft", draftId, rev: 0, title: draftId, plan };
  const { findings } = await done(control.call("plans", other, saved));
  const errors = (findings as Finding[]).filter(({ severity }) => severity === "error");
  const { declaration } = plan as { declaration: { by: string; counsel: string } };
  const { by, counsel } = declaration;
  const word = { by, counsel, accepts: errors.map(({ id }) => id) };
  const sign = { action: "signDraft", draftId, rev: 1, ...word };
  const { text } = await done(control.call("plans", other, sign));
  return { draftId, plan: JSON.parse(String(text)) as object };
}
type Signed = { readonly draftId: string; readonly plan: object };

/** Promoters who introduced one another: each next one by the one before. */
export async function joinChain(control: Control, ids: readonly string[]): Promise<void> {
  let introducerId: string | null = null;
  for (const promoterId of ids) {
    await done(control.call("commission", person(promoterId), { action: "apply" }));
    await done(control.call("commission", staff, { action: "approve", promoterId, introducerId }));
    introducerId = promoterId;
  }
}

export async function codeOf(control: Control, promoterId: string): Promise<string> {
  const { code } = await done(control.call("qrcode", person(promoterId), { action: "issue" }));
  return String(code);
}

export async function scan(control: Control, fanId: string, code: string): Promise<void> {
  await done(control.call("qrcode", person(fanId), { action: "scan", code }));
}

/** The cart of one sku, as the shop seals it for a buyer. */
export function cartOf(orderId: string, buyer: string, paidFen: number) {
  return sealedCart({
    at: START_MS,
    do: "pay",
    order: orderId,
    buyer,
    lines: [{ sku: "tea", quantity: 1, paidFen: fen(paidFen) }],
  }).request;
}

export async function order(control: Control, orderId: string, buyer: string, paidFen: number) {
  await done(control.call("order", person(buyer), cartOf(orderId, buyer, paidFen)));
}

/** WeChat's notice of a payment; the reply that WeChat got. */
export async function notice(control: Control, orderId: string, buyer: string, totalFee: number) {
  const { replies } = await control.post("/control/wechat/pay", {
    functionName: "order",
    outTradeNo: orderId,
    openid: buyer,
    totalFee,
    notices: 1,
    delayMs: 0,
  });
  return (replies as { errcode: number; errmsg: string }[])[0];
}
