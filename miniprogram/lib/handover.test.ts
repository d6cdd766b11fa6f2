import { handedOver, handOver } from "./handover";

it("hands a product over to its own page only", () => {
  expect(handedOver("tea")).toBe(undefined);
  const tea = {
    ...{ productId: "tea", title: "茶", subtitle: "", cover: null, tags: [], badge: null },
    ...{ fromFen: 100, isFrom: false, listFen: null, yourFen: null, left: 1, isSoldOut: false },
  };
  handOver(tea as unknown as Parameters<typeof handOver>[0]);
  expect([handedOver("tea"), handedOver("cup")]).toEqual([tea, undefined]);
});
