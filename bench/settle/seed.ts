import { emptyCase, recordFact, type Case } from "#core/commission/case.ts";
import type { Fact, PaidFact } from "#core/commission/facts.ts";
import { basisPoints, fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { aPromoter } from "#tests/fixtures.ts";

/** When the rows are settled; the clock stands still here. */
export const SETTLED_AT_MS = Date.parse("2026-06-01T00:05:00+08:00");
/** Rows became due within this span before it. */
const SPAN_MS = 6 * 3_600_000;
const BATCH = 1_000;
const FREEZE_DAYS = 15;

export const promoterId = (n: number): string => `oPromoter${String(n).padStart(19, "0")}`;

/**
 * Puts promoters and received orders of theirs, one row each, all due, into the database of a running server, many
 * with each request. Returns what each promoter is due, reckoned here and never read back. Orders are dealt out in turns, and due times spread evenly.
 */
export async function seedOrders(
  url: string,
  { orders, promoters }: { readonly orders: number; readonly promoters: number },
): Promise<ReadonlyMap<string, number>> {
  await insert(url, "calendars", [{ _id: "plans", rev: 1, versions: [] }]);
  for (let from = 0; from < promoters; from += BATCH) {
    const length = Math.min(BATCH, promoters - from);
    const docs = Array.from({ length }, (_, n) => aPromoter(promoterId(from + n)));
    await insert(url, "promoters", docs);
  }
  const maturedFen = new Map<string, number>();
  for (let from = 0; from < orders; from += BATCH) {
    const length = Math.min(BATCH, orders - from);
    const docs = Array.from({ length }, (_, n) => dueCase(from + n, orders, promoters));
    for (const { promoterId: id, amountFen } of docs.flatMap(({ schedule }) => schedule)) {
      maturedFen.set(id, (maturedFen.get(id) ?? 0) + amountFen);
    }
    await insert(url, "cases", docs);
  }
  return maturedFen;
}

/** As a server SDK asks for it, but without one, which would look at every field of every document. */
async function insert(url: string, collectionName: string, docs: readonly object[]): Promise<void> {
  const data = docs.map((doc) => JSON.stringify(doc));
  const body = { action: "database.insertDocument", envName: "bench", collectionName, data };
  const response = await fetch(`${url}/admin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { code?: string; message?: string };
  if (answer.code !== undefined) throw new Error(`${answer.code}: ${String(answer.message)}`);
}

/** An order of 100 CNY and something that was paid, received, and is due: as the functions leave it. */
function dueCase(n: number, orders: number, promoters: number): Case {
  const receivedAtMs =
    SETTLED_AT_MS - FREEZE_DAYS * DAY_MS - SPAN_MS + Math.floor((n * SPAN_MS) / orders);
  const owner = promoterId(n % promoters);
  const amountFen = fen(10_000 + ((n * 37) % 500) * 10);
  const paid: PaidFact = {
    key: "paid",
    transactionId: `4200${String(n).padStart(24, "0")}`,
    amountFen,
    successAtMs: receivedAtMs - 3 * DAY_MS,
    plan: { planId: "bench", version: 1 },
    capBp: basisPoints(3_000),
    perOrderCapFen: fen(5_000_000),
    freezeDays: FREEZE_DAYS,
    noReceiptDays: 45,
    chain: [owner],
    payees: [{ promoterId: owner, distance: 1 }],
    lines: [
      {
        sku: "tea",
        paidFen: amountFen,
        rates: [{ distance: 1, rateBp: basisPoints(1_000), rule: "rates" }],
      },
    ],
    unpaid: [],
  };
  const id = `order${String(n).padStart(9, "0")}`;
  const known = recorded(emptyCase(id, `oBuyer${n}`), paid, paid.successAtMs);
  return { ...recorded(known, { key: "received", receivedAtMs }, receivedAtMs), rev: 2 };
}

function recorded(known: Case, fact: Fact, atMs: number): Case {
  const result = recordFact(known, fact, atMs);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
