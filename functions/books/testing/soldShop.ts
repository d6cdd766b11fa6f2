import { memoryDeps, owner, staff } from "#adapters/memory/deps.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { paidFor, PEOPLE, soldOrder, soldPlan } from "#core/commission/testing/soldOrder.ts";
import { auditCase } from "#core/audit/case.ts";
import type { Violation } from "#core/audit/violation.ts";
import { actions as bookActions } from "#functions/books/actions.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { type Reply, serve } from "#functions/shared/serve.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";
import type { Caller } from "#ports/deps.ts";

/** The shop over maps with one order of three earners (`soldOrder`), its functions, and what staff do in `books`. */
export function soldShop() {
  const world = shop({ plan: soldPlan() });
  const { memory, clock } = world;
  const soldAtMs = clock.nowMs;
  for (const id of PEOPLE) world.join(id);
  const order = { ...soldOrder, _id: "SOLD", createdAtMs: soldAtMs };
  memory.documents.orders.set(order._id, order);
  const depsOf = (caller: Caller) =>
    memoryDeps({ memory, nowMs: () => clock.nowMs, caller: () => caller });
  const second: Caller = owner("staff-2");
  const call = (caller: Caller) => {
    const ofOrder = serve("order", depsOf(caller), orderActions);
    const ofBooks = serve("books", depsOf(caller), bookActions);
    return {
      order: (action: string, fields: object = {}) =>
        ofOrder({ action, orderId: order._id, ...fields }),
      books: (action: string, fields: object = {}) => ofBooks({ action, ...fields }),
    };
  };
  const { store, reads } = depsOf(staff);
  const byStaff = call(staff);

  return {
    ...world,
    orderId: order._id,
    soldAtMs,
    store,
    reads,
    call,
    staff: byStaff,
    second: call(second),
    /** The payment becomes known, however long ago it was made. */
    pay: () =>
      store.change("cases", order._id, (known = emptyCase(order._id, order.buyerId)) =>
        recordFact(known, paidFor({}, soldAtMs), clock.nowMs),
      ),
    receive: () => done(byStaff.order("confirmReceipt")),
    refund: (refundId: string, goods: Readonly<Record<string, number>>, more: object = {}) => {
      const lines = Object.entries(goods).map(([sku, refundFen]) => ({ sku, refundFen }));
      return done(byStaff.order("recordRefund", { refundId, lines, ...more }));
    },
    wait: (ms: number) => void (clock.nowMs += ms),
    /** All that is wrong with the wallets and with the order. */
    wrong(): readonly Violation[] {
      const known = memory.documents.cases.get(order._id);
      return [...world.audit(), ...(known ? auditCase(known, order, "declared") : [])];
    },
  };
}

/** The data of a reply, or a test that fails with the refusal. */
export async function done(reply: Promise<Reply>): Promise<Record<string, unknown>> {
  const answered = await reply;
  if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  return (answered.data ?? {}) as Record<string, unknown>;
}

/** The code of a refusal, or `ok`. */
export async function codeOf(reply: Promise<Reply>): Promise<string> {
  const answered = await reply;
  return answered.ok ? "ok" : answered.error.code;
}
