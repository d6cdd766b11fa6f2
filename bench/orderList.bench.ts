/**
 * Budget: with 100,000 orders in the database every page of the staff's list and of a buyer's own, under every filter, and
 * the counts of the tabs, come in ≤ 200 ms (p95), through the built function. ORDERS=10000 makes it smaller.
 *
 * Needs `npm run build` first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Invoice, Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

const ORDERS = Number(process.env["ORDERS"] ?? "100000");
const ROUNDS = Number(process.env["ROUNDS"] ?? "20");
const BUDGET_MS = 200;
const BATCH = 500;
const PRODUCTS = 1_000;
const BUYERS = 5_000;
const STORES = 20;
const FROM_MS = Date.parse("2026-01-01T00:00:00+08:00");
const NOW_MS = Date.parse("2026-04-01T00:00:00+08:00");
const STEP_MS = Math.floor((NOW_MS - FROM_MS) / ORDERS);
/** Of 100: most orders are over, as in a shop that has been there for a while. */
const SHARES: readonly (readonly [PurchaseState, number])[] = [
  ["closed", 70],
  ["cancelled", 12],
  ["received", 8],
  ["shipped", 6],
  ["paid", 3],
  ["created", 1],
];

const two = (n: number): string => String(n).padStart(2, "0");
const phoneOf = (buyer: number): string => `139${String(buyer).padStart(8, "0")}`;
const trackingOf = (n: number): string => `SF${String(n).padStart(10, "0")}`;
const productOf = (n: number): string => `tea${n % PRODUCTS}`;

function stateOf(n: number): PurchaseState {
  let rest = (n * 37) % 100;
  for (const [state, share] of SHARES) {
    if (rest < share) return state;
    rest -= share;
  }
  return "closed";
}

/** Every tenth order has asked for one; every hundredth waits for it. */
function invoiceOf(n: number): Invoice | null {
  if (n % 10 !== 0) return null;
  return {
    ...{ kind: n % 20 === 0 ? "person" : "company", title: "某公司", taxNumber: null },
    ...{ email: "a@b.cn", askedAtMs: NOW_MS },
    issued: n % 100 === 0 ? null : { number: String(n), url: null, atMs: NOW_MS },
  };
}

/** An order of two products, every third one to be collected. */
function purchaseOf(n: number): Purchase {
  const state = stateOf(n);
  const buyer = (n * 7) % BUYERS;
  const lines = [
    aPurchaseLine(`${productOf(n)}-1`, 2, 9_900, { title: "明前龙井 50 克" }),
    aPurchaseLine(`${productOf(n * 13 + 1)}-1`, 1, 4_900, { title: "白瓷盖碗" }),
  ];
  const made = aPurchase(lines, {
    ...{ _id: `BENCH${String(n).padStart(12, "0")}`, buyerId: `oBuyer${buyer}`, state },
    ...{ createdAtMs: FROM_MS + n * STEP_MS, stateAtMs: FROM_MS + n * STEP_MS },
    ...{ storeId: n % 4 === 0 ? `S${two(n % STORES)}` : null, asksStaff: n % 500 === 0 },
    ...{ dueAtMs: null, invoice: invoiceOf(n) },
  });
  const { delivery } = made;
  if (n % 3 === 0 || delivery.kind !== "express") {
    const code = String(n).padStart(10, "0");
    const phone = phoneOf(buyer);
    return { ...made, delivery: { kind: "pickup", name: "李雷", phone, code, redeemed: null } };
  }
  const parcel = {
    ...{ id: "P1", carrier: "SF", trackingNumber: trackingOf(n), shippedAtMs: NOW_MS, by: "s" },
    lines: [{ line: 0, quantity: 2 }],
  };
  const isSent = state === "shipped" || state === "received" || state === "closed";
  return {
    ...made,
    delivery: { ...delivery, address: { ...delivery.address, phone: phoneOf(buyer) } },
    parcels: isSent ? [parcel] : [],
  };
}

