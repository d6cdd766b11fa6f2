import { moved, replaced, without } from "./arranged.ts";

/** Goal: pictures, banners and categories stand where staff put them. */
it.each([
  [0, 2, "bca"],
  [2, 0, "cab"],
  [1, 1, "abc"],
  [0, 3, "abc"],
  [0, -1, "abc"],
  [5, 0, "abc"],
])("from %d to %d", (from, to, then) => expect(moved([..."abc"], from, to).join("")).toBe(then));

it("replaces and leaves out", () => {
  expect(replaced([..."abc"], 1, "x").join("")).toBe("axc");
  expect(without([..."abc"], 0).join("")).toBe("bc");
});
