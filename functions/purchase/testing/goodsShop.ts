import { memoryDeps, person, staff, timer } from "#adapters/memory/deps.ts";
import { memoryMessages } from "#adapters/memory/messages.ts";
import { memoryPayments } from "#adapters/memory/payments.ts";
import { memoryShipping } from "#adapters/memory/shipping.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { memoryTracking } from "#adapters/memory/tracking.ts";
import { fen } from "#core/money.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { emptyStock } from "#core/stock/change.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { actions as orderActions } from "#functions/order/actions.ts";
import { actions } from "#functions/purchase/actions.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { sweep } from "#functions/sweep/sweep.ts";
import { tend } from "#functions/tend/tend.ts";
import type { Caller } from "#ports/deps.ts";
import { aLine, anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

export const NOON_MS = Date.parse("2026-03-10T12:00:00+08:00");
const BUYER = "U1";

/** A shop over maps with 10 of tea and 10 of cups, whose orders are made as `checkout` makes them. */
export function goodsShop() {
  const memory = emptyMemory();
  const { documents } = memory;
  const payments = memoryPayments();
  const shipping = memoryShipping();
  const tracking = memoryTracking();
  const messages = memoryMessages();
  const clock = { nowMs: NOON_MS, elapsedMs: 0 };
  const logged: unknown[] = [];
  const line: { around: Around } = { around: yielding };
  const deps = {
    ...memoryDeps({ memory, around: (run) => line.around(run) }),
    ...{ payments, shipping, tracking, messages },
    nowMs: () => clock.nowMs,
    elapsedMs: () => clock.elapsedMs,
    logError: (error: unknown) => void logged.push(error),
  };
  for (const sku of ["tea-1", "cup-1"]) {
    documents.stocks.set(sku, { ...emptyStock(sku, "", sku), available: 10, filedOnHand: 10 });
  }
  const ask = (caller: Caller, action: string, fields: object = {}) =>
    serve("purchase", { ...deps, caller: () => caller }, actions)({ action, ...fields });
  const asks = (caller: Caller, action: string, fields: object = {}) =>
    serve("order", { ...deps, caller: () => caller }, orderActions)({ action, ...fields });
  const purchase = (id = "ORDER1"): Purchase => {
    const found = documents.purchases.get(id);
    if (!found) throw new Error(`no purchase ${id}`);
    return found;
  };
  const shop = {
    ...{ memory, documents, payments, shipping, tracking, messages, clock, logged, line, deps },
    ...{ ask, purchase },
    /** 2 of tea for 20.01, 1 cup for 5.00, freight 0.99, made as `checkout.place` makes it. */
    async place(id = "ORDER1", changes: Partial<Purchase> = {}) {
      const { nowMs } = clock;
      const lines = [aPurchaseLine("tea-1", 2, 2_001), aPurchaseLine("cup-1", 1, 500)];
      const expiresAtMs = nowMs + 30 * MINUTE_MS;
      const made = aPurchase(lines, {
        ...{ _id: id, buyerId: BUYER, createdAtMs: nowMs, stateAtMs: nowMs, expiresAtMs },
        dueAtMs: expiresAtMs,
        terms: { receiveDays: 10, afterSalesDays: 7 },
        ...changes,
      });
      const amounts = { ...made.amounts, freightFen: fen(99), totalFen: fen(2_600) };
      for (const { sku, quantity } of lines) {
        const untilMs = expiresAtMs + 15 * MINUTE_MS;
        await deps.stocks.hold(sku, { key: id, quantity, untilMs }, nowMs);
      }
      documents.purchases.set(id, { ...made, amounts });
      const sold = [aLine("tea-1", 2_001, { quantity: 2 }), aLine("cup-1", 500)];
      const money = { freightFen: fen(99), totalFen: fen(2_600), createdAtMs: nowMs };
      const order = anOrder(sold, { _id: id, buyerId: BUYER, chain: [], ...money });
      documents.orders.set(id, { ...order, fromShop: true });
    },
    /** The buyer pays, and comes back from WeChat. */
    async pay(id = "ORDER1") {
      await asks(person(BUYER), "pay", { orderId: id });
      payments.pay(id, clock.nowMs);
      shipping.pay(id, BUYER);
      return asks(person(BUYER), "checkPayment", { orderId: id });
    },
    askPayment: (id = "ORDER1") => asks(person(BUYER), "pay", { orderId: id }),
    checkPayment: (id = "ORDER1") => asks(person(BUYER), "checkPayment", { orderId: id }),
    refund: (refundId: string, fields: object, id = "ORDER1") =>
      asks(staff, "refund", { orderId: id, refundId, reason: "缺货", ...fields }),
    /** Staff have it that the buyer got money back. */
    recordRefund: (refundId: string, fields: object, id = "ORDER1") =>
      asks(staff, "recordRefund", { orderId: id, refundId, ...fields }),
    buyer: (action: string, fields: object = {}) =>
      ask(person(BUYER), action, { orderId: "ORDER1", ...fields }),
    staff: (action: string, fields: object = {}) =>
      ask(staff, action, { orderId: "ORDER1", ...fields }),
    ship: (parcelId: string, fields: object = {}) =>
      ask(staff, "ship", {
        ...{ orderId: "ORDER1", parcelId, carrier: "SF", trackingNumber: `SF-${parcelId}-0001` },
        ...fields,
      }),
    tend: () => serveTimer({ ...deps, caller: () => timer }, tend)(),
    sweep: () => serveTimer({ ...deps, caller: () => timer }, sweep)(),
    wait: (minutes: number) => void (clock.nowMs += minutes * MINUTE_MS),
    waitDays: (days: number) => void (clock.nowMs += days * DAY_MS),
    facts: (id = "ORDER1") => documents.cases.get(id)?.facts.map(({ key }) => key) ?? [],
    /** What of a SKU can be sold, and what is promised. */
    stock: (sku = "tea-1") => {
      const { available, held } = documents.stocks.get(sku) ?? { available: -1, held: -1 };
      return { available, held };
    },
  };
  return shop;
}
