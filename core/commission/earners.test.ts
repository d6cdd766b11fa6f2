import { earnersOf } from "#core/commission/earners.ts";
import { paidFor } from "#core/commission/testing/teaSale.ts";
import { rule } from "#core/commission/testing/fullOrder.ts";
import { rate } from "#tests/fixtures.ts";

it("names everybody who earns by a distance or a component, each once, the nearest first", () => {
  const paid = paidFor({
    plan: { rates: [rate(1, 500)], components: { team: { rules: [rule(100)] } } },
  });
  expect(earnersOf(paid)).toEqual(["C", "B"]);
});
