import { remembered } from "#core/remember.ts";

it("works each answer out once, one that is nothing too, and keeps questions apart", () => {
  let asked = 0;
  const sizeOf = remembered((all: readonly number[]): number | undefined => {
    asked += 1;
    return all.length || undefined;
  });
  const [none, some] = [[], [1, 2]];
  expect([sizeOf(none), sizeOf(some), sizeOf(none), sizeOf(some)]).toEqual([
    ...[undefined, 2, undefined, 2],
  ]);
  expect(asked).toBe(2);
  expect(sizeOf([1, 2])).toBe(2);
  expect(asked).toBe(3);
});