async function seed(url: string): Promise<void> {
  for (let from = 0; from < ORDERS; from += BATCH) {
    const length = Math.min(BATCH, ORDERS - from);
    const data = Array.from({ length }, (_, n) => JSON.stringify(purchaseOf(from + n)));
    const response = await fetch(`${url}/admin`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...{ action: "database.insertDocument", envName: "bench" },
        ...{ collectionName: "purchases", data },
      }),
    });
    const answer = (await response.json()) as { code?: string; message?: string };
    if (answer.code !== undefined) throw new Error(`${answer.code}: ${String(answer.message)}`);
  }
}

type Question = {
  readonly name: string;
  readonly who: object;
  readonly of: (round: number) => { readonly action: string; readonly [field: string]: unknown };
};
const staff = { uid: DEMO_STAFF };
const all = (name: string, fields: (round: number) => object): Question => ({
  ...{ name, who: staff },
  of: (round) => ({ action: "all", limit: 50, ...fields(round) }),
});
/** Somewhere in the list, another place each time. */
const somewhere = (round: number): number =>
  FROM_MS + STEP_MS * ((round * 7_919 + ORDERS) % ORDERS);
const QUESTIONS: readonly Question[] = [
  all("newest page", () => ({})),
  all("page somewhere", (round) => ({ beforeMs: somewhere(round) })),
  all("page of 100", (round) => ({ beforeMs: somewhere(round), limit: 100 })),
  all("a day", (round) => ({ fromMs: somewhere(round), untilMs: somewhere(round) + 86_400_000 })),
  ...SHARES.map(([state]) =>
    all(`state ${state}`, (round) => ({ state, beforeMs: somewhere(round + 5) })),
  ),
  all("to ship", () => ({ state: "paid", delivery: "express" })),
  all("to collect", () => ({ state: "paid", delivery: "pickup" })),
  all("store", (round) => ({ storeId: `S${two((round * 4) % STORES)}` })),
  all("store and state", () => ({ storeId: "S04", state: "paid" })),
  all("buyer's phone", (round) => ({ phone: phoneOf((round * 7) % BUYERS) })),
  all("unknown phone", () => ({ phone: "13000000000" })),
  all("tracking number", (round) => ({ trackingNumber: trackingOf(round * 3 + 1) })),
  all("order number", (round) => ({ orderId: `BENCH${String(round * 97).padStart(12, "0")}` })),
  all("product", (round) => ({ productId: productOf(round * 11) })),
  all("product and state", (round) => ({ productId: productOf(round * 11), state: "created" })),
  all("asks staff", () => ({ asksStaff: true })),
  all("awaits an invoice", () => ({ awaitsInvoice: true })),
  all("awaits an invoice, somewhere", (round) => ({
    ...{ awaitsInvoice: true, beforeMs: somewhere(round + 5) },
  })),
  all("awaits an invoice, of a state", () => ({ awaitsInvoice: true, state: "created" })),
  { name: "tabs of staff", who: staff, of: () => ({ action: "counts" }) },
  { name: "buyer's list", who: { openid: "oBuyer7" }, of: () => ({ action: "list" }) },
  {
    name: "buyer's tab",
    who: { openid: "oBuyer14" },
    of: () => ({ action: "list", tab: "toReceive" }),
  },
  { name: "buyer's tabs", who: { openid: "oBuyer7" }, of: () => ({ action: "counts" }) },
];

async function measure({ control }: Stack, { name, who, of }: Question): Promise<object> {
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const beganMs = performance.now();
    const reply = await control.call("purchase", who as never, of(round));
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    if (round > 0) times.push(performance.now() - beganMs); // The first one loads the function.
    const { purchases = [] } = reply.data as { purchases?: readonly object[] };
    rows = Math.max(rows, purchases.length);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? 0;
  const p95 = at(0.95);
  const isKept = p95 <= BUDGET_MS ? "yes" : "NO";
  return { name, rows, "p50 ms": at(0.5).toFixed(1), "p95 ms": p95.toFixed(1), kept: isKept };
}

async function main(): Promise<void> {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`);
  const folder = mkdtempSync(join(tmpdir(), "fenrun-orderList-"));
  const stack = await startStack({
    ...{ dataFolder: join(folder, "data"), durability: "off", freezeAtMs: NOW_MS },
  });
  try {
    await seed(stack.url);
    const rows: object[] = [];
    for (const question of QUESTIONS) rows.push(await measure(stack, question));
    console.log(`${ORDERS} orders`);
    console.table(rows);
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
