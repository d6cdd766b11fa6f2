import { limitIn, pageIn, partOf } from "./page.ts";

const LIST = [1, 2, 3, 4, 5];
const askFor = (query: string) => pageIn(new URLSearchParams(query), { limit: 2, limitMax: 4 });

it.each<[query: string, part: number[]]>([
  ["", [1, 2]],
  ["limit=0", []],
  ["limit=4", [1, 2, 3, 4]],
  ["offset=4", [5]],
  ["offset=999999999", []],
  ["limit=1&offset=2", [3]],
])("gives for ?%s its part of the list", (query, part) => {
  expect(partOf(LIST, askFor(query))).toEqual(part);
});

it.each(["limit=5", "limit=", "limit=-1", "limit=1.5", "limit=1e1", "offset=9999999999"])(
  "refuses ?%s",
  (query) => {
    expect(() => askFor(query)).toThrow(/must be a whole number up to/);
  },
);

it("gives fifty where nothing is said", () => {
  expect(limitIn(new URLSearchParams(), { limitMax: 1_000 })).toBe(50);
});
