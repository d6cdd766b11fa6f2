import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import { type Database, openDatabase } from "./index.ts";
import { type Doc } from "./value.ts";

/** Goal: keep the cases in which a careless use of an index would change what is found; luck finds them too seldom. */
const INDEXES = [["a"], ["a", "b"], ["-a", "b"], ["list.x", "list.y"]].map((paths) => ({
  name: paths.join(),
  keys: paths.map((path) => ({
    name: path.replace("-", ""),
    direction: path.startsWith("-") ? "-1" : "1",
  })),
}));

afterEach(removeAll);

const PATTERN = /^t/;

it.each<[string, Doc[], Doc, Doc | undefined, number[]]>([
  [
    "two conditions met by two elements of a list",
    [
      {
        list: [
          { x: 1, y: 5 },
          { x: 2, y: 9 },
        ],
      },
      { list: [{ x: 1, y: 1 }] },
    ],
    { $and: [{ list: { $elemMatch: { x: 1 } } }, { list: { $elemMatch: { y: 9 } } }] },
    undefined,
    [0],
  ],
  [
    "dotted conditions met by two elements",
    [
      {
        list: [
          { x: 1, y: 5 },
          { x: 2, y: 9 },
        ],
      },
    ],
    { "list.x": 1, "list.y": 9 },
    undefined,
    [0],
  ],
  ["a range met by two elements", [{ a: [0, 9] }], { a: { $gt: 3, $lt: 5 } }, undefined, [0]],
  ["a range met by one", [{ a: [0, 9] }], { a: { $elemMatch: { $gt: 3, $lt: 5 } } }, undefined, []],
  [
    "a whole list",
    [{ a: [1, 2] }, { a: [[1, 2]] }, { a: [2, 1] }],
    { a: [1, 2] },
    undefined,
    [0, 1],
  ],
  ["one of some lists", [{ a: [1, 2] }, { a: 3 }], { a: { $in: [[1, 2], 3] } }, undefined, [0, 1]],
  ["an empty list", [{ a: [] }, { a: null }, {}], { a: [] }, undefined, [0]],
  [
    "null",
    [{ a: [] }, { a: null }, {}, { a: [null] }, { a: 0 }],
    { a: null },
    undefined,
    [1, 2, 3],
  ],
  ["null or less", [{ a: null }, {}, { a: 0 }], { a: { $lte: null } }, undefined, [0, 1]],
  [
    "null below a list",
    [{ list: [{ y: 1 }] }, { list: [{ x: 1 }] }],
    { "list.x": null },
    undefined,
    [0],
  ],
  ["a pattern", [{ a: "text" }, { a: "no" }], { a: PATTERN }, undefined, [0]],
  [
    "one of some patterns",
    [{ a: "text" }, { a: "b" }],
    { a: { $in: [PATTERN, "b"] } },
    undefined,
    [0, 1],
  ],
  [
    "numbers of all types",
    [{ a: 1 }, { a: 2n ** 60n }, { a: 2 ** 60 }],
    { a: 2n ** 60n },
    undefined,
    [1, 2],
  ],
  [
    "one type only",
    [{ a: 5 }, { a: "5" }, { a: new Date(5) }, {}],
    { a: { $gt: 1 } },
    undefined,
    [0],
  ],
  ["lists by their least", [{ a: [3, 4] }, { a: 2 }, { a: [1, 9] }], {}, { a: 1 }, [2, 1, 0]],
  ["lists by their greatest", [{ a: [3, 4] }, { a: 5 }, { a: [1, 9] }], {}, { a: -1 }, [2, 1, 0]],
  [
    "a list's least beyond the range",
    [{ a: [1, 9] }, { a: [5, 6] }],
    { a: { $gt: 4 } },
    { a: 1 },
    [0, 1],
  ],
  [
    "sorted elements of another list",
    [
      {
        list: [
          { x: 1, y: 5 },
          { x: 2, y: 3 },
        ],
      },
      { list: [{ x: 1, y: 4 }] },
    ],
    { "list.x": 1 },
    { "list.y": 1 },
    [0, 1],
  ],
  ["a document met by several keys, once", [{ a: [1, 2, 3] }], { a: { $gte: 1 } }, undefined, [0]],
])("%s", async (_name, docs, query, order, expected) => {
  for (const indexes of [[], INDEXES]) {
    const { database } = temporaryDatabase();
    database.ensureCollection("d", indexes);
    await database.insert(
      "d",
      docs.map((doc, _id) => ({ _id, ...doc })),
    );
    const found = (await database.find("d", { query, order })).map(({ _id }) => Number(_id));
    expect(order ? found : found.sort()).toEqual(expected);
  }
});

it("remembers a list that it first met in a write that failed", async () => {
  const { database, directory } = temporaryDatabase();
  database.ensureCollection("d", INDEXES);
  await database.insert("d", [{ _id: 1 }]);
  await expect(database.insert("d", [{ _id: 2, a: [0, 9] }, { _id: 1 }])).rejects.toThrow("E11000");
  await database.insert("d", [{ _id: 2, a: [0, 9] }]);
  await database.close();
  const again = openDatabase({ directory, durability: "off", nowMs: () => 0 });
  expect(await again.find("d", { query: { a: { $gt: 3, $lt: 5 } } })).toHaveLength(1);
  await again.close();
});

it("finds once what two parts of an $or match", async () => {
  const { database } = temporaryDatabase();
  database.ensureCollection("d", INDEXES);
  await database.insert("d", [
    { _id: 1, a: 1 },
    { _id: 2, a: 3 },
  ]);
  const query = { $or: [{ a: { $lt: 2 } }, { a: 1 }, { _id: 1 }] };
  expect(await database.count("d", query)).toBe(1);
  expect(await database.find("d", { query })).toEqual([{ _id: 1, a: 1 }]);
});

it("sorts an aggregate whether an index gives the order or not", async () => {
  const { database } = temporaryDatabase();
  database.ensureCollection("d", INDEXES);
  await database.insert("d", [
    { _id: 1, a: 1, n: 2 },
    { _id: 2, a: 2, n: 3 },
    { _id: 3, a: 3, n: 1 },
  ]);
  const sortedBy = async (field: string): Promise<number[]> =>
    (await database.aggregate("d", [{ $sort: { [field]: -1 } }])).map(({ _id }) => Number(_id));
  expect(await sortedBy("n")).toEqual([2, 1, 3]);
  expect(await sortedBy("a")).toEqual([3, 2, 1]);
});

it("may walk one table while it walks it", async () => {
  const { database } = temporaryDatabase();
  await fillNumbers(database);
  const lookup = { from: "n", localField: "n", foreignField: "next", as: "before" };
  const found = await database.aggregate("n", [{ $lookup: lookup }]);
  expect(found.map(({ before }) => (before as Doc[]).length)).toEqual([0, 1, 1, 1]);
});

async function fillNumbers(database: Database): Promise<void> {
  database.createCollection("n");
  await database.insert(
    "n",
    [0, 1, 2, 3].map((n) => ({ _id: n, n, next: n + 1 })),
  );
}
