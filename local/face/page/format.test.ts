/** Goal: times, amounts and addresses on the page mean what they say, and can be read back. */
import { hashOf, readHash } from "./address.ts";
import { differences } from "./data/diff.ts";
import { commonFields, idOfStep, stepOfId } from "./data/documents.ts";
import { editable, untag } from "./ejson.ts";
import { levelOf, previewOf, type StoredFile } from "./files/folders.ts";
import {
  beijingTime,
  bytesText,
  durationText,
  parseBeijingTime,
  tookText,
  yuanText,
} from "./format.ts";

it("writes and reads Beijing's time", () => {
  const atMs = Date.UTC(2026, 0, 1, 19, 4, 5);
  expect(beijingTime(atMs)).toBe("2026-01-02 03:04:05");
  expect(parseBeijingTime("2026-01-02 03:04:05")).toBe(atMs);
  expect(parseBeijingTime(" 2026-01-02T03:04 ")).toBe(atMs - 5_000);
  expect(parseBeijingTime("2026-01-02")).toBe(Date.UTC(2026, 0, 1, 16));
  for (const text of ["", "2026-02-31", "2026-01-02 25:00", "now", "2026-13-01"]) {
    expect(parseBeijingTime(text)).toBeUndefined();
  }
  expect(beijingTime(Number.NaN)).toBe("–");
});

it.each([
  [0, "¥0.00"],
  [5, "¥0.05"],
  [1_234, "¥12.34"],
  [123_456_789, "¥1,234,567.89"],
  [-1_234, "-¥12.34"],
])("writes %d fen as %s", (fen, text) => expect(yuanText(fen)).toBe(text));

it.each([
  [500, "不到 1 秒"],
  [61_000, "1 分 1 秒"],
  [3_600_000 * 25, "1 天 1 小时"],
])("says how long %d ms are", (ms, text) => expect(durationText(ms)).toBe(text));

it("writes short times, long times and sizes", () => {
  expect([tookText(1.234), tookText(123.4), tookText(12_345), tookText(undefined)]).toEqual([
    ...["1.23 ms", "123.4 ms", "12.3 s", "–"],
  ]);
  expect([bytesText(9), bytesText(2_048), bytesText(3 * 1024 ** 2)]).toEqual([
    ...["9 B", "2.0 KB", "3.0 MB"],
  ]);
});

it("finds places again from their addresses", () => {
  const place = { path: ["data", "a/b?", '~{"x":1}'], query: { q: '{"a": "中&文"}', tab: "raw" } };
  expect(readHash(hashOf(place.path, place.query))).toEqual(place);
  expect(readHash("")).toEqual({ path: [], query: {} });
  expect(readHash("#/data/%E4%B8")).toEqual({ path: ["data", "%E4%B8"], query: {} });
  expect(hashOf(["data"], { q: "", x: undefined })).toBe("#/data");
});

it.each([["plain"], ["~odd"], [5], ["5"], [{ $oid: "aa" }], [""]])(
  "keeps the id %j apart",
  (id) => {
    expect(idOfStep(stepOfId(id))).toEqual(id);
  },
);

it("tells two states of a document apart, field by field", () => {
  const date = (n: number) => ({ $date: `2026-01-0${n}T00:00:00.000Z` });
  const before = { _id: "a", status: "new", lines: [{ n: 1 }, { n: 2 }], at: date(1), gone: 1 };
  const after = { _id: "a", status: "paid", lines: [{ n: 1 }, { n: 3 }], at: date(2), come: null };
  expect(differences(before, after)).toEqual([
    { path: "status", before: "new", after: "paid" },
    { path: "lines.1.n", before: 2, after: 3 },
    { path: "at", before: date(1), after: date(2) },
    { path: "gone", before: 1, after: undefined },
    { path: "come", before: undefined, after: null },
  ]);
  expect(differences(before, before)).toEqual([]);
  expect(differences(undefined, after)).toEqual([{ path: "", before: undefined, after }]);
});

it("writes documents for editing without changing what they say", () => {
  const canonical = {
    n: { $numberInt: "5" },
    big: { $numberLong: "9007199254740993" },
    half: { $numberDouble: "0.5" },
    zero: { $numberDouble: "-0.0" },
    none: { $numberDouble: "NaN" },
    at: { $date: { $numberLong: "0" } },
  };
  expect(editable(canonical)).toEqual({
    ...canonical,
    ...{ n: 5, half: 0.5, at: { $date: "1970-01-01T00:00:00.000Z" } },
  });
  expect(untag({ $gt: 1 })).toBeUndefined();
  expect(untag({ $date: "never" })).toBeUndefined();
});

it("shows the fields that most documents have, in their order", () => {
  const documents = [
    { _id: 1, a: 1, b: 1 },
    { _id: 2, c: 1, b: 1 },
    { _id: 3, c: 1, b: 1 },
  ];
  expect(commonFields(documents, 2)).toEqual(["b", "c"]);
});

it("makes folders of paths", () => {
  const file = (path: string): StoredFile => ({
    ...{ path, bytes: 1, contentType: "image/png", uploadedAtMs: 0, md5: "", fileId: "" },
  });
  const files = ["a/1.png", "a/b/2.png", "a/b/3.png", "a/c/4.png"].map(file);
  const shown = (isFlat: boolean) =>
    levelOf(files, "a/", isFlat).map(({ kind, path }) => `${kind} ${path}`);
  expect(shown(false)).toEqual(["folder a/b/", "folder a/c/", "file a/1.png"]);
  expect(shown(true)).toHaveLength(4);
  expect(previewOf(file("x"))).toBe("image");
  expect(previewOf({ ...file("x"), contentType: "image/svg+xml" })).toBe("text");
  expect(previewOf({ ...file("x"), contentType: "text/plain", bytes: 1e6 })).toBeUndefined();
});
