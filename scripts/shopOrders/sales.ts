import type { Random } from "#scripts/import/random.ts";
import { GOODS } from "./goods.ts";

/** One line of the export before it is written. `atMs` is the shop's own clock, as if it were UTC. */
export type SaleLine = {
  readonly invoice: string;
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
  readonly atMs: number;
  readonly priceFen: number;
  readonly customer: string;
};

const FIRST_DAY_MS = Date.UTC(2025, 11, 1);
const DAYS = 90; // 1 December 2025 to 28 February 2026.
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const FIRST_INVOICE = 710_001;
const FIRST_CUSTOMER = 20_001;
const CUSTOMERS = 110;

/** Things that stand in the product column and are no goods. */
const NOT_GOODS = [
  { code: "POST", name: "邮费", priceFen: 1200 },
  { code: "M", name: "手工录入", priceFen: 5000 },
  { code: "BANK CHARGES", name: "手续费", priceFen: 380 },
] as const;

/** Three months of an invented tea shop, invoice by invoice, in the order of time. */
export function sellTea(random: Random): readonly SaleLine[] {
  const lines: SaleLine[] = [];
  let number = FIRST_INVOICE;
  for (let day = 0; day < DAYS; day += 1) {
    const dayMs = FIRST_DAY_MS + day * DAY_MS;
    const minutes = Array.from({ length: invoicesOf(day, random) }, () =>
      random.between(540, 1300),
    );
    for (const minute of minutes.sort((a, b) => a - b)) {
      const atMs = dayMs + minute * MINUTE_MS;
      lines.push(...invoice(String(number), atMs, day, random));
      if (random.chance(6)) {
        lines.push(...cancellation(`C${number + 1}`, atMs + 4 * MINUTE_MS, lines, random));
        number += 1;
      }
      number += 1;
    }
  }
  return lines;
}

/** Busy before the new year of 17 February 2026, closed over it. */
function invoicesOf(day: number, random: Random): number {
  const isClosed = day >= 76 && day <= 82; // 15 to 21 February.
  if (isClosed) return 0;
  return day >= 56 && day < 76 ? random.between(4, 7) : random.between(2, 5);
}

function invoice(number: string, atMs: number, day: number, random: Random): SaleLine[] {
  // Customers come to know the shop by and by; the early ones come back more often.
  const known = Math.min(CUSTOMERS, 12 + day * 2);
  const nth = Math.min(random.below(known), random.below(CUSTOMERS));
  const customer = random.chance(12) ? "" : String(FIRST_CUSTOMER + nth);
  const lines: SaleLine[] = [];
  for (let left = random.between(1, 6); left > 0; left -= 1) {
    const { code, name, priceFen } = random.pick(GOODS);
    // A gift costs nothing; a till that was asked twice writes a sale of minus one.
    const isGift = random.chance(1);
    const isSlip = random.chance(1);
    const quantity = isSlip ? -1 : random.pick([1, 1, 1, 2, 2, 3, 4, 6, 10]);
    lines.push({
      ...{ invoice: number, code, name, quantity, atMs, customer },
      priceFen: isGift ? 0 : priceFen,
    });
  }
  if (random.chance(7)) {
    lines.push({ invoice: number, ...random.pick(NOT_GOODS), quantity: 1, atMs, customer });
  }
  return lines;
}

/** Takes back a part of something bought earlier; now and then what was never bought, or a discount. */
function cancellation(
  number: string,
  atMs: number,
  before: readonly SaleLine[],
  random: Random,
): SaleLine[] {
  const bought = before.filter(
    ({ customer, quantity, priceFen, invoice }) =>
      customer !== "" && quantity > 0 && priceFen > 0 && !invoice.startsWith("C"),
  );
  if (bought.length === 0) return [];
  const earlier = random.pick(bought.slice(-120));
  const line = { ...earlier, invoice: number, atMs };
  const kind = random.below(10);
  if (kind === 0) {
    return [{ ...line, code: "D", name: "折扣", quantity: -1, priceFen: 1500 }];
  }
  if (kind === 1 || kind === 3) {
    const { code, name, priceFen } = random.pick(GOODS);
    return [{ ...line, code, name, priceFen, quantity: -1 }]; // Most likely never bought by him.
  }
  if (kind === 2) return [{ ...line, quantity: -2 * earlier.quantity }]; // More than he bought.
  return [{ ...line, quantity: -random.between(1, earlier.quantity) }];
}
