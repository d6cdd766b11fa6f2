import { endless } from "./endless";

type Page = { rows: readonly number[]; next: string | null };

function stage(pages: Readonly<Record<string, Page | Error>>) {
  const data: Record<string, unknown> = {};
  const asked: string[] = [];
  const list = endless<number>({ setData: (changes) => Object.assign(data, changes) }, (cursor) => {
    asked.push(cursor);
    const page = pages[cursor];
    return page instanceof Error || page === undefined
      ? Promise.reject(page)
      : Promise.resolve(page);
  });
  return { data, asked, list };
}

beforeEach(() => {
  Object.assign(globalThis, { wx: { getStorageSync: () => "" } });
  jest.spyOn(console, "error").mockReturnValue();
});
afterEach(() => jest.restoreAllMocks());

it("adds only what is new, and ends", async () => {
  const { data, list, asked } = stage({
    "": { rows: [1, 2], next: "b" },
    b: { rows: [3], next: null },
  });
  await list.first();
  expect(data).toEqual({ rows: [1, 2], listState: "more" });
  await list.more();
  expect(data).toMatchObject({ "rows[2]": 3, listState: "end" });
  await list.more();
  expect(asked).toEqual(["", "b"]);
});

it("asks once however often the end is reached", async () => {
  const { list, asked } = stage({ "": { rows: [1], next: "b" }, b: { rows: [2], next: null } });
  await list.first();
  await Promise.all([list.more(), list.more(), list.more()]);
  expect(asked).toEqual(["", "b"]);
});

it("says at its foot that a page failed, and goes on from there", async () => {
  const pages: Record<string, Page | Error> = { "": { rows: [1], next: "b" }, b: new Error("x") };
  const { data, list } = stage(pages);
  await list.first();
  await list.more();
  expect(data).toMatchObject({ listState: "failed" });
  pages["b"] = { rows: [2], next: null };
  await list.more();
  expect(data).toMatchObject({ "rows[1]": 2, listState: "end" });
});

it("throws away a page that was asked for before the list began anew", async () => {
  let answer: (page: Page) => void = () => undefined;
  const data: Record<string, unknown> = {};
  const slow = new Promise<Page>((resolve) => (answer = resolve));
  const pages = [Promise.resolve<Page>({ rows: [1], next: "b" }), slow];
  pages.push(Promise.resolve<Page>({ rows: [9], next: null }));
  const list = endless<number>(
    { setData: (changes) => Object.assign(data, changes) },
    () => pages.shift() ?? slow,
  );
  await list.first();
  const late = list.more();
  await list.first();
  answer({ rows: [2], next: null });
  await late;
  expect(data).toMatchObject({ rows: [9], listState: "end" });
  expect(data["rows[1]"]).toBeUndefined();
});

/** A page of a filtered list may be empty: the reader should not have to pull for each. */
it.each([
  [
    "until a screen is full",
    { "": { rows: [1], next: "a" }, a: { rows: [2, 3, 4, 5, 6, 7, 8], next: "b" } },
    ["", "a"],
  ],
  ["not past the end", { "": { rows: [], next: "a" }, a: { rows: [1], next: null } }, ["", "a"]],
  ["no further than a failure", { "": { rows: [], next: "a" }, a: new Error("off") }, ["", "a"]],
])("fills %s", async (_, pages, asked) => {
  const { list, ...seen } = stage(pages);
  await list.first();
  await list.fill();
  expect(seen.asked).toEqual(asked);
});
