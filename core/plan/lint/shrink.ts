import { fen, type Fen } from "#core/money.ts";
import type { World } from "#core/plan/worlds.ts";

/** The roundest first. A cap may leave nothing for the farther places of a large sale. */
export const PRICES_FEN: readonly Fen[] = [fen(10_000), fen(1_000), fen(100), fen(1_000_000)];

/** Each round leaves one thing out; more rounds than there are things are never needed. */
const ROUNDS_MAX = 30;

/**
 * The smallest world in which something still happens: the fewest people, then the fewest conditions, then the roundest
 * price. It leaves out one thing at a time for as long as that goes.
 *
 * - `world`: one in which it happens. `plain`: goods that no rule names.
 * - Promises: nothing more can be left out of the result without losing it; each round tries at most some 20 worlds.
 */
export function shrunk(world: World, plain: string, happens: (world: World) => boolean): World {
  let smallest = world;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const smaller = simpler(smallest, plain).find(happens);
    if (!smaller) return smallest;
    smallest = smaller;
  }
  return smallest;
}

function simpler(world: World, plain: string): readonly World[] {
  const { line = 3, goods, levels, posts, paidFen, orderNumber = 1 } = world;
  const { group: _group, ...anyGroup } = world;
  const { posts: _posts, ...noPosts } = world;
  const { supplyFen: _supplyFen, ...ownGoods } = world;
  const { orderNumber: _orderNumber, ...first } = world;
  const { rose: _rose, ...always } = world;
  const fewer = Array.from({ length: line - 1 }, (_, index) => ({ ...world, line: index + 1 }));
  return [
    ...(world.recruits > 0 ? [{ ...world, recruits: 0 }] : []),
    ...(world.ancestors > 0 ? [{ ...world, ancestors: 0 }] : []),
    ...fewer,
    ...(world.line === undefined ? [{ ...world, line }] : []),
    ...(world.buyer === "fan" ? [{ ...world, buyer: "promoter" as const }] : []),
    ...(posts ? [noPosts] : []),
    ...(world.supplyFen === undefined ? [] : [ownGoods]),
    ...(world.rose ? [always] : []),
    ...levels.flatMap((level, at) =>
      level === null ? [] : [{ ...world, levels: levels.with(at, null) }],
    ),
    ...(world.group === undefined ? [] : [anyGroup]),
    ...(orderNumber > 1 ? [first] : []),
    ...(goods.category === null ? [] : [{ ...world, goods: { ...goods, category: null } }]),
    ...(goods.sku === plain ? [] : [{ ...world, goods: { ...goods, sku: plain } }]),
    ...PRICES_FEN.slice(0, Math.max(0, PRICES_FEN.indexOf(paidFen))).map((price) => ({
      ...world,
      paidFen: price,
    })),
  ];
}
