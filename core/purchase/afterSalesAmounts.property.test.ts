import fc from "fast-check";
import { type Fen, fen } from "#core/money.ts";
import { refundSumFen } from "#core/order/refund.ts";
import type { AfterSalesKind } from "#core/purchase/afterSales.ts";
import { askAfterSales } from "#core/purchase/afterSalesAsk.ts";
import { piecesLeft, piecesToSendBack } from "#core/purchase/afterSalesAmounts.ts";
import { findAfterSales } from "#core/purchase/afterSalesChange.ts";
import { agree, arrive, refuse } from "#core/purchase/afterSalesDecide.ts";
import { confirmExchange, reship, withdraw } from "#core/purchase/afterSalesSteps.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import {
  aParcel,
  boughtGoods,
  boughtLine,
  give,
  NOTHING_KNOWN,
  paidMoney,
  received,
  refundsEnded,
  withFact,
} from "#core/purchase/testing/boughtGoods.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { refundFacts } from "#core/commission/facts.ts";

/** Lines as discounts leave them: amounts that do not divide, nothing paid, a sku twice, gifts. */
const anyPurchase = fc
  .record({
    lines: fc.array(
      fc.record({
        sku: fc.constantFrom("tea-1", "tea-2", "cup-1"),
        quantity: fc.integer({ min: 1, max: 7 }),
        paidFen: fc.oneof(
          { arbitrary: fc.integer({ min: 0, max: 20 }), weight: 1 },
          { arbitrary: fc.integer({ min: 1_000, max: 1_000_000 }), weight: 3 },
        ),
        gift: fc.constantFrom(true, false, false, false),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    freightFen: fc.integer({ min: 0, max: 2_000 }),
    shipped: fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
  })
  .map(({ lines, freightFen, shipped }) => {
    const bought = lines.map(({ sku, quantity, paidFen, gift }) =>
      boughtLine(sku, quantity, gift ? 0 : paidFen, { gift }),
    );
    const out = bought.map(({ quantity }, line) => Math.min(quantity, shipped[line] ?? 0));
    return boughtGoods(bought, freightFen, { parcels: [aParcel(out)] });
  });

const part = fc.constantFrom(0, 0.01, 0.3, 0.5, 0.99, 1, 1.1);
const anyMove = fc.record({
  kind: fc.constantFrom<AfterSalesKind>("refund", "return", "exchange"),
  lines: fc.array(
    fc.record({ line: fc.nat(3), pieces: fc.nat(6), part: fc.option(part, { freq: 2 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  then: fc.constantFrom(
    "paidBack",
    "paidBack",
    "closed",
    "refuse",
    "withdraw",
    "wait",
    "elsewhere",
  ),
  changed: fc.option(part, { freq: 2 }),
  freight: fc.option(part, { freq: 2 }),
});

/** What went back, by sku, and freight under null. */
function backOf({ known }: ReturnType<typeof paidMoney>): Map<string | null, number> {
  const back = new Map<string | null, number>();
  const add = (key: string | null, sum: number) => back.set(key, (back.get(key) ?? 0) + sum);
  for (const fact of refundFacts(known.facts)) {
    for (const { sku, refundFen } of fact.lines) add(sku, refundFen);
    add(null, fact.freightFen ?? 0);
  }
  return back;
}
function neverTooMuch(purchase: Purchase, money: ReturnType<typeof paidMoney>): void {
  const back = backOf(money);
  neverPromisedTooMuch(purchase, money, back);
  for (const { sku } of purchase.lines) {
    const same = purchase.lines.filter((line) => line.sku === sku);
    const paid = same.reduce((sum, { paidFen }) => sum + paidFen, 0);
    expect(back.get(sku) ?? 0).toBeLessThanOrEqual(paid);
  }
  expect(back.get(null) ?? 0).toBeLessThanOrEqual(purchase.amounts.freightFen);
  for (const [line, { quantity }] of purchase.lines.entries()) {
    const taken = purchase.afterSales
      .filter(({ kind, state }) => (kind === "exchange" ? state !== "done" : true))
      .filter(({ state }) => state !== "refused" && state !== "withdrawn")
      .flatMap(({ lines }) => lines.filter((one) => one.line === line));
    const pieces = taken.reduce((sum, one) => sum + one.quantity, 0);
    expect(pieces + piecesLeft(purchase, line)).toBe(quantity);
    // What is to be shipped, was shipped and stays is never more than what was bought.
    const stays = taken.reduce((sum, one) => sum + one.unshipped, 0);
    const out = purchase.parcels[0]?.lines.find((one) => one.line === line)?.quantity ?? 0;
    expect((leftToShip(purchase)[line] ?? 0) + out + stays).toBeLessThanOrEqual(quantity);
  }
}

/** What is under way counts as if it were paid back already, unless staff gave money back elsewhere since. */
function neverPromisedTooMuch(
  { lines, amounts, afterSales }: Purchase,
  { known }: ReturnType<typeof paidMoney>,
  back: ReadonlyMap<string | null, number>,
): void {
  const keys = new Set<string>(known.facts.map(({ key }) => key));
  if ([...keys].some((key) => key.startsWith("refund/x"))) return;
  const live = afterSales.filter(({ state }) => state !== "refused" && state !== "withdrawn");
  const open = live.filter(
    ({ id, refundIds }) => ![id, ...refundIds].some((n) => keys.has(`refund/${n}`)),
  );
  for (const [line, { paidFen }] of lines.entries()) {
    const same = live.flatMap((one) => one.lines.filter((each) => each.line === line));
    expect(same.reduce((sum, { refundFen }) => sum + refundFen, 0)).toBeLessThanOrEqual(paidFen);
  }
  const freight = open.reduce((sum, { freightFen }) => sum + freightFen, back.get(null) ?? 0);
  expect(freight).toBeLessThanOrEqual(amounts.freightFen);
}

it("no sequence of after-sales, by piece and by amount, gives back more than was paid", () => {
  fc.assert(
    fc.property(
      anyPurchase,
      fc.array(anyMove, { minLength: 1, maxLength: 10 }),
      (bought, moves) => {
        let purchase = bought;
        let money = paidMoney(bought);
        for (const [n, move] of moves.entries()) {
          const id = `as${n}`;
          const seen = new Set<number>();
          // Mostly what can be: a test of refusals alone would prove little.
          const lines = move.lines
            .map(({ line, ...rest }) => ({ ...rest, line: line % bought.lines.length }))
            .filter(({ line }) => !seen.has(line) && seen.add(line))
            .map(({ line, pieces, part: share }) => {
              const left =
                move.kind === "refund"
                  ? piecesLeft(purchase, line)
                  : piecesToSendBack(purchase, line);
              const refundFen = fen(Math.floor((bought.lines[line]?.paidFen ?? 0) * (share ?? 0)));
              return {
                ...{ line, quantity: 1 + (pieces % Math.max(1, left)) },
                ...(share === null ? {} : { refundFen }),
              };
            });
          if (move.then === "elsewhere") {
            // Staff give some of a sku back by themselves.
            const sku = bought.lines[0]?.sku ?? "";
            const paidFen = bought.lines[0]?.paidFen ?? 0;
            const taken = backOf(money).get(sku) ?? 0;
            const some = Math.floor(paidFen / 4);
            if (some === 0 || taken + some > paidFen) continue;
            const fact = { key: `refund/x${n}`, lines: [{ sku, refundFen: fen(some) }] } as const;
            const known = withFact(money.known, { ...fact, freightFen: fen(0) });
            money = { ...money, known };
            continue;
          }
          if (lines.length === 0) continue;
          const wish = {
            id,
            kind: move.kind,
            lines,
            reason: "other",
            text: "",
            pictures: [],
          } as const;
          const around = { facts: money.known.facts, ...NOTHING_KNOWN };
          const asked = askAfterSales(purchase, wish, around, n);
          if (!asked.ok) continue;
          purchase = asked.value;
          neverTooMuch(purchase, money);
          if (move.then === "wait") continue;
          if (move.then === "refuse") {
            purchase = give(refuse(purchase, { id, by: "s", text: "no" }, n));
            continue;
          }
          const first = wish.lines[0]?.line ?? 0;
          const partOf = (amount: number, share: number) => fen(Math.floor(amount * share));
          const paidFen = bought.lines[first]?.paidFen ?? 0;
          const isPriced = move.kind !== "exchange";
          const changed = {
            lines:
              isPriced && move.changed !== null
                ? [{ line: first, refundFen: partOf(paidFen, move.changed) }]
                : [],
            freightFen:
              isPriced && move.freight !== null
                ? partOf(bought.amounts.freightFen, move.freight)
                : null,
          };
          const word = { id, by: "s", text: "why" };
          const agreed = agree(purchase, money, { ...word, ...changed }, n);
          if (!agreed.ok) continue;
          purchase = agreed.value;
          if (move.then === "withdraw" && move.kind !== "refund") {
            purchase = give(withdraw(purchase, id, n));
            continue;
          }
          if (move.kind !== "refund") {
            const here = { ...word, text: "", lines: [], freightFen: null };
            const arrived = arrive(purchase, money, here, n);
            if (!arrived.ok) continue;
            purchase = arrived.value;
          }
          if (move.kind === "exchange") {
            purchase = give(reship(purchase, id, { carrier: "SF", trackingNumber: "1" }, n));
            purchase = give(confirmExchange(purchase, id, n));
          }
          neverTooMuch(purchase, money);
          const how = move.then === "closed" ? "closed" : "paidBack";
          ({ purchase, money } = refundsEnded(purchase, money, how, n));
          neverTooMuch(purchase, money);
          const { state } = findAfterSales(purchase, id) ?? {};
          if (move.kind === "refund") expect(state).toBe(how === "closed" ? "asked" : "done");
        }
      },
    ),
    { numRuns: 200 },
  );
});

/** Everything in parts, in any order. */
const inParts = fc.record({
  purchase: anyPurchase.filter(({ lines }) => lines.some(({ paidFen }) => paidFen > 0)),
  order: fc.infiniteStream(fc.nat()),
  kind: fc.constantFrom<AfterSalesKind>("refund", "return"),
});

it("whoever gives everything back in parts gets everything, to the fen", () => {
  fc.assert(
    fc.property(inParts, ({ purchase: some, order, kind }) => {
      const bought = kind === "return" ? received(some) : { ...some, parcels: [] };
      let purchase: Purchase = bought;
      let money = paidMoney(bought);
      for (let n = 0; n < 10; n++) {
        const open = bought.lines.flatMap(({ gift, paidFen }, line) =>
          !gift && paidFen > 0 && piecesLeft(purchase, line) > 0 ? [line] : [],
        );
        if (open.length === 0) break;
        const isLast = n === 9;
        const at = (order.next().value ?? 0) % open.length;
        const chosen = isLast ? open : [open[at] ?? 0];
        const lines = chosen.map((line) => {
          const left = piecesLeft(purchase, line);
          return { line, quantity: isLast ? left : 1 + ((order.next().value ?? 0) % left) };
        });
        const id = `as${n}`;
        const wish = { id, kind, lines, reason: "other", text: "", pictures: [] } as const;
        const around = { facts: money.known.facts, ...NOTHING_KNOWN };
        const asked = askAfterSales(purchase, wish, around, n);
        // A piece of next to nothing may be worth nothing alone. Then it goes with the others.
        if (!asked.ok && asked.error.code === "nothing_to_give_back") continue;
        const word = { id, by: "s", text: "", lines: [], freightFen: null };
        purchase = give(agree(give(asked), money, word, n));
        if (kind === "return") purchase = give(arrive(purchase, money, word, n));
        ({ purchase, money } = refundsEnded(purchase, money, "paidBack", n));
      }
      fc.pre(
        bought.lines.every(
          ({ gift, paidFen }, n) => gift || paidFen === 0 || piecesLeft(purchase, n) === 0,
        ),
      );
      const back = refundFacts(money.known.facts).map(refundSumFen);
      const backFen: number = back.reduce<number>((sum, one: Fen) => sum + one, 0);
      const { totalFen, freightFen } = bought.amounts;
      // Lines of which nothing was paid were not asked for: then some goods are still to be shipped, and the freight stays.
      const isWhole =
        kind === "refund" && bought.lines.every(({ gift, paidFen }) => gift || paidFen > 0);
      expect(backFen).toBe(isWhole ? totalFen : totalFen - freightFen);
    }),
  );
});
