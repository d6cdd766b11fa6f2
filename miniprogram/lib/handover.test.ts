import type { ShownCard } from "../../core/catalogue/card.ts";
import { handedOver, handOver } from "./handover";

it("hands a product over to its own page only", () => {
  expect(handedOver("tea")).toBe(undefined);
  const tea: ShownCard = {
    ...{ productId: "tea", title: "茶", subtitle: "", cover: null, isFrom: false },
    ...{ fromFen: 100 as ShownCard["fromFen"], yourFen: null, isSoldOut: false, isSample: false },
  };
  handOver(tea);
  expect([handedOver("tea"), handedOver("cup")]).toEqual([tea, undefined]);
});
