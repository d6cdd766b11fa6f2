import { aboveLow } from "#core/stock/change.ts";
import { onHand, type Stock } from "#core/stock/stock.ts";

/**
 * What is wrong with the numbers of a stock, in words; empty = nothing. What is on hand must follow from the log and from
 * what still waits for it, nothing may be below 0, and each number that is kept beside a list must agree with it.
 *
 * - Source: docs/domain/stock.md, "What always holds".
 */
export function unsound(stock: Stock): readonly string[] {
  const { available, holds, held, unfiled } = stock;
  const moved = unfiled.reduce((sum, one) => sum + one.available + one.held, stock.filedOnHand);
  const checks: readonly (readonly [boolean, string])[] = [
    [available >= 0, `available is ${available}`],
    [moved === onHand(stock), `movements make ${moved}, on hand are ${onHand(stock)}`],
    [held === sum(holds.map(({ quantity }) => quantity)), `held is ${held}, the holds differ`],
    [holds.every(({ quantity }) => quantity > 0), "a hold holds nothing"],
    [areDistinct(holds.map(({ key }) => key)), "a key holds twice"],
    [areDistinct(unfiled.map(({ key }) => key)), "a key moves twice"],
    [stock.waiting === unfiled.length, `waiting is ${stock.waiting}, not ${unfiled.length}`],
    [stock.aboveLow === aboveLow(available, stock.lowAt), `aboveLow is ${stock.aboveLow}`],
  ];
  return checks.flatMap(([holdsTrue, words]) => (holdsTrue ? [] : [`${stock._id}: ${words}`]));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const areDistinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;
