import { shareCard } from "./share";

let code: string | null = null;
jest.mock("../services/session", () => ({ shareCode: () => code }));

/** Goal: a promoter's card brings its reader as his fan, whatever page it opens, and others' cards bring nobody. */
it.each([
  [null, "/pages/index/index", "/pages/index/index"],
  ["abc", "/pages/index/index", "/pages/index/index?scene=abc"],
  ["abc", "/pages/product/product?productId=tea", "/pages/product/product?productId=tea&scene=abc"],
  ["a&b=c", "/pages/index/index", "/pages/index/index?scene=a%26b%3Dc"],
])("with the code %s %s becomes %s", (own, path, tagged) => {
  code = own;
  expect(shareCard({ title: "茶", path })).toEqual({ title: "茶", path: tagged });
});
