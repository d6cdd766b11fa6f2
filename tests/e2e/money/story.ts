import type { Control, FunctionReply, Identity } from "#scripts/stack/control.ts";
import { DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";
import { cartOf, notice } from "#tests/e2e/brand.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";

/** One promoter's life with money, step by step, so that a test can break any step and compare the end. */

export const secondStaff: Identity = { uid: DEMO_STAFF_TWO };

/** A call as its sender makes it; made again, it is the very same call. */
export type Step = {
  readonly name: string;
  /** The function that does the work. */
  readonly functionName: string;
  readonly run: (control: Control, id: string) => Promise<FunctionReply>;
};

const ofId = (id: string) => ({ promoter: `${id}-A`, buyer: `${id}-U` });

/** The reply that WeChat got, in the form of the others. */
export async function told(control: Control, id: string, order: string): Promise<FunctionReply> {
  const { buyer } = ofId(id);
  const reply = await notice(control, `${id}-${order}`, buyer, 10_000);
  if (typeof reply?.errmsg !== "string") throw new Error("WeChat got no answer");
  if (reply.errcode === 0) return { ok: true, data: reply };
  return { ok: false, error: { code: reply.errmsg, message: "" } };
}

const order = (no: string): Step => ({
  name: `order ${no}`,
  functionName: "order",
  run: (control, id) => {
    const { buyer } = ofId(id);
    return control.call("order", person(buyer), cartOf(`${id}-${no}`, buyer, 10_000));
  },
});
const pay = (no: string): Step => ({
  name: `notice of ${no}`,
  functionName: "order",
  run: (control, id) => told(control, id, no),
});
const receive = (no: string): Step => ({
  name: `receipt of ${no}`,
  functionName: "order",
  run: (control, id) =>
    control.call("order", staff, { action: "confirmReceipt", orderId: `${id}-${no}` }),
});
export const refund = (no: string, refundFen: number): Step => ({
  name: `refund of ${no}`,
  functionName: "order",
  run: (control, id) =>
    control.call("order", staff, {
      ...{ action: "recordRefund", orderId: `${id}-${no}`, refundId: `${id}-${no}-R` },
      lines: [{ sku: "tea", refundFen }],
    }),
});
export const request = (no: string, amountFen: number): Step => ({
  name: `request ${no}`,
  functionName: "withdraw",
  run: (control, id) =>
    control.call("withdraw", person(ofId(id).promoter), {
      ...{ action: "request", withdrawalId: `${id}-${no}`, amountFen },
    }),
});
export const approve = (no: string): Step => ({
  name: `approve ${no}`,
  functionName: "withdraw",
  run: (control, id) =>
    control.call("withdraw", staff, {
      ...{ action: "review", withdrawalId: `${id}-${no}`, approve: true },
    }),
});
export const cancel = (no: string): Step => ({
  name: `cancel ${no}`,
  functionName: "withdraw",
  run: (control, id) =>
    control.call("withdraw", person(ofId(id).promoter), {
      ...{ action: "cancel", withdrawalId: `${id}-${no}` },
    }),
});
export const refresh = (no: string): Step => ({
  name: `refresh ${no}`,
  functionName: "withdraw",
  run: (control, id) =>
    control.call("withdraw", person(ofId(id).promoter), {
      ...{ action: "refresh", withdrawalId: `${id}-${no}` },
    }),
});

/** Two orders of 100.00 at 10 %, and a part of one goes back before it is due. */
export const EARNING: readonly Step[] = [
  order("O1"),
  pay("O1"),
  receive("O1"),
  order("O2"),
  pay("O2"),
  refund("O2", 4_000),
  receive("O2"),
];

/** A promoter and his fan, ready to buy. */
export async function join(control: Control, id: string): Promise<void> {
  const { promoter, buyer } = ofId(id);
  const sure = (name: string, who: Identity, event: object) =>
    done(until(() => control.call(name, who, event)));
  await sure("commission", person(promoter), { action: "apply" });
  await sure("commission", staff, { action: "approve", promoterId: promoter });
  const { code } = await sure("qrcode", person(promoter), { action: "issue" });
  await sure("qrcode", person(buyer), { action: "scan", code });
}

/** What the wallet shows its owner, amounts only, and how his withdrawals stand. */
export async function walletOf(control: Control, id: string): Promise<object> {
  const { promoter } = ofId(id);
  const show = () => control.call("withdraw", person(promoter), { action: "show" });
  const shown = await done(until(show));
  const { pendingFen, availableFen, frozenFen, paidFen, taxFen, withdrawals } = shown;
  const states = (withdrawals as { withdrawalId: string; state: string; reason: string }[]).map(
    ({ withdrawalId, state, reason }) => [withdrawalId.slice(id.length), state, reason],
  );
  return { pendingFen, availableFen, frozenFen, paidFen, taxFen, states };
}

/** Makes a call until it is answered: who hears nothing asks the very same again. */
export async function until(call: () => Promise<FunctionReply>): Promise<FunctionReply> {
  for (let tries = 1; ; tries++) {
    try {
      const reply = await call();
      const isOver = reply.ok || !["busy", "internal"].includes(reply.error.code);
      if (isOver || tries >= TRIES_MAX) return reply;
    } catch (error) {
      if (tries >= TRIES_MAX) throw error;
    }
  }
}
const TRIES_MAX = 8;
