import { firstWithRows } from "./pagesWithRows.ts";

const pages = (rows: readonly (readonly number[])[]) => async (cursor: string) => {
  const at = Number(cursor);
  return { rows: rows[at] ?? [], next: at + 1 < rows.length ? String(at + 1) : null };
};

it("passes empty pages over, and stops at the end", async () => {
  expect(await firstWithRows(pages([[], [], [7]]), "0")).toEqual({ rows: [7], next: null });
  expect(await firstWithRows(pages([[1], [2]]), "0")).toEqual({ rows: [1], next: "1" });
  expect(await firstWithRows(pages([[], []]), "0")).toEqual({ rows: [], next: null });
});

it("asks not without end: whoever wants to go on turns the page", async () => {
  const empty = Array.from({ length: 50 }, () => []);
  expect(await firstWithRows(pages(empty), "0")).toEqual({ rows: [], next: "6" });
});
