import fc from "fast-check";
import { memoryStocks } from "#adapters/memory/stocks.ts";
import { type Around, emptyMemory } from "#adapters/memory/store.ts";
import { unsound } from "#core/stock/sound.ts";
import type { Movement, Stock } from "#core/stock/stock.ts";
import type { Stocks } from "#ports/stocks.ts";

/** Goal: calls come in any order, at once, twice, and die before or after any request; no piece comes or goes by that. */

const ID = "tea-50g";
const SEED = Number(process.env["SEED"] ?? 1);
class Killed extends Error {}

type Call =
  | { readonly does: "hold" | "sell" | "release"; readonly key: string }
  | { readonly does: "record"; readonly key: string; readonly quantity: number }
  | { readonly does: "file"; readonly key: "" };

const orders = fc.constantFrom("o1", "o2", "o3", "o4");
const anyCall: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ does: fc.constantFrom("hold", "hold", "sell", "release"), key: orders }),
  fc.record({
    does: fc.constant("record" as const),
    key: fc.constantFrom("r1", "r2", "r3"),
    quantity: fc.integer({ min: -3, max: 6 }),
  }),
  fc.constant({ does: "file" as const, key: "" as const }),
);
/** What an order holds, so that calls of one order agree. */
const quantityOf = (key: string): number => Number(key.slice(1));
/** What happens to a request: it waits so many turns, and dies before or after its work, or not. */
const anyFate = fc.record({
  turns: fc.nat(3),
  dies: fc.constantFrom("no", "no", "no", "no", "before", "after"),
});
type Fate = typeof anyFate extends fc.Arbitrary<infer T> ? T : never;

function run(stocks: Stocks, call: Call, atMs: number): Promise<unknown> {
  const order = { key: call.key, quantity: quantityOf(call.key) };
  if (call.does === "hold") return stocks.hold(ID, { ...order, untilMs: atMs + 1 }, atMs);
  if (call.does === "sell") return stocks.sell(ID, order, atMs);
  if (call.does === "release") return stocks.release(ID, order, atMs);
  if (call.does !== "record") {
    return stocks.read([ID]).then(([stock]) => stock && stocks.file(stock, atMs + 15_000));
  }
  const { key, quantity: available } = call;
  const kind = "received" as const;
  return stocks.record(ID, { key, kind, available, held: 0, atMs, about: "", by: null });
}

it("keeps every piece over any interleaving with kills and retries", async () => {
  const anyLoad = fc.tuple(
    fc.array(fc.tuple(anyCall, fc.nat(40)), { maxLength: 30 }),
    fc.infiniteStream(anyFate),
  );
  await fc.assert(
    fc.asyncProperty(anyLoad, async ([calls, fates]) => {
      const memory = emptyMemory();
      const { stocks: documents, movements: log } = memory.documents;
      let isCalm = false;
      const around: Around = async (operation) => {
        const fate: Fate = isCalm ? { turns: 0, dies: "no" } : fates.next().value;
        for (let turn = 0; turn <= fate.turns; turn++) await Promise.resolve();
        if (fate.dies === "before") throw new Killed();
        const result = operation();
        for (const stock of documents.values()) expect(unsound(stock)).toEqual([]);
        if (fate.dies === "after") throw new Killed();
        return result;
      };
      const stocks = memoryStocks(memory, around);
      const first = { key: "r0", kind: "received" as const, available: 5, held: 0, atMs: 0 };
      isCalm = true;
      await stocks.record(ID, { ...first, about: "", by: null });
      isCalm = false;
      await Promise.allSettled(calls.map(([call, atMs]) => run(stocks, call, atMs)));
      // Everybody tries again, and what is still held is given back.
      isCalm = true;
      await Promise.allSettled(calls.map(([call, atMs]) => run(stocks, call, atMs)));
      const left = documents.get(ID)!;
      for (const hold of left.holds) await stocks.release(ID, hold, 99);
      while ((documents.get(ID)?.unfiled.length ?? 0) > 0) {
        await stocks.file(documents.get(ID)!, 99_000);
      }
      expectCounted(documents.get(ID)!, [...log.values()]);
    }),
    { numRuns: 400, seed: SEED },
  );
});

/** The log is whole, and what is left is what came less what was sold: each key once. */
function expectCounted(stock: Stock, log: readonly (Movement & { n: number })[]): void {
  const rows = [...log].sort((a, b) => a.n - b.n);
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, index) => index + 1));
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  for (const kind of ["sold", "received"]) {
    const abouts = of(kind).map(({ key }) => key);
    expect(abouts).toEqual([...new Set(abouts)]);
  }
  const came = of("received").reduce((sum, { available }) => sum + available, 0);
  const sold = of("sold").reduce((sum, { about }) => sum + quantityOf(about), 0);
  expect(stock).toMatchObject({ available: came - sold, held: 0, filedOnHand: came - sold });
  expect(of("held")).toHaveLength(of("sold").length + of("released").length);
}
