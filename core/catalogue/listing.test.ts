import * as fc from "fast-check";
import { type Card, cardOf } from "#core/catalogue/card.ts";
import {
  CURSOR,
  type Filter,
  inOrder,
  type Listed,
  pageOf,
  type Sort,
} from "#core/catalogue/listing.ts";
import { RETAIL, type Tier } from "#core/catalogue/tier.ts";
import { fen } from "#core/money.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";

const NOW = 1_000;
const product = (id: string, priceFen: number, changes: object = {}) =>
  aProduct(id, { skus: [aSku(`${id}-1`, { priceFen: fen(priceFen) })], ...changes });
const cards = [
  product("a", 30, { rank: 2, createdAtMs: 5, title: "西湖龙井", categories: ["green"] }),
  product("b", 10, { rank: 1, createdAtMs: 7, subtitle: "Earl Grey", categories: ["black"] }),
  product("c", 20, { rank: 1, createdAtMs: 7, sale: null, categories: ["green", "black"] }),
  product("d", 20, { rank: 0, createdAtMs: 6, sale: { fromMs: NOW + 1, untilMs: null } }),
].map(cardOf);
const first = { sort: "rank", tier: RETAIL, cursor: "", limit: 10 } as const;
const page = (all: readonly Card[], filter: Filter, listed: Listed) =>
  pageOf(inOrder(all, listed), filter, listed, NOW);
const idsOf = (filter: Filter, changes: object = {}) =>
  page(cards, filter, { ...first, ...changes }).cards.map(({ productId }) => productId);

it.each<[Sort, string]>([
  ["rank", "dbca"],
  ["price", "bcda"],
  ["newest", "bcda"],
])("sorts by %s, and by id where that is the same", (sort, ids) => {
  expect(idsOf({}, { sort }).join("")).toBe(ids);
});

it("sorts by what the caller pays", () => {
  const [a, ...rest] = cards;
  if (!a) throw new Error("no card");
  const cheap = { ...a, prices: { ...a.prices, memberFen: fen(1) } };
  const byMember = { ...first, sort: "price", tier: { kind: "member" } } as const;
  expect(page([...rest, cheap], {}, byMember).cards[0]?.productId).toBe("a");
});

it.each<[Filter, string]>([
  [{ state: "on" }, "ba"],
  [{ state: "off" }, "c"],
  [{ state: "planned" }, "d"],
  [{ category: "green" }, "ca"],
  [{ category: "red" }, ""],
  [{ category: "green", state: "on" }, "a"],
  [{ search: "龙井" }, "a"],
  [{ search: "EARL g" }, "b"],
  [{ search: "ｅａｒｌ" }, "b"],
  [{ search: "C-1" }, "c"],
  [{ search: "nothing" }, ""],
])("finds by %j", (filter, ids) => {
  expect(idsOf(filter).join("")).toBe(ids);
});

it("is the last page exactly when nothing follows", () => {
  const next = (limit: number) => page(cards, {}, { ...first, limit }).next;
  expect([next(3), next(4), next(5)]).toEqual(["1/c", null, null]);
  expect(page([], {}, first)).toEqual({ cards: [], next: null });
});

it("shows each card once, page by page, whatever the order", () => {
  const anyCard = fc.record({
    rank: fc.integer({ min: 0, max: 3 }),
    createdAtMs: fc.integer({ min: 0, max: 3 }),
    priceFen: fc.integer({ min: 1, max: 3 }),
  });
  const anySort = fc.constantFrom<Sort>("rank", "price", "newest");
  const tier: Tier = { kind: "member" };
  fc.assert(
    fc.property(
      fc.array(anyCard, { maxLength: 12 }),
      anySort,
      fc.integer({ min: 1, max: 5 }),
      (rows, sort, limit) => {
        // prettier-ignore
        const all = rows.map(({ priceFen, ...row }, n) => cardOf(product(`p${n}`, priceFen, row)));
        const whole = page(all, {}, { sort, tier, cursor: "", limit: 100 }).cards;
        const paged: string[] = [];
        let cursor: string | null = "";
        while (cursor !== null && paged.length <= all.length) {
          const one = page(all, {}, { sort, tier, cursor, limit });
          paged.push(...one.cards.map(({ productId }) => productId));
          cursor = one.next;
          if (cursor !== null) expect(cursor).toMatch(CURSOR);
        }
        expect(paged).toEqual(whole.map(({ productId }) => productId));
        expect(paged).toHaveLength(all.length);
      },
    ),
  );
});
