import { filledPage, firstFound } from "./filledPage.ts";

/** Goal: a filter that finds little shows it on one page, and never asks without end. */
function pages(sizes: readonly number[]) {
  const asked: string[] = [];
  const load = (cursor: string) => {
    asked.push(cursor);
    const at = cursor === "" ? 0 : Number(cursor);
    const rows = Array.from({ length: sizes[at] ?? 0 }, (_, n) => `${at}/${n}`);
    return Promise.resolve({ rows, next: at + 1 < sizes.length ? String(at + 1) : null });
  };
  return { asked, load };
}

it.each([
  ["stops when there is enough", [3, 3, 3], 5, 6, "2", 2],
  ["stops at the last page", [1, 0, 1], 5, 2, null, 3],
  ["takes a whole page as it is", [5, 5], 5, 5, "1", 1],
  ["gives up after ten pages", Array<number>(30).fill(0), 5, 0, "10", 10],
])("%s", async (_, sizes, enough, count, next, asks) => {
  const { asked, load } = pages(sizes);
  const page = await filledPage("", enough, load);
  expect([page.rows.length, page.next, asked.length]).toEqual([count, next, asks]);
});

it("goes on from its cursor", async () => {
  const { asked, load } = pages([1, 1, 1]);
  expect((await filledPage("1", 2, load)).rows).toEqual(["1/0", "2/0"]);
  expect(asked).toEqual(["1", "2"]);
});

it("tries what something typed may mean until it finds rows", async () => {
  const asked: string[] = [];
  const load = async (id: string) => {
    asked.push(id);
    return { rows: id === "b" ? [1] : [], next: null };
  };
  expect(await firstFound(["a", "b", "c"], load)).toEqual({ rows: [1], next: null });
  expect(asked).toEqual(["a", "b"]);
  expect(await firstFound(["a", "c"], load)).toEqual({ rows: [], next: null });
});
