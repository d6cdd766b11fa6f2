import fc from "fast-check";
import { faultsIn } from "./faults.ts";
import { anyDocument, anyOrder, anyQuery } from "./fixtures/anyDocument.ts";
import { removeAll, SEED, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Database, type IndexSpec } from "./index.ts";
import { compileSort } from "./sort.ts";
import { type Doc } from "./value.ts";

/** Goal: an index changes how much is read, never what is found. */
const PATHS = ["a", "b", "c", "list", "list.x", "list.y", "a.x"];

const anyIndexes: fc.Arbitrary<IndexSpec[]> = fc.uniqueArray(
  fc.uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 3 }).chain((paths) =>
    fc.array(fc.constantFrom("1", "-1"), { minLength: 3, maxLength: 3 }).map((directions) => ({
      name: paths.join(),
      keys: paths.map((name, at) => ({ name, direction: directions[at] ?? "1" })),
    })),
  ),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);

const anyWrite = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), doc: anyDocument }),
  fc.record({
    kind: fc.constant("set" as const),
    query: anyQuery,
    path: fc.constantFrom("a", "b", "c", "list"),
    value: anyDocument,
  }),
  fc.record({ kind: fc.constant("remove" as const), query: anyQuery }),
);

type Write = typeof anyWrite extends fc.Arbitrary<infer W> ? W : never;

async function apply(database: Database, name: string, write: Write): Promise<string> {
  try {
    if (write.kind === "insert") await database.insert(name, [write.doc]);
    else if (write.kind === "remove")
      await database.remove(name, { query: write.query, multi: true });
    else {
      const data = { $set: { [write.path]: write.value[write.path] ?? 1 } };
      await database.update(name, { query: write.query, data, multi: true });
    }
    return "done";
  } catch (error) {
    return (error as Error).message;
  }
}

const RUNS = Number(process.env["RUNS"] ?? 100);

const numbered = (docs: readonly Doc[]): number[] =>
  docs.map(({ _id }) => Number(_id)).sort((a, b) => a - b);

/** Ties may come in any order, so what is compared is the sequence of sort keys. */
function expectSameOrder(order: Doc, left: readonly Doc[], right: readonly Doc[]): void {
  const compare = compileSort(order);
  expect(left.length).toBe(right.length);
  left.forEach((doc, at) => expect(compare(doc, right[at]!) || 0).toBe(0));
}

afterAll(removeAll);

it("finds the same with indexes as without, also after changes, and keeps its key tables exact", async () => {
  const plain = temporaryDatabase();
  const indexed = temporaryDatabase();
  let collections = 0;
  await fc.assert(
    fc.asyncProperty(
      anyIndexes,
      fc.array(anyDocument, { minLength: 5, maxLength: 12 }),
      fc.array(anyWrite, { maxLength: 5 }),
      fc.array(fc.tuple(anyQuery, anyOrder), { minLength: 8, maxLength: 8 }),
      fc.tuple(fc.nat(3), fc.nat(3)),
      async (indexes, docs, writes, searches, [offset, limit]) => {
        const name = `d${++collections}`;
        plain.database.ensureCollection(name, []);
        indexed.database.ensureCollection(name, indexes);
        const inserts = docs.map((doc) => ({ kind: "insert" as const, doc }));
        let at = 0;
        for (const given of [...inserts, ...writes]) {
          const write =
            given.kind === "insert" ? { ...given, doc: { ...given.doc, _id: at++ } } : given;
          const outcome = await apply(indexed.database, name, write);
          // MongoDB refuses two lists in one index, so a document may be too much for the indexes only.
          if (outcome.startsWith("cannot index parallel arrays")) continue;
          expect(await apply(plain.database, name, write)).toBe(outcome);
        }
        for (const [query, order] of searches) {
          const request = { query, order };
          const expected = await plain.database.find(name, request);
          const found = await indexed.database.find(name, request);
          expect(numbered(found)).toEqual(numbered(expected));
          expect(await indexed.database.count(name, query)).toBe(expected.length);
          if (order) expectSameOrder(order, found, expected);
          const page = { ...request, offset, limit: limit + 1 };
          const part = await indexed.database.find(name, page);
          expect(part).toEqual(found.slice(offset, offset + limit + 1));
        }
        expect(faultsIn(indexed.directory, name)).toEqual([]);
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
  expect(faultsIn(indexed.directory)).toEqual([]);
}, 600_000);
