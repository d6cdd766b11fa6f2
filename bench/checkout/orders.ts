import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { aLine, anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

const STATES: readonly PurchaseState[] = [
  "paid",
  "shipped",
  "received",
  "closed",
  "closed",
  "cancelled",
];
const BATCH = 500;
const MINUTE_MS = 60_000;
const BUYERS = 20_000;
const STORES = ["S1", "S2", "S3", null] as const;

/** Orders of the last months, one a minute, each with its purchase and its case: what a brand has after a while. */
export async function seedOrders(url: string, orders: number): Promise<void> {
  adminStore(url); // Points the SDK at it.
  const { db } = cloudbaseClient();
  const nowMs = Date.now();
  for (let from = 0; from < orders; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, orders - from) }, (_, n) => from + n);
    const made = batch.map((n) => orderOf(n, nowMs - (orders - n) * MINUTE_MS));
    await db.collection("orders").add(made.map(({ order }) => order));
    await db.collection("purchases").add(made.map(({ purchase }) => purchase));
    await db.collection("cases").add(
      made.map(({ order }) => ({
        ...emptyCase(order._id, order.buyerId),
        rev: 1,
        paidAtMs: order.createdAtMs,
      })),
    );
  }
}

function orderOf(
  n: number,
  createdAtMs: number,
): { readonly order: Order; readonly purchase: Purchase } {
  const _id = `B${String(n).padStart(15, "0")}`;
  const buyerId = `past-${n % BUYERS}`;
  const sku = `p${String(n % 1_000).padStart(5, "0")}-50g`;
  const order = anOrder([aLine(sku, 10_000)], { ...{ _id, buyerId, createdAtMs }, fromShop: true });
  const state = STATES[n % STATES.length] ?? "closed";
  const phone = `139${String(n % BUYERS).padStart(8, "0")}`;
  const purchase = aPurchase([aPurchaseLine(sku, 1, 10_000)], {
    ...{ _id, buyerId, createdAtMs, state, stateAtMs: createdAtMs, dueAtMs: null },
    ...{ expiresAtMs: createdAtMs + 30 * MINUTE_MS, paidAtMs: createdAtMs + MINUTE_MS },
    storeId: STORES[n % STORES.length] ?? null,
    delivery: {
      kind: "express",
      address: {
        ...{ name: "王晓雯", phone, region: "330106", province: "浙江省", city: "杭州市" },
        ...{ district: "西湖区", detail: "文三路 1 号" },
      },
    },
    parcels:
      state === "shipped"
        ? [
            {
              ...{ id: "1", carrier: "SF", trackingNumber: `SF${1_000_000_000 + n}`, by: "s" },
              ...{ lines: [{ line: 0, quantity: 1 }], shippedAtMs: createdAtMs + 60 * MINUTE_MS },
            },
          ]
        : [],
  });
  return { order: { ...order, rev: 1, freightFen: fen(0) }, purchase: { ...purchase, rev: 1 } };
}
