import fc from "fast-check";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { differing, marked, unmarked } from "#ports/marks.ts";

/** Goal: a document's mark tells every change past the functions, and which field. */
const seal = hmacSeal("a key that only these tests know, 32");
const written = (document: object, before?: object) => marked(seal, "promoters", before, document);
/** As a database gives it back. */
const read = (stored: object): object =>
  unmarked(JSON.parse(JSON.stringify(stored)) as Record<string, unknown>);
const known = { _id: "P1", rev: 3, number: 7, levels: [{ level: "a" }] };

it("fits what was written, however the database orders the fields", () => {
  const stored = written(known) as Record<string, unknown>;
  const turned = Object.fromEntries(Object.entries(stored).reverse());
  expect(differing(seal, "promoters", read(turned))).toBeNull();
  expect(read(stored)).toEqual(known);
});

it.each([
  ["a value", { number: 8 }, ["number"]],
  ["something deep", { levels: [{ level: "b" }] }, ["levels"]],
  ["a field more", { isOwner: true }, ["isOwner"]],
  ["a copy under another id", { _id: "P2" }, ["_id"]],
])("names %s", (_, edit, fields) => {
  expect(differing(seal, "promoters", read({ ...written(known), ...edit }))).toEqual(fields);
});

it("knows a field that is gone, a mark of another collection, of another key, and none at all", () => {
  const { number: _, ...less } = written(known) as typeof known;
  expect(differing(seal, "promoters", read(less))).toEqual([]);
  expect(differing(seal, "fans", read(written(known)))).not.toBeNull();
  const other = hmacSeal("a key that somebody else has, 32 long");
  expect(differing(other, "promoters", read(written(known)))).not.toBeNull();
  expect(differing(seal, "promoters", read(known))).toEqual(Object.keys(known).sort());
});

it("stays broken when a function writes over an edit, and whole when it writes over its own", () => {
  const edited = read({ ...written(known), number: 8 });
  const over = written({ ...edited, rev: 4 }, edited);
  expect(differing(seal, "promoters", read(over))).toContain("number");
  const own = read(written(known));
  expect(differing(seal, "promoters", read(written({ ...own, rev: 4 }, own)))).toBeNull();
  const added = read(known); // It never had a mark.
  expect(differing(seal, "promoters", read(written({ ...added, rev: 4 }, added)))).not.toBeNull();
});

it("takes a whole document out of an aggregate, which carries its mark as a field", () => {
  const joined = JSON.parse(JSON.stringify(written(known))) as object;
  expect(differing(seal, "promoters", read(written({ ...joined, rev: 4 }, joined)))).toBeNull();
  const edited = { ...joined, number: 9 };
  expect(differing(seal, "promoters", read(written({ ...edited, rev: 4 }, edited)))).toEqual(
    expect.arrayContaining(["number", "rev"]),
  );
});

it("marks no input", () => {
  expect(marked(seal, "products", undefined, { _id: "tea", rev: 1 })).toEqual({
    _id: "tea",
    rev: 1,
  });
});

it("fits whatever a document holds", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue()), (fields) => {
      const { _mark: _, ...document } = fields;
      expect(differing(seal, "fans", read(marked(seal, "fans", undefined, document)))).toBeNull();
    }),
  );
});

it("lets the empty calendar begin without a mark, and marks what is published into it", () => {
  const empty = read({ _id: "plans", rev: 1, versions: [] });
  expect(differing(seal, "calendars", empty)).toBeNull();
  const published = { _id: "plans", rev: 2, versions: [{ planId: "p", version: 1, fromMs: 0 }] };
  const stored = marked(seal, "calendars", empty, published);
  expect(differing(seal, "calendars", read(stored))).toBeNull();
  expect(differing(seal, "calendars", read(published))).not.toBeNull();
});

it("takes no calendar for the empty one that somebody emptied", () => {
  const published = { _id: "plans", rev: 2, versions: [{ planId: "p", version: 1, fromMs: 0 }] };
  const stored = marked(seal, "calendars", undefined, published);
  const emptied = [
    { ...stored, versions: [] },
    { ...stored, rev: 1, versions: [] },
    { _id: "plans", rev: 2, versions: [] },
    { _id: "other", rev: 1, versions: [] },
    { _id: "plans", rev: 1, versions: [], more: 1 },
  ];
  for (const one of emptied) {
    const before = read(one);
    expect(differing(seal, "calendars", before)).not.toBeNull();
    const over = marked(seal, "calendars", before, { ...before, ...published, rev: 3 });
    expect(differing(seal, "calendars", read(over))).not.toBeNull();
  }
});
