/** Goal: no client reaches a document without the rules' word, at either door; and they are asked the right thing. */
import { removeAll } from "../database/fixtures/temporary.ts";
import { doorsOfTest, P, type DoorsOfTest, type Told } from "./fixtures/clientDoors.ts";

afterEach(removeAll);

const things = { collectionName: "things" };
const DOCUMENTS = `${P}/collections/things/documents`;
const query = (value: unknown) => `query=${encodeURIComponent(JSON.stringify(value))}`;
const read = (asked: object) => ({ operation: "read", query: asked });
const SET = [
  { operation: "update", query: { _id: "a" }, data: { n: 1 } },
  { operation: "create", data: { _id: "a", n: 1, _openid: "o-fan" } },
];
const STAGES = [
  { $match: { n: 1 } },
  { $match: { m: 2 } },
  { $lookup: { from: "others", pipeline: [{ $unionWith: "third" }], as: "o" } },
  { $facet: { all: [{ $graphLookup: { from: "fourth" } }] } },
];

type Row = [what: string, act: (doors: DoorsOfTest) => Promise<Told>, wishes: object[]];
const web =
  (action: string, fields: object) =>
  (doors: DoorsOfTest): Promise<Told> =>
    doors.web(`database.${action}`, { ...things, ...fields }, "fan");
const v1 =
  (method: string, tail: string, body?: unknown) =>
  (doors: DoorsOfTest): Promise<Told> =>
    doors.v1(method, `${DOCUMENTS}${tail}`, body, "fan");

const ROWS: Row[] = [
  ["queryDocument", web("queryDocument", { query: { n: 1 } }), [read({ n: 1 })]],
  ["queryDocument, all", web("queryDocument", {}), [read({})]],
  [
    "queryDocument, own",
    web("queryDocument", { query: { _openid: "{openid}" } }),
    [read({ _openid: "o-fan" })],
  ],
  ["countDocument", web("countDocument", { query: { n: 1 } }), [read({ n: 1 })]],
  [
    "addDocument",
    web("addDocument", { data: { n: 1 } }),
    [{ operation: "create", data: { n: 1, _openid: "o-fan" } }],
  ],
  [
    "updateDocument",
    web("updateDocument", { query: { _id: "a" }, data: { $set: { n: 1 } }, merge: true }),
    [{ operation: "update", query: { _id: "a" }, data: { $set: { n: 1 } } }],
  ],
  [
    "updateDocument, set",
    web("updateDocument", { query: { _id: "a" }, data: { n: 1 }, merge: false, upsert: true }),
    SET,
  ],
  [
    "deleteDocument",
    web("deleteDocument", { query: { n: 1 } }),
    [{ operation: "delete", query: { n: 1 } }],
  ],
  [
    "aggregate",
    web("aggregate", {
      stages: STAGES.slice(0, 3).map((stage) => {
        const [[stageKey, value] = []] = Object.entries(stage);
        return { stageKey, stageValue: JSON.stringify(value) };
      }),
    }),
    [read({ n: 1 }), { collection: "others", ...read({}) }, { collection: "third", ...read({}) }],
  ],
  ["GET documents", v1("GET", `?${query({ n: 1 })}`), [read({ n: 1 })]],
  ["GET documents, count", v1("GET", `?count=true&${query({ n: 1 })}`), [read({ n: 1 })]],
  ["GET documents/a", v1("GET", "/a"), [read({ _id: "a" })]],
  [
    "POST documents",
    v1("POST", "", { data: [{ n: 1 }] }),
    [{ operation: "create", data: { n: 1, _openid: "o-fan" } }],
  ],
  [
    "PATCH documents",
    v1("PATCH", "", { query: { _id: "a" }, data: { $set: { n: 1 } } }),
    [{ operation: "update", query: { _id: "a" }, data: { $set: { n: 1 } } }],
  ],
  [
    "PATCH documents, set",
    v1("PATCH", "", { query: { _id: "a" }, data: { n: 1 }, upsert: true, replaceMode: true }),
    SET,
  ],
  [
    "POST documents/remove",
    v1("POST", "/remove", { query: { n: 1 } }),
    [{ operation: "delete", query: { n: 1 } }],
  ],
  [
    "POST documents/aggregations",
    v1("POST", "/aggregations", { pipeline: STAGES }),
    [
      read({ n: 1 }),
      ...["others", "third", "fourth"].map((collection) => ({ collection, ...read({}) })),
    ],
  ],
];

function doorsWithThings(refuse?: Parameters<typeof doorsOfTest>[0]): DoorsOfTest {
  const doors = doorsOfTest(refuse);
  doors.database.createCollection("things");
  doors.database.createCollection("others");
  return doors;
}

it.each(ROWS)("%s", async (_, act, wishes) => {
  const doors = doorsWithThings();
  await act(doors);
  const asked = wishes.map((wish) => ({ collection: "things", ...wish }));
  expect(doors.wishes).toEqual(asked.map((wish) => expect.objectContaining(wish) as unknown));
  expect(doors.wishes.every(({ caller }) => caller?.openid === "o-fan")).toBe(true);
});

it.each(ROWS)("%s, refused: nothing is done, and the reason is told", async (_, act, wishes) => {
  // The last wish is the one refused: all that were granted before must not have done anything.
  let asked = 0;
  const doors = doorsWithThings({ refuse: () => (asked += 1) === wishes.length });
  await doors.database.insert("things", [{ _id: "z", n: 1 }]);
  const { status, body } = await act(doors);
  expect([200, 401]).toContain(status);
  expect(body).toMatchObject({
    code: "DATABASE_PERMISSION_DENIED",
    message: "Permission denied: the test says no",
    requestId: expect.any(String),
  });
  expect(await doors.database.find("things", {})).toEqual([{ _id: "z", n: 1 }]);
});

const inTransaction: [action: string, fields: object][] = [
  ["getInTransaction", {}],
  ["insertDocInTransaction", { data: '{"n":{"$numberInt":"1"}}' }],
  ["updateDocInTransaction", { data: '{"$set":{"n":{"$numberInt":"1"}}}' }],
  ["deleteDocInTransaction", {}],
];
it.each(inTransaction)("%s goes by the rules too", async (action, fields) => {
  const doors = doorsWithThings({ refuse: () => true });
  const transactionId = doors.database.startTransaction();
  const act = web(action, { transactionId, query: { _id: { $eq: "a" } }, ...fields });
  expect((await act(doors)).body["code"]).toBe("DATABASE_PERMISSION_DENIED");
});

it("binds no server: whoever has the API key is not asked, and may create a collection", async () => {
  const doors = doorsWithThings({ refuse: () => true });
  const mine = { collectionName: "mine" };
  expect((await doors.web("database.addCollection", mine, "server")).body).toMatchObject({
    data: {},
  });
  expect((await doors.v1("POST", `${P}/collections`, mine, "staff")).status).toBe(401);
  expect((await doors.web("database.countDocument", mine, "server")).body).toMatchObject({
    data: { total: 0 },
  });
  expect(doors.wishes).toEqual([]);
});

it("lets no aggregation write", async () => {
  const doors = doorsWithThings();
  const { body } = await v1("POST", "/aggregations", { pipeline: [{ $out: "things" }] })(doors);
  expect(body["code"]).toBe("DATABASE_PERMISSION_DENIED");
});
