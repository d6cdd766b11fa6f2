import { person, staff, timer } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import type { AfterSalesState } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { tendAfterSales } from "#core/purchase/afterSalesFollow.ts";
import { aParcel, boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";
import { ok } from "#core/result.ts";
import { actions } from "#functions/aftersales/actions.ts";
import { payShop } from "#functions/order/testing/payShop.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { sweep } from "#functions/sweep/sweep.ts";
import { aLine, anOrder, aProduct, aSku } from "#tests/fixtures.ts";

type Reply = { ok: boolean; data?: Record<string, unknown>; error?: Record<string, unknown> };

/** A paid order of our own shop: 3 of tea for 100.00, 1 cup for 50.00, a gift, 8.00 freight; 10 % for P. */
export async function afterSalesShop({ shipped = false }: { shipped?: boolean } = {}) {
  const shop = payShop();
  const { memory, deps, clock, payments } = shop;
  const lines = [
    boughtLine("tea-50g", 3, 10_000),
    boughtLine("cup-1", 1, 5_000),
    boughtLine("bag-1", 1, 0, { gift: true }),
  ];
  const orderLines = lines.map(({ sku, quantity, paidFen, gift }) =>
    aLine(sku, paidFen, { quantity, gift }),
  );
  const made = { _id: "order1", createdAtMs: clock.nowMs, chain: ["P"], freightFen: fen(800) };
  const order = anOrder(orderLines, { ...made, totalFen: fen(15_800), fromShop: true });
  memory.documents.orders.set("order1", order);
  const bought = boughtGoods(lines, 800, {
    ...{ _id: "order1", state: "created", paidAtMs: null, createdAtMs: clock.nowMs },
  });
  memory.documents.purchases.set("order1", bought);
  const sku = aSku("tea-50g");
  const others = [aSku("tea-60g"), aSku("tea-99g", { priceFen: fen(20_000) })];
  memory.documents.products.set("tea", aProduct("tea", { skus: [sku, ...others] }));
  // After what was bought has left there are 5 of each.
  for (const [one, available] of Object.entries({
    "tea-50g": 8,
    "tea-60g": 5,
    "cup-1": 6,
    "bag-1": 6,
  })) {
    const came = { kind: "received", available, held: 0, atMs: 0, about: "", by: null } as const;
    await deps.stocks.record(one, { key: `came/${one}`, ...came });
  }
  await shop.pay("order1");
  payments.pay("order1", clock.nowMs);
  await shop.check("order1");

  const purchase = (): Purchase => memory.documents.purchases.get("order1")!;
  const put = (changes: Partial<Purchase>) =>
    deps.store.change("purchases", "order1", (now) => ok({ ...now!, ...changes }));
  if (shipped) {
    const parcels = [aParcel([3, 1, 1])];
    await put({ state: "received", receivedAtMs: clock.nowMs, parcels });
  }
  await put({ tasks: [], terms: { receiveDays: 10, afterSalesDays: 15 } });

  const call = (caller: typeof staff, event: object) =>
    serve("aftersales", { ...deps, caller: () => caller }, actions)(event) as Promise<Reply>;
  const id = "aftersales000001";
  const base = { orderId: "order1", id };
  const buyer = (action: string, fields: object = {}) =>
    call(person("U1"), { action, ...base, ...fields });
  return {
    ...{ shop, memory, deps, clock, payments, purchase, put, call, buyer, id },
    staff: (action: string, fields: object = {}) => call(staff, { action, ...base, ...fields }),
    ask: (fields: object = {}) =>
      buyer("ask", {
        ...{ kind: "refund", lines: [{ line: 0, quantity: 1 }], reason: "not_wanted" },
        ...fields,
      }),
    state: (one = id): AfterSalesState | undefined =>
      purchase().afterSales.find((each) => each.id === one)?.state,
    available: async (name: string) => (await deps.stocks.read([name]))[0]?.available,
    /** The timer's look at what is due, as `tend` does it. */
    tend: () =>
      deps.store.change("purchases", "order1", (now) => ok(tendAfterSales(now!, clock.nowMs))),
    sweep: () => serveTimer({ ...deps, caller: () => timer }, sweep)(),
  };
}

export const codeOf = (reply: Reply): unknown => (reply.ok ? "ok" : reply.error?.["code"]);
