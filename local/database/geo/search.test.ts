/** Goal: searches around a place find what is near, the nearest first, where the collection has a 2dsphere index. */
import type { Database, Doc } from "../index.ts";
import { removeAll, temporaryDatabase } from "../fixtures/temporary.ts";

const METRES_A_DEGREE = (Math.PI / 180) * 6_378_100;
const point = (longitude: number, latitude = 0): Doc => ({
  type: "Point",
  coordinates: [longitude, latitude],
});
const near = (o: Doc = {}): Doc => ({ at: { $nearSphere: { $geometry: point(0), ...o } } });

let database: Database;
beforeAll(async () => {
  ({ database } = temporaryDatabase());
  database.ensureCollection("shops", [
    { name: "geo", keys: [{ name: "at", direction: "2dsphere" }] },
    { name: "kind", keys: [{ name: "kind", direction: "1" }] },
  ]);
  await database.insert("shops", [
    { _id: "c", at: point(3), kind: "tea", n: 1 },
    { _id: "a", at: point(1), kind: "tea", n: 3 },
    { _id: "b", at: [2, 0], kind: "rice", n: 2 },
    { _id: "nowhere", kind: "tea", n: 4 },
  ]);
});
afterAll(removeAll);

const ids = async (query: Doc, o: object = {}): Promise<unknown[]> =>
  (await database.find("shops", { query, ...o })).map(({ _id }) => _id);

it("finds the nearest first, and nobody who is nowhere", async () => {
  expect(await ids(near())).toEqual(["a", "b", "c"]);
  expect(await ids(near(), { offset: 1, limit: 1 })).toEqual(["b"]);
  expect(await ids(near(), { order: { n: 1 } })).toEqual(["c", "b", "a"]);
  expect(await ids({ ...near(), kind: "tea" })).toEqual(["a", "c"]);
  expect(await ids({ $and: [{ kind: "tea" }, near()] })).toEqual(["a", "c"]);
});

it("keeps to distances in metres, and counts", async () => {
  const from = 1.5 * METRES_A_DEGREE;
  expect(await ids(near({ $minDistance: from, $maxDistance: 2.5 * METRES_A_DEGREE }))).toEqual([
    "b",
  ]);
  expect(await database.count("shops", near({ $maxDistance: from }))).toBe(1);
});

it("updates and removes what is near", async () => {
  const { updated } = await database.update("shops", {
    query: near({ $maxDistance: 1.5 * METRES_A_DEGREE }),
    data: { $set: { close: true } },
    multi: true,
  });
  expect(updated).toBe(1);
  expect(await ids({ close: true })).toEqual(["a"]);
});

it("gives the distance in a pipeline, and goes on from there", async () => {
  const stage = {
    $geoNear: {
      near: point(0),
      distanceField: "far.metres",
      query: { kind: "tea" },
      includeLocs: "where",
      spherical: true,
    },
  };
  const found = await database.aggregate("shops", [stage, { $project: { far: 1, where: 1 } }]);
  expect(found).toEqual([
    { _id: "a", far: { metres: expect.closeTo(METRES_A_DEGREE, 3) }, where: point(1) },
    { _id: "c", far: { metres: expect.closeTo(3 * METRES_A_DEGREE, 3) }, where: point(3) },
  ]);
  expect(
    await database.aggregate("shops", [stage, { $group: { _id: null, n: { $sum: "$n" } } }]),
  ).toEqual([{ _id: null, n: 4 }]);
});

it("uses $geoWithin like other conditions, with a $match too", async () => {
  const within = { at: { $geoWithin: { $centerSphere: [[0, 0], (2.5 * Math.PI) / 180] } } };
  expect((await ids(within)).sort()).toEqual(["a", "b"]);
  expect(await database.count("shops", within)).toBe(2);
  expect(await database.aggregate("shops", [{ $match: within }, { $count: "n" }])).toEqual([
    { n: 2 },
  ]);
});

it.each<[string, () => Promise<unknown>, RegExp]>([
  [
    "a collection without such an index",
    async () => {
      database.ensureCollection("plain", []);
      await database.find("plain", { query: near() });
    },
    /unable to find index for \$geoNear query: plain needs a 2dsphere index of at/,
  ],
  ["no place in its field", () => database.insert("shops", [{ at: "here" }]), /geo keys: shops/],
  [
    "an update that takes the place away",
    () => database.update("shops", { query: { _id: "a" }, data: { $set: { at: 5 } } }),
    /geo keys/,
  ],
  [
    "a $match around a place",
    () => database.aggregate("shops", [{ $match: near() }]),
    /stands at the top of a find's query/,
  ],
  [
    "an option that is not known",
    () => database.aggregate("shops", [{ $geoNear: { near: point(0), distanceField: "d", x: 1 } }]),
    /not emulated: \$geoNear x/,
  ],
])("refuses %s", async (_, wish, message) => {
  await expect(wish()).rejects.toMatchObject({
    code: "DATABASE_REQUEST_FAILED",
    message: expect.stringMatching(message),
  });
});
