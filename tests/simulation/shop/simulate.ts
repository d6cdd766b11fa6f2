import { randomOf, worldSeed } from "#tests/simulation/random.ts";
import { auditBuyers, auditStocks } from "#tests/simulation/shop/auditGoods.ts";
import { auditMoney } from "#tests/simulation/shop/auditMoney.ts";
import { auditStates } from "#tests/simulation/shop/auditStates.ts";
import { furnish } from "#tests/simulation/shop/goods.ts";
import { comeToRest, live } from "#tests/simulation/shop/live.ts";
import { openShop, type Shop } from "#tests/simulation/shop/shop.ts";

export type ShopRun = {
  readonly shops: number;
  readonly orders: number;
  readonly operations: number;
  readonly counts: ReadonlyMap<string, number>;
  /** The first that went wrong, in words, with what repeats it; null = all is well. */
  readonly failure: string | null;
};

const ORDERS_A_SHOP_MAX = 25;

/** Lets shops live one after another. The same seed gives the same run, to the last operation. */
export async function simulateShops(
  seed: number,
  { shops, first = 0 }: { readonly shops: number; readonly first?: number },
): Promise<ShopRun> {
  const counts = new Map<string, number>();
  const total = { shops: 0, orders: 0, operations: 0 };
  for (let no = first; no < first + shops; no++) {
    const shop = await liveThrough(worldSeed(seed, no));
    total.shops += 1;
    total.orders += shop.made.orders;
    total.operations += shop.scheduler.step();
    for (const [what, times] of shop.counts) counts.set(what, (counts.get(what) ?? 0) + times);
    if (shop.wrongs.length > 0) return { ...total, counts, failure: told(shop, seed, no) };
  }
  return { ...total, counts, failure: null };
}

async function liveThrough(seed: number): Promise<Shop> {
  const shop = openShop(seed);
  await furnish(shop);
  await live(shop, 4 + randomOf(seed).below(ORDERS_A_SHOP_MAX));
  if (shop.wrongs.length === 0) await comeToRest(shop);
  if (shop.wrongs.length > 0) return shop;
  auditStocks(shop);
  auditBuyers(shop);
  auditMoney(shop);
  auditStates(shop);
  return shop;
}

const told = ({ wrongs, trail, memory }: Shop, seed: number, no: number): string =>
  [
    `seed ${seed}, shop ${no}:`,
    ...wrongs.map(({ what, id, text }) => `  ${what}  ${id}: ${text}`),
    ...wrongs.map(({ id }) => shown(memory, id)),
    "the last steps:",
    ...trail.map((line) => `  ${line}`),
    `repeat: SEED=${seed} SHOP=${no} npx jest tests/simulation/shop`,
  ].join("\n");

/** What is stored about an order or a stock that went wrong. */
function shown({ documents }: Shop["memory"], id: string): string {
  const { purchases, cases, stocks, movements } = documents;
  const stock = stocks.get(id);
  const moves = stock
    ? [...[...movements.values()].filter((one) => one.stockId === id), ...stock.unfiled]
    : [];
  return [
    ...[purchases.get(id) ?? [], stock ?? []].flat().map((one) => JSON.stringify(one)),
    ...moves.map(({ key, kind, available, held }) => `  ${key} ${kind} ${available} ${held}`),
    ...(cases.get(id)?.facts ?? []).map(({ key, atMs }) => `  ${atMs} ${key}`),
  ].join("\n");
}
