import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Database, type FindRequest, type IndexSpec } from "./index.ts";

/** Goal: pin how many documents a search reads. What it finds is `plan.property.test.ts`'s matter. */
const INDEXES: readonly IndexSpec[] = [
  index("owner", "owner", "at"),
  index("newest", "owner", "-rank"),
  index("rank", "rank"),
  index("schedule", "schedule.promoterId", "schedule.availableAtMs"),
  index("tags", "tags"),
];

function index(name: string, ...paths: string[]): IndexSpec {
  const keys = paths.map((path) =>
    path.startsWith("-")
      ? { name: path.slice(1), direction: "-1" }
      : { name: path, direction: "1" },
  );
  return { name, keys };
}

let database: Database;

beforeAll(async () => {
  ({ database } = temporaryDatabase());
  database.ensureCollection("cases", INDEXES);
  const docs = Array.from({ length: 400 }, (_, n) => ({
    _id: `c${String(n).padStart(3, "0")}`,
    owner: `o${n % 4}`,
    at: n,
    rank: n % 100,
    tags: [`t${n}`, `t${n + 1}`],
    note: n % 10 === 0 ? null : n,
    schedule: [
      { promoterId: "A", availableAtMs: n },
      { promoterId: `p${n}`, availableAtMs: n + 1_000 },
    ],
  }));
  await database.insert("cases", docs);
});
afterAll(removeAll);

async function cost(request: FindRequest): Promise<string> {
  const cost = { documentsRead: 0, documentsWritten: 0 };
  const found = await database.find("cases", request, { cost });
  return `${found.length} of ${cost.documentsRead}`;
}

const A_BETWEEN = { $elemMatch: { promoterId: "A", availableAtMs: { $gt: 10, $lte: 20 } } };

it.each<[string, FindRequest, string]>([
  ["nothing", { limit: 100 }, "100 of 100"],
  ["_id", { query: { _id: "c007" } }, "1 of 1"],
  ["several _ids", { query: { _id: { $in: ["c007", "c001", "none"] } } }, "2 of 2"],
  ["a range of _id", { query: { _id: { $gt: "c389" } } }, "10 of 10"],
  ["the last _ids", { order: { _id: -1 }, limit: 3 }, "3 of 3"],
  ["equality", { query: { owner: "o1" } }, "100 of 100"],
  ["equality and range", { query: { owner: "o1", at: { $gte: 50, $lt: 90 } } }, "10 of 10"],
  ["$and of them", { query: { $and: [{ at: { $lt: 90 } }, { owner: "o1" }] } }, "23 of 23"],
  ["equality and $in", { query: { owner: "o1", at: { $in: [1, 2, 5] } } }, "2 of 2"],
  ["$in and range", { query: { owner: { $in: ["o1", "o2"] }, at: { $gt: 390 } } }, "4 of 4"],
  ["a limit", { query: { owner: "o1" }, limit: 5, offset: 2 }, "5 of 7"],
  ["sorted by the next part", { query: { owner: "o1" }, order: { at: -1 }, limit: 5 }, "5 of 5"],
  ["by a descending part", { query: { owner: "o1" }, order: { rank: -1 }, limit: 5 }, "5 of 5"],
  ["by that the other way", { query: { owner: "o1" }, order: { rank: 1 }, limit: 5 }, "5 of 5"],
  ["by both parts", { order: { owner: 1, rank: -1 }, limit: 5 }, "5 of 5"],
  ["by both, reversed", { order: { owner: -1, rank: 1 }, limit: 5 }, "5 of 5"],
  ["a sorted range", { query: { rank: { $lt: 5 } }, order: { rank: 1 }, limit: 3 }, "3 of 3"],
  ["by the index alone", { query: { note: 3 }, order: { rank: 1 }, limit: 1 }, "1 of 13"],
  ["one element of a list", { query: { schedule: A_BETWEEN } }, "10 of 10"],
  [
    "two conditions on a list, which two elements may meet",
    { query: { "schedule.promoterId": "p7", "schedule.availableAtMs": { $lt: 8 } } },
    "1 of 1",
  ],
  ["a list of values", { query: { tags: "t7" } }, "2 of 2"],
  ["a list by two of its values", { query: { tags: { $all: ["t7", "t8"] } } }, "1 of 2"],
  ["what cannot be", { query: { owner: { $in: [] } } }, "0 of 0"],
  ["contradictions", { query: { rank: { $gt: 5, $lt: 3 } } }, "0 of 0"],
  ["$or", { query: { $or: [{ rank: 3 }, { owner: "o1", at: { $lt: 9 } }] } }, "6 of 6"],
  [
    "$or, sorted",
    { query: { $or: [{ rank: 3 }, { rank: 5 }] }, order: { at: -1 }, limit: 2 },
    "2 of 8",
  ],
  ["$or within a narrower query", { query: { rank: 3, $or: [{ at: 3 }, { note: 3 }] } }, "1 of 4"],
  [
    "$or of which one part has no index",
    { query: { $or: [{ rank: 3 }, { note: 3 }] } },
    "4 of 400",
  ],
  ["without an index", { query: { note: null } }, "40 of 400"],
])("%s: %j", async (_name, request, expected) => {
  expect(await cost(request)).toBe(expected);
});

it("serves the first $match and $sort of an aggregate, and $lookup", async () => {
  const cost = { documentsRead: 0, documentsWritten: 0 };
  const stages = [{ $match: { owner: "o1" } }, { $sort: { at: -1 } }, { $limit: 3 }];
  const found = await database.aggregate("cases", stages, { cost });
  expect(found.map(({ at }) => at)).toEqual([397, 393, 389]);
  expect(cost.documentsRead).toBe(3);
  const lookup = { from: "cases", localField: "_id", foreignField: "_id", as: "self" };
  await database.aggregate("cases", [{ $limit: 2 }, { $lookup: lookup }], { cost });
  expect(cost.documentsRead).toBe(3 + 2 + 2);
});

it("reads no document to count all", async () => {
  const cost = { documentsRead: 0, documentsWritten: 0 };
  expect(await database.count("cases", {}, { cost })).toBe(400);
  expect(cost.documentsRead).toBe(0);
});
