import { batched } from "./batched.ts";

/** Goal: a list of a hundred rows asks one question for its names, not a hundred. */
const asking = (max: number, fails = 0) => {
  const asked: string[][] = [];
  let left = fails;
  const ask = (ids: readonly string[]) => {
    asked.push([...ids]);
    if (left-- > 0) return Promise.reject(new Error("network"));
    return Promise.resolve(
      new Map(ids.filter((id) => id !== "nobody").map((id) => [id, id.length])),
    );
  };
  return { asked, one: batched(ask, max) };
};

it("asks for all of a moment together, and for each once", async () => {
  const { asked, one } = asking(10);
  expect(await Promise.all(["a", "bb", "a", "nobody"].map(one))).toEqual([1, 2, 1, null]);
  expect(await Promise.all(["bb", "ccc"].map(one))).toEqual([2, 3]);
  expect(asked).toEqual([["a", "bb", "nobody"], ["ccc"]]);
});

it("asks no more than a question holds", async () => {
  const { asked, one } = asking(2);
  await Promise.all(["a", "b", "c", "d", "e"].map(one));
  expect(asked).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

it("asks again for what did not come", async () => {
  const { asked, one } = asking(2, 1);
  expect(await one("a")).toBeNull();
  expect(await one("a")).toBe(1);
  expect(asked).toEqual([["a"], ["a"]]);
});
