import { itemsOf } from "#core/checkout/basket.ts";
import { reductionsOn } from "#core/checkout/discounts.ts";
import { aBasket, aProduct, aReduction } from "#core/checkout/testing/goods.ts";

it.each([
  [
    [600, 300],
    [600, 300],
  ],
  [
    [600, 600],
    [600, 399],
  ], // One fen of all goods stays.
  [[999, 600], [999]],
])(
  "of goods for 1000 fen, reductions of %j take %j: none takes what another took",
  (offs, taken) => {
    const items = itemsOf(aBasket([{ sku: "tea-1", quantity: 1 }], [aProduct("tea", 1_000)]));
    if (!items.ok) throw new Error(items.error.code);
    const reductions = offs.map((offFen) => aReduction(1_000, offFen));
    expect(reductionsOn(items.value, reductions, 1_000).map(({ offFen }) => offFen)).toEqual(taken);
  },
);
