import { DAY_MS } from "#core/time.ts";
import type { Control } from "#scripts/stack/control.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";
import { hasAddress } from "#tests/journeys/buying.ts";
import { until } from "#tests/journeys/phone.ts";

/** An order of somebody whom a promoter brought. */
export type Sale = {
  readonly promoterId: string;
  readonly buyerId: string;
  readonly orderId: string;
  readonly sku: string;
  readonly quantity: number;
};

/** Scans a promoter's code: the one who scans is his fan from now on. */
export async function scans(control: Control, buyerId: string, promoterId: string): Promise<void> {
  const { code } = await done(control.call("qrcode", person(promoterId), { action: "issue" }));
  await done(control.call("qrcode", person(buyerId), { action: "scan", code }));
}

/** Buys and pays, whosever fan the buyer is; the payment runs through WeChat's stand-in. Answers what was paid, in fen. */
export async function buysAndPays(
  control: Control,
  { buyerId, orderId, sku, quantity }: Omit<Sale, "promoterId">,
): Promise<number> {
  const call = (name: string, event: object) => done(control.call(name, person(buyerId), event));
  await hasAddress(control, buyerId);
  const basket = {
    items: [{ sku, quantity }],
    delivery: { kind: "express", addressId: "home" },
  };
  const { amounts } = await call("checkout", { action: "quote", ...basket });
  const { totalFen: expectedFen } = amounts as { readonly totalFen: number };
  await call("checkout", { action: "place", orderId, ...basket, expectedFen });
  await call("order", { action: "pay", orderId });
  await control.post("/control/wechat/pay", { outTradeNo: orderId });
  // A machine at work may take longer to hear WeChat than WeChat waits: then it is told again.
  await until(async () => {
    await control.post("/control/wechat/deliver", {});
    return (await call("order", { action: "show", orderId }))["state"] !== "created";
  });
  return expectedFen;
}

/** A promoter's fan buys, gets it, and says so: the promoter's share is his once nobody can send it back any more. */
export async function sells(control: Control, sale: Sale): Promise<void> {
  const { buyerId, orderId } = sale;
  await scans(control, buyerId, sale.promoterId);
  await buysAndPays(control, sale);
  const parcel = { parcelId: "1", carrier: "SF", trackingNumber: "SF1234567890123" };
  const ship = { action: "ship", orderId, ...parcel };
  await until(async () => (await control.call("purchase", staff, ship)).ok);
  await done(control.call("purchase", person(buyerId), { action: "receive", orderId }));
}

/** Stops the clock and drives it, with what falls due on the way. */
export async function timeGoesBy(control: Control, spanMs: number): Promise<void> {
  const nowMs = await timeOf(control);
  await control.post("/control/clock", { freezeAtMs: nowMs });
  await control.post("/control/clock", { advanceToMs: nowMs + spanMs });
}
export const timeOf = async (control: Control): Promise<number> =>
  Number((await control.get("/control/health"))["nowMs"]);
/** So long that what was received at its start cannot be sent back for no reason any more. */
export const TILL_EARNED_MS = 16 * DAY_MS;

/** Asks for all that is available. Answers the amount, in fen. */
export async function asksForAll(
  control: Control,
  promoterId: string,
  withdrawalId: string,
): Promise<number> {
  const who = person(promoterId);
  const { availableFen } = await done(control.call("withdraw", who, { action: "show" }));
  const amountFen = Number(availableFen);
  await done(control.call("withdraw", who, { action: "request", withdrawalId, amountFen }));
  return amountFen;
}

/** Transfers as the merchant's stand-in has them. */
export type Transferred = {
  readonly out_bill_no: string;
  readonly openid: string;
  readonly transfer_amount: number;
  readonly state: string;
};

export async function transfersAt(control: Control): Promise<readonly Transferred[]> {
  const { transfers } = await control.get("/control/wechat/transfers?limit=100");
  return transfers as readonly Transferred[];
}

/** The number that a withdrawal has at WeChat, from when it was asked for. */
export async function transferNumberOf(control: Control, withdrawalId: string): Promise<string> {
  const find = { action: "find", withdrawalId };
  const { transferNumber } = await done(control.call("withdraw", staff, find));
  return String(transferNumber);
}

/** What a transfer comes to at WeChat, also before it is made. */
export const wechatAnswers = (
  control: Control,
  outBillNo: string,
  result: string,
  failReason?: string,
): Promise<unknown> =>
  control.post("/control/wechat/transfers/answer", {
    ...{ outBillNo, result },
    ...(failReason === undefined ? {} : { failReason }),
  });
