/** Goal: every query and update command of the SDK (geography aside) does here what its documentation says. */
import { startTestServer, type TestServer } from "../testServer.ts";
import { nodeSdkOf, type NodeDatabase } from "./testing/serverSdks.ts";

let server: TestServer;
let db: NodeDatabase;
type Command = typeof db.command;

beforeAll(async () => {
  server = await startTestServer({});
  db = nodeSdkOf(server).database();
  await db.createCollection("asked");
  await db.createCollection("changed");
  await db.collection("asked").add(DOCS);
});
afterAll(() => server.close());

const DOCS = [
  { _id: "a", n: 1, s: "apple", tags: ["x", "y"], o: { k: 1 }, rows: [{ k: 1, q: 5 }] },
  { _id: "b", n: 2, s: "Apricot", tags: ["y"], o: { k: 2 }, rows: [{ k: 2, q: 9 }] },
  { _id: "c", n: 3, s: "berry", tags: [], o: { k: 3 }, only: true, rows: [] },
];

it.each<[name: string, where: (c: Command) => object, found: string]>([
  ["a value", () => ({ n: 2 }), "b"],
  ["an object", () => ({ o: { k: 2 } }), "b"],
  ["eq", (c) => ({ n: c.eq(1) }), "a"],
  ["neq", (c) => ({ n: c.neq(1) }), "bc"],
  ["gt", (c) => ({ n: c.gt(2) }), "c"],
  ["gte", (c) => ({ n: c.gte(2) }), "bc"],
  ["lt", (c) => ({ n: c.lt(2) }), "a"],
  ["lte", (c) => ({ n: c.lte(2) }), "ab"],
  ["in", (c) => ({ n: c.in([1, 3]) }), "ac"],
  ["nin", (c) => ({ n: c.nin([1, 3]) }), "b"],
  ["and", (c) => ({ n: c.gt(1).and(c.lt(3)) }), "b"],
  ["or on a field", (c) => ({ n: c.eq(1).or(c.eq(3)) }), "ac"],
  ["or of queries", (c) => c.or([{ n: 1 }, { s: "berry" }]), "ac"],
  ["nor", (c) => c.nor([{ n: 1 }, { s: "berry" }]), "b"],
  ["not", (c) => ({ n: c.not(c.eq(1)) }), "bc"],
  ["exists", (c) => ({ only: c.exists(true) }), "c"],
  ["exists not", (c) => ({ only: c.exists(false) }), "ab"],
  ["mod", () => ({ n: { $mod: [2, 1] } }), "ac"],
  ["all", (c) => ({ tags: c.all(["x", "y"]) }), "a"],
  ["size", (c) => ({ tags: c.size(0) }), "c"],
  ["elemMatch", (c) => ({ rows: c.elemMatch({ k: 2, q: c.gt(8) }) }), "b"],
  ["an element", () => ({ tags: "y" }), "ab"],
  ["a path", (c) => ({ "o.k": c.gte(2) }), "bc"],
  ["expr", (c) => c.expr(c.aggregate.eq(["$n", "$o.k"])), "abc"],
  ["jsonSchema", (c) => c.jsonSchema({ properties: { n: { bsonType: "int", minimum: 2 } } }), "bc"],
  ["jsonSchema beside a field", (c) => ({ ...c.jsonSchema({ required: ["only"] }), n: 3 }), "c"],
  [
    "jsonSchema in a list of queries",
    (c) => c.or([{ n: 2 }, c.jsonSchema({ properties: { tags: { minItems: 2 } } })]),
    "ab",
  ],
  [
    "jsonSchema of what lies inside",
    (c) => c.jsonSchema({ properties: { rows: { items: { properties: { q: { maximum: 5 } } } } } }),
    "ac",
  ],
  ["a regular expression", () => ({ s: /^ap/i }), "ab"],
  ["db.RegExp", () => ({ s: db.RegExp({ regexp: "^b", options: "" }) }), "c"],
])("asks by %s", async (_, where, found) => {
  const { data } = await db.collection("asked").where(where(db.command)).get();
  const ids = (data as { _id: string }[]).map(({ _id }) => _id).sort();
  expect(ids.join("")).toBe(found);
});

