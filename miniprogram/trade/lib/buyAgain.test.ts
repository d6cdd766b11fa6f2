import { buyAgain } from "./buyAgain";

/** Goal: what was bought once is in the cart again, less what is not sold any more. */
function shop(refusals: Readonly<Record<string, string>>, inCart: object[] = []) {
  const set: unknown[] = [];
  let chosen: unknown;
  const callFunction = ({ data }: { data: Record<string, unknown> }) => {
    const { action, sku, quantity, skus } = data;
    if (action === "cart")
      return Promise.resolve({ result: { ok: true, data: { items: inCart } } });
    if (action === "chooseCartItems") chosen = skus;
    const code = refusals[String(sku)];
    if (action === "setCartItem" && code === undefined) set.push([sku, quantity]);
    const result =
      code === undefined
        ? { ok: true, data: { items: [] } }
        : { ok: false, error: { code, message: "" } };
    return Promise.resolve({ result });
  };
  Object.assign(globalThis, {
    wx: {
      getStorageSync: () => "",
      setTabBarBadge: () => undefined,
      removeTabBarBadge: () => undefined,
      cloud: { callFunction },
    },
  });
  return { set, chosen: () => chosen };
}
const lines = [
  { sku: "a", quantity: 2, gift: false },
  { sku: "b", quantity: 1, gift: false },
  { sku: "g", quantity: 1, gift: true },
];

it("adds all but gifts, and never takes pieces out of the cart", async () => {
  const { set, chosen } = shop({}, [{ sku: "a", quantity: 5 }]);
  expect(await buyAgain(lines)).toEqual({ added: 2, gone: 0 });
  expect(set).toEqual([
    ["a", 5],
    ["b", 1],
  ]);
  expect(chosen()).toEqual(["a", "b"]);
});

it("counts what is gone, and chooses nothing where all is", async () => {
  const one = shop({ b: "not_on_sale" });
  expect(await buyAgain(lines)).toEqual({ added: 1, gone: 1 });
  expect(one.chosen()).toEqual(["a"]);
  const none = shop({ a: "item_unknown", b: "not_on_sale" });
  expect(await buyAgain(lines)).toEqual({ added: 0, gone: 2 });
  expect(none.chosen()).toBe(undefined);
});

it("throws what else goes wrong", async () => {
  shop({ a: "cart_full" });
  await expect(buyAgain(lines)).rejects.toMatchObject({ code: "cart_full" });
});
