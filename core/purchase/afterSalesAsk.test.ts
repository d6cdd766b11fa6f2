import { askAfterSales, type AskedAfterSales } from "#core/purchase/afterSalesAsk.ts";
import {
  asking,
  boughtGoods,
  boughtLine,
  give,
  NOTHING_KNOWN,
  paidMoney,
} from "#core/purchase/testing/boughtGoods.ts";
import { fen } from "#core/money.ts";

/** Goal: the same asking again is the same one, and anything else under its number is refused. */
const bought = boughtGoods([boughtLine("tea-1", 3, 100), boughtLine("cup-1", 1, 50)]);
const around = { ...NOTHING_KNOWN, facts: paidMoney(bought).known.facts };
const before = give(askAfterSales(bought, asking(), around, 5));

it.each<[string, Partial<AskedAfterSales>, boolean]>([
  ["as it was", {}, true],
  [
    "with the amount that it came to",
    { lines: [{ line: 0, quantity: 1, refundFen: fen(33) }] },
    true,
  ],
  ["with another amount", { lines: [{ line: 0, quantity: 1, refundFen: fen(32) }] }, false],
  ["with another number of pieces", { lines: [{ line: 0, quantity: 2 }] }, false],
  ["of another line", { lines: [{ line: 1, quantity: 1 }] }, false],
  ["of one more line", { lines: [0, 1].map((line) => ({ line, quantity: 1 })) }, false],
  ["of another kind", { kind: "return" }, false],
  ["for another reason", { reason: "broken" }, false],
])("asked again %s", (_, changes, isSame) => {
  const again = askAfterSales(before, asking(changes), around, 9);
  expect(again).toEqual(
    isSame ? { ok: true, value: before } : { ok: false, error: { code: "aftersales_id_taken" } },
  );
});
