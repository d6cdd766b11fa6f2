import { AMOUNT_FEN_MAX } from "#core/money.ts";
import {
  type InputShape,
  type Instead,
  type Rule,
  amount,
  between,
  either,
  instant,
  like,
  listOf,
  maybe,
  oneOf,
  orNull,
  price,
  shaped,
  text,
  whole,
  yesOrNo,
} from "#core/brand/shape.ts";

const region = like(/^\d{2}(\d{2}){0,2}$/);
const ids = listOf(text(200), 1_000);
const scope = either(
  shaped({ kind: oneOf("all") }),
  shaped({ kind: oneOf("categories", "products"), ids }),
);
const sku = shaped({
  ...{ sku: text(64), values: listOf(text(64), 10), priceFen: price, memberFen: orNull(price) },
  levelPrices: listOf(shaped({ level: text(64), priceFen: price }), 100),
  ...{ weightGrams: whole(0, 10_000_000), picture: orNull(text(2_000)) },
  ...{ supplier: maybe(text(200)), supplyFen: maybe(amount) },
});
const window = shaped({ fromMs: instant, untilMs: orNull(instant) });
const pictures: Rule = [listOf(text(2_000), 100), []];
const stamp: Rule = [instant, 0];
const title = (most: number): Rule => [text(most), ""];

const someOfSku = shaped({
  ...{ sku: text(64), priceFen: maybe(price), memberFen: maybe(orNull(price)) },
  levelPrices: maybe(listOf(shaped({ level: text(64), priceFen: price }), 100)),
});

/** The names of what cannot be sold now, so that stock and orders still know it; at a price that nobody pays. */
const namesOnly: Instead = (value, id) => {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = rows.flatMap((row) => {
    if (row === null || typeof row !== "object") return [];
    const name: unknown = new Map<string, unknown>(Object.entries(row)).get("sku");
    return typeof name === "string" && name.length <= 64 ? [name] : [];
  });
  const skus = names.length > 0 ? names : [`${id}-1`];
  return skus.slice(0, 1_000).map((name) => ({
    ...{ sku: name, values: [], priceFen: AMOUNT_FEN_MAX, memberFen: null, levelPrices: [] },
    ...{ weightGrams: 0, picture: null },
  }));
};

/** What is sold, where, and what comes off. */
export const GOODS_SHAPES: Readonly<Record<string, InputShape>> = {
  products: {
    fields: {
      ...{ title: title(1_000), subtitle: title(1_000), description: title(100_000) },
      ...{ pictures, detailPictures: pictures },
      categories: [ids, []],
      kind: [oneOf("goods", "sample"), "goods"],
      specs: [listOf(shaped({ name: text(64), values: listOf(text(64), 200) }), 10), []],
      skus: [listOf(sku, 1_000), []],
      priceFixed: [yesOrNo, true],
      limit: [
        orNull(shaped({ quantity: whole(1, 1_000_000), days: orNull(whole(1, 36_500)) })),
        null,
      ],
      gifts: [
        listOf(
          shaped({ sku: text(64), quantity: whole(1, 1_000_000), forEach: whole(1, 1_000_000) }),
          100,
        ),
        [],
      ],
      related: [ids, []],
      sale: [orNull(window), null],
      rank: [whole(-1_000_000_000, 1_000_000_000), 0],
      ...{ createdAtMs: stamp, changedAtMs: stamp },
    },
    off: { sale: null },
    remade: { skus: namesOnly },
    rows: { skus: listOf(someOfSku, 1_000) },
  },
  campaigns: {
    fields: {
      name: title(200),
      scope: [scope, { kind: "products", ids: [] }],
      fromFen: [amount, AMOUNT_FEN_MAX],
      off: [
        either(
          shaped({ kind: oneOf("amount"), offFen: price }),
          shaped({ kind: oneOf("rate"), offBp: whole(1, 10_000), mostFen: price }),
        ),
        { kind: "amount", offFen: 1 },
      ],
      ...{ takeFromMs: stamp, takeUntilMs: stamp },
      good: [
        either(shaped({ untilMs: instant }), shaped({ days: whole(1, 36_500) })),
        { untilMs: 0 },
      ],
      perPerson: [whole(1, 1_000_000), 1],
      total: [orNull(whole(1, 1_000_000_000)), 1],
      isEnded: [yesOrNo, true],
    },
    off: { isEnded: true },
  },
  stores: {
    fields: {
      ...{ name: title(200), phone: title(40), address: title(1_000) },
      region: [region, "000000"],
      latitude: [between(-90, 90), 0],
      longitude: [between(-180, 180), 0],
      hours: [
        listOf(
          shaped({
            days: listOf(whole(1, 7), 7),
            ...{ fromMinute: whole(0, 1_440), untilMinute: whole(0, 1_440) },
          }),
          100,
        ),
        [],
      ],
      picture: [orNull(text(2_000)), null],
      ...{ picksUp: [yesOrNo, false], delivers: [yesOrNo, false], isOpen: [yesOrNo, false] },
    },
    off: { isOpen: false, picksUp: false, delivers: false },
  },
  territories: {
    fields: { regions: [listOf(shaped({ region, storeId: text(64) }), 10_000), []] },
    off: {},
  },
};