it.each<[name: string, change: (c: Command) => object, after: object]>([
  ["a value", () => ({ n: 9 }), { n: 9 }],
  ["a nested value", () => ({ o: { j: 2 } }), { o: { k: 1, j: 2 } }],
  ["set", (c) => ({ o: c.set({ j: 2 }) }), { o: { j: 2 } }],
  ["remove", (c) => ({ s: c.remove() }), { s: undefined }],
  ["inc", (c) => ({ n: c.inc(-3) }), { n: -2 }],
  ["mul", (c) => ({ n: c.mul(4) }), { n: 4 }],
  ["bit and", (c) => ({ n: c.bit({ and: 6 }) }), { n: 0 }],
  ["bit or", (c) => ({ n: c.bit({ or: 6 }) }), { n: 7 }],
  ["bit xor, nested", (c) => ({ o: { k: c.bit({ xor: 3 }) } }), { o: { k: 2 } }],
  ["bit of nothing", (c) => ({ flags: c.bit({ or: 2 ** 40 }) }), { flags: 2 ** 40 }],
  ["min", (c) => ({ n: c.min(0) }), { n: 0 }],
  ["max", (c) => ({ n: c.max(7) }), { n: 7 }],
  ["rename", (c) => ({ s: c.rename("t") }), { s: undefined, t: "apple" }],
  ["push", (c) => ({ tags: c.push("z") }), { tags: ["x", "y", "z"] }],
  ["push of several", (c) => ({ tags: c.push(["z", "w"]) }), { tags: ["x", "y", "z", "w"] }],
  [
    "push, sorted and cut",
    (c) => ({ tags: c.push({ each: ["w"], position: 0, sort: 1, slice: 2 }) }),
    { tags: ["w", "x"] },
  ],
  ["unshift", (c) => ({ tags: c.unshift("w") }), { tags: ["w", "x", "y"] }],
  ["pop", (c) => ({ tags: c.pop() }), { tags: ["x"] }],
  ["shift", (c) => ({ tags: c.shift() }), { tags: ["y"] }],
  ["pull", (c) => ({ rows: c.pull({ k: 1 }) }), { rows: [] }],
  ["pullAll", (c) => ({ tags: c.pullAll(["x", "y"]) }), { tags: [] }],
  ["addToSet of one there", (c) => ({ tags: c.addToSet("x") }), { tags: ["x", "y"] }],
  [
    "addToSet of several",
    (c) => ({ tags: c.addToSet({ $each: ["x", "z"] }) }),
    { tags: ["x", "y", "z"] },
  ],
])("changes by %s", async (_, change, after) => {
  const all = db.collection("changed");
  const { _id, ...fields } = DOCS[0] ?? { _id: "" };
  await all.doc(_id).set(fields);
  await all.doc(_id).update(change(db.command));
  const expected = Object.entries({ ...fields, ...after }).filter(
    ([, value]) => value !== undefined,
  );
  expect((await all.doc(_id).get()).data).toEqual([{ _id, ...Object.fromEntries(expected) }]);
});

/** Goal: the SDK's user reads the reason, and which command it was that is not emulated. */
it.each<[name: string, where: (c: Command) => object, message: string]>([
  [
    "text",
    (c) => ({ $text: c.text({ search: "apple", diacriticSensitive: false }) }),
    "not emulated: $text",
  ],
  [
    "a schema that is none",
    (c) => c.jsonSchema({ properties: { n: { type: "integer" } } }),
    "$jsonSchema type 'integer' is not currently supported.",
  ],
])("is told why it may not ask by %s", async (_, where, message) => {
  const asking = db.collection("asked").where(where(db.command)).get();
  await expect(asking).rejects.toThrow(message);
});

it("is told why it may not change the bits of a text", async () => {
  const all = db.collection("changed");
  await all.doc("text").set({ s: "apple" });
  await expect(all.doc("text").update({ s: db.command.bit({ or: 1 }) })).rejects.toThrow(
    "Cannot apply $bit to a value of non-integral type",
  );
});
