import fc from "fast-check";
import { indexPart } from "./indexKeys.ts";
import { isCovered } from "./covered.ts";
import { anyDocument, anyScalar } from "./fixtures/anyDocument.ts";
import { removeAll, SEED, temporaryDatabase } from "./fixtures/temporary.ts";
import { compileQuery } from "./match.ts";
import { planFor } from "./plan.ts";
import { type Doc } from "./value.ts";

/** Goal: who counts by keys alone counts what a filter would let through. */
const RUNS = Number(process.env["RUNS"] ?? 100);
const INDEXES = [["a"], ["b", "a"], ["c", "b"], ["list.x", "b"], ["b", "list.x", "a"]].map(
  (paths) => ({ name: paths.join(), keys: paths.map((name) => ({ name, direction: "1" })) }),
);

const anyComparison = fc
  .dictionary(fc.constantFrom("$gt", "$gte", "$lt", "$lte", "$eq"), anyScalar, {
    ...{ minKeys: 1, maxKeys: 2, noNullPrototype: true },
  })
  .map((one): Doc => one);
const anyAsked = fc.oneof(
  anyScalar,
  anyComparison,
  fc.array(anyScalar, { minLength: 1, maxLength: 3 }).map((values): Doc => ({ $in: values })),
);
/** One or two fields, said at once or one by one. */
const anyQuery: fc.Arbitrary<Doc> = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "c", "list.x"), anyAsked), {
    ...{ minLength: 1, maxLength: 3 },
  })
  .chain((parts) =>
    fc.constantFrom<Doc>(Object.fromEntries(parts), {
      $and: parts.map(([path, asked]): Doc => ({ [path]: asked })),
    }),
  );

afterAll(removeAll);

it("counts by keys what matches", async () => {
  const { database } = temporaryDatabase();
  let [collections, covered] = [0, 0];
  const count = [{ $limit: 1_000 }, { $group: { _id: null, n: { $sum: 1 } } }];
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDocument, { minLength: 5, maxLength: 20 }),
      fc.array(anyQuery, { minLength: 12, maxLength: 12 }),
      async (bodies, queries) => {
        const name = `d${++collections}`;
        database.ensureCollection(name, INDEXES);
        const docs: Doc[] = [];
        for (const body of bodies) {
          const doc = { ...body, _id: docs.length };
          // Two lists in one index are refused.
          const isMade = await database.insert(name, [doc]).then(
            () => true,
            () => false,
          );
          if (isMade) docs.push(doc);
        }
        for (const query of queries) {
          if (isCoveredSomewhere(query)) covered += 1;
          const expected = docs.filter(compileQuery(query)).length;
          expect(await database.count(name, query)).toBe(expected);
          const [found] = await database.aggregate(name, [{ $match: query }, ...count]);
          expect(found?.["n"] ?? 0).toBe(expected);
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
  expect(covered).toBeGreaterThan(RUNS); // Or nothing was tested.
}, 60_000);

/** As if no list had ever been met. */
function isCoveredSomewhere(query: Doc): boolean {
  const [byId, ...indexes] = [["_id"], ...INDEXES.map(({ keys }) => keys.map(({ name }) => name))]
    .map((paths) => paths.map((path) => indexPart(path, "1")))
    .map((parts, at) => ({
      ...{ name: String(at), table: `k_${at}`, unique: false, parts, hasGrown: false },
      lists: parts.map(() => 0),
    }));
  if (!byId) throw new Error("no index");
  const collection = {
    name: "",
    table: "c_1",
    bornAt: 0,
    byId,
    indexes,
    geoPaths: new Set<string>(),
  };
  return isCovered(query, planFor(collection, query, undefined));
}
