import fc from "fast-check";
import { anyOddDocument, anyOddQuery } from "./fixtures/anyOddDocument.ts";
import { removeAll, SEED, temporaryDatabase } from "./fixtures/temporary.ts";
import { compileQuery } from "./match.ts";
import { runPipeline } from "./aggregate.ts";
import { prefilterOf } from "./prefilter.ts";
import { decodeDoc, encodeDoc } from "./storedText.ts";
import type { Doc } from "./value.ts";

/** Goal: what is asked of SQLite changes how much is decoded, never what is found. */
const RUNS = Number(process.env["RUNS"] ?? 25);

const anyPipelineEnd: fc.Arbitrary<readonly Doc[]> = fc.constantFrom<readonly Doc[]>(
  [{ $group: { _id: "$a", n: { $sum: 1 }, all: { $push: "$d" } } }],
  [{ $group: { _id: null, last: { $last: "$e.x" }, most: { $max: { $ifNull: ["$b", "$c"] } } } }],
  [{ $unwind: "$list" }, { $group: { _id: "$list.x", ids: { $addToSet: "$_id" } } }],
  [{ $addFields: { "e.y": "$a" } }, { $sortByCount: "$e" }],
  [{ $match: { d: { $exists: true } } }, { $count: "n" }],
  [{ $count: "n" }],
  [{ $group: { _id: null, all: { $push: "$$ROOT" } } }],
);

/** Jest takes two invalid dates for different values. */
function texts(docs: readonly Doc[]): string[] {
  return docs.map(encodeDoc);
}

function none(): Doc[] {
  return [];
}

afterAll(removeAll);

it("finds, counts and groups what a filter over all documents would", async () => {
  const { database } = temporaryDatabase();
  let collections = 0;
  let pushed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyOddDocument, { minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(anyOddQuery, anyPipelineEnd), { minLength: 8, maxLength: 8 }),
      fc.nat(5),
      async (bodies, searches, limit) => {
        const name = `d${++collections}`;
        database.ensureCollection(name, []);
        const docs = bodies.map((body, at): Doc => ({ _id: at, ...decodeDoc(encodeDoc(body)) }));
        await database.insert(name, docs);
        for (const [query, end] of searches) {
          if (prefilterOf(query) !== undefined) pushed += 1;
          const expected = docs.filter(compileQuery(query));
          const cost = { documentsRead: 0, documentsWritten: 0 };
          expect(texts(await database.find(name, { query }, { cost }))).toEqual(texts(expected));
          expect(cost.documentsRead).toBe(docs.length);
          expect(await database.count(name, query)).toBe(expected.length);
          await expectFirst(limit + 1, name, query, expected);
          const grouped = await database.aggregate(name, [{ $match: query }, ...end]);
          const plain = runPipeline([...end, { $limit: 20 }], expected, { nowMs: 0, find: none });
          expect(texts(grouped)).toEqual(texts(plain));
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
  expect(pushed).toBeGreaterThan(RUNS); // Or nothing was tested.

  /** A search that stops at its limit has read up to the last document that it found, and no more. */
  async function expectFirst(limit: number, name: string, query: Doc, expected: readonly Doc[]) {
    const cost = { documentsRead: 0, documentsWritten: 0 };
    const found = await database.find(name, { query, limit }, { cost });
    expect(texts(found)).toEqual(texts(expected.slice(0, limit)));
    const last = expected[limit - 1];
    if (last !== undefined) expect(cost.documentsRead).toBe(Number(last["_id"]) + 1);
  }
});

it("encodes a document in one way only, so that its text can be made again", () => {
  fc.assert(
    fc.property(anyOddDocument, (doc) => {
      const text = encodeDoc(doc);
      expect(encodeDoc(decodeDoc(text))).toBe(text);
    }),
    { numRuns: RUNS * 10, seed: SEED },
  );
});
