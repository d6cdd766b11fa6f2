import { roleAt } from "#core/shop/storeStaff.ts";
import type { Post } from "#core/people/post.ts";

const term = (promoterId: string, fromMs: number, untilMs: number | null) => ({
  ...{ promoterId, fromMs, untilMs, by: "s" },
});
const post: Post = {
  ...{ _id: "store/S1", rev: 1 },
  holders: [term("H", 0, 10)],
  staff: [term("S", 5, null), term("H", 0, null)],
};

it.each([
  ["H", 0, "holder"],
  ["H", 10, "staff"],
  ["S", 4, null],
  ["S", 5, "staff"],
  ["Z", 5, null],
])("%s at %i is %s", (person, atMs, role) => {
  expect(roleAt(post, person, atMs)).toBe(role);
});

it("is nothing in a store without a post", () => {
  expect(roleAt(null, "H", 0)).toBeNull();
});
