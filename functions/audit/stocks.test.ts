import { hmacSeal } from "#adapters/keyed/seal.ts";
import { memoryDeps } from "#adapters/memory/deps.ts";
import type { Stock } from "#core/stock/stock.ts";
import { auditStocks } from "#functions/audit/stocks.ts";
import { marked } from "#ports/marks.ts";

/** Goal: whoever writes another number into a stock past the functions is found. */
const AT_MS = 1_000_000;

/** A stock of 120 that came in 60 times, of which the oldest are filed, with two pieces held. */
async function aStock() {
  const deps = memoryDeps({ nowMs: () => AT_MS });
  const { stocks, memory } = deps;
  for (let n = 1; n <= 60; n++) {
    await stocks.move("tea", {
      ...{ key: `k${n}`, kind: "received", available: 2, held: 0, atMs: n, about: "", by: "u1" },
    });
  }
  const [long] = await stocks.read(["tea"]);
  await stocks.file(long!, AT_MS);
  await stocks.hold("tea", { key: "O1", quantity: 2, untilMs: AT_MS * 2 }, AT_MS);
  const { documents } = memory;
  const stock = (): Stock => documents.stocks.get("tea")!;
  const found = async () => {
    const violations = await auditStocks(deps.store, [stock()]);
    return violations.map(({ invariant, id, text }) => `${invariant} ${id} ${text}`);
  };
  const edit = (change: Partial<Stock>) => documents.stocks.set("tea", { ...stock(), ...change });
  return { ...deps, documents, stock, found, edit };
}

it("finds nothing in a stock that functions wrote", async () => {
  const { found, stock, documents } = await aStock();
  expect(stock()).toMatchObject({ available: 118, held: 2, filed: 60, waiting: 1 });
  expect(documents.movements.size).toBe(60);
  expect(await found()).toEqual([]);
});

it.each<[string, Partial<Stock>, RegExp]>([
  ["more to sell", { available: 218, aboveLow: 1_000_000_218 }, /movements make 120/],
  ["another figure of the log", { filedOnHand: 220, available: 218 }, /its log comes to 120/],
  ["a log that is further than it is", { filed: 61 }, /row 61 of its log is not there/],
  ["no log at all", { filed: 0 }, /nothing is filed/],
  ["a hold that is gone", { holds: [] }, /held is 2/],
])("finds %s", async (_, change, words) => {
  const { edit, found } = await aStock();
  edit(change);
  expect(await found()).toEqual([expect.stringMatching(words)]);
  expect((await found())[0]).toMatch(/^I29 stocks\/tea /);
});

it("finds a stock whose newest row is gone", async () => {
  const { documents, found } = await aStock();
  documents.movements.delete("tea/000000060");
  expect(await found()).toEqual([expect.stringContaining("row 60")]);
});

it("has its log marked, row by row", () => {
  const seal = hmacSeal("a key that only these tests know, 32");
  const row = { _id: "tea/000000001", rev: 1, n: 1 };
  expect(marked(seal, "movements", undefined, row)).toHaveProperty("_mark");
  expect(marked(seal, "stocks", undefined, { _id: "tea", rev: 1 })).not.toHaveProperty("_mark");
});
