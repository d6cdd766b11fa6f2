import { PassThrough } from "node:stream";
import { minute, openPaper, wantsColour } from "./paper.ts";

function written(isColoured: boolean): string {
  const out = new PassThrough();
  const paper = openPaper(out, "en", isColoured);
  paper.heading("First");
  paper.heading("Second");
  paper.item("word ".repeat(30));
  return String(out.read());
}

it("numbers its chapters and indents what it breaks", () => {
  const lines = written(false).split("\n");
  expect(lines.slice(0, 3)).toEqual(["1. First", "", "2. Second"]);
  expect(lines[3]).toMatch(/^ {2}- word/);
  expect(lines[4]).toMatch(/^ {4}word/);
});

it("parts a table from what surrounds it by one empty line", () => {
  const out = new PassThrough();
  const paper = openPaper(out, "en", false);
  paper.text("before");
  paper.table([["who"], ["P01"]]);
  paper.heading("After");
  expect(String(out.read())).toBe("  before\n\n  who\n  P01\n\n1. After\n");
});

it("uses colour only where it is wanted: on a terminal, unless NO_COLOR says no", () => {
  expect(written(true)).toContain("\x1b[1m");
  expect(written(false)).not.toContain("\x1b");
  expect(wantsColour({ isTTY: true }, undefined)).toBe(true);
  expect(wantsColour({ isTTY: true }, "1")).toBe(false);
  expect(wantsColour({}, undefined)).toBe(false);
});

it("tells the time of China", () => {
  expect(minute(Date.parse("2026-03-22T02:10:00Z"))).toBe("2026-03-22 10:10");
});
