import type { StocksPage } from "#contracts/stock.ts";
import { lowFirst, prefixesOf } from "./stockLoad.ts";

/** Goal: going through all pages shows each stock once, the low ones before the others. */
const pagesOf = (all: readonly string[], low: readonly string[], limit: number) => {
  const ask = (isLow: boolean, afterId: string): Promise<StocksPage> => {
    const rest = (isLow ? low : all).filter((id) => id > afterId);
    const page = rest.slice(0, limit);
    const stocks = page.map((id) => ({ id, isLow: low.includes(id) }));
    const nextAfterId = rest.length > limit ? (page.at(-1) ?? null) : null;
    return Promise.resolve({ stocks, nextAfterId } as unknown as StocksPage);
  };
  return async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let turn = 0; cursor !== null && turn < 20; turn++) {
      const page: Awaited<ReturnType<typeof lowFirst>> = await lowFirst(ask, cursor);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    }
    return seen.join("");
  };
};

it.each([
  ["abcdef", "bd", 2, "bdacef"],
  ["abcdef", "bde", 2, "bdeacf"],
  ["abc", "", 2, "abc"],
  ["abc", "abc", 2, "abc"],
  ["", "", 2, ""],
  ["abcdef", "f", 100, "fabcde"],
])("%s of which %s are low, %d a page", async (all, low, limit, seen) =>
  expect(await pagesOf([...all], [...low], limit)()).toBe(seen),
);

it.each([
  ["", [""]],
  ["tea-5", ["tea-5", "TEA-5"]],
  ["TEA-5", ["TEA-5", "tea-5"]],
  ["明前龙井", []],
  ["green tea", []],
])("reads %j as the beginning of a SKU", (typed, prefixes) =>
  expect(prefixesOf(typed)).toEqual(prefixes),
);
