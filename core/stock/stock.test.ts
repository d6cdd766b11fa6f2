import { emptyStock, holdMovement, isLow, marked, moved } from "#core/stock/change.ts";
import { filingOf } from "#core/stock/filing.ts";
import { holdRefusal } from "#core/stock/refusal.ts";
import { receivedMovement } from "#core/stock/staff.ts";

/** Goal: what nobody marked is never low, and what is old enough goes into the log. */
const received = (key: string, quantity: number, atMs: number) =>
  receivedMovement({ key, note: "", by: "staff", atMs }, quantity);

it.each([
  [null, 0, false],
  [0, 0, true],
  [2, 3, false],
  [2, 2, true],
])("with the mark %s and %d pieces: low %s", (lowAt, pieces, low) => {
  const stock = moved(emptyStock("tea-1", "", "tea-1"), received("r", pieces, 0));
  expect(isLow(stock)).toBe(false);
  expect(isLow(marked(stock, lowAt))).toBe(low);
});

it("files a movement when it is fifteen seconds old, and not before", () => {
  const stock = moved(emptyStock("tea-1", "", "tea-1"), received("r", 1, 1_000));
  expect(filingOf(stock, 15_999).rows).toEqual([]);
  expect(filingOf(stock, 16_000).rows).toMatchObject([{ key: "receive/r", n: 1, onHandAfter: 1 }]);
});

it.each([
  ["sold", 5, "late"],
  ["sold", 20, "late"],
  ["released", 5, "late"],
  ["released", 20, null],
] as const)("what was %s at 10 ms and is asked for at %d ms: %s", (kind, atMs, refusal) => {
  const hold = { key: "o1", quantity: 1, untilMs: 100 };
  const full = moved(emptyStock("tea-1", "", "tea-1"), received("r", 2, 0));
  const held = moved({ ...full, holds: [hold] }, holdMovement("held", hold, 1));
  expect(holdRefusal(held, hold, atMs)).toBe("held");
  const ended = { ...moved(held, holdMovement(kind, hold, 10)), holds: [] };
  expect(holdRefusal(ended, hold, atMs)).toBe(refusal);
});
