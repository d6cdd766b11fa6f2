import fc from "fast-check";
import { compareValues } from "./compare.ts";
import { compileQuery } from "./match.ts";
import { ObjectId, type Doc, type Value } from "./value.ts";

const OLD = new ObjectId("64b000000000000000000001");
const NEW = new ObjectId("64b000000000000000000002");

/** One document for each kind of value that a field `a` may have; the letter says which. */
const ZOO: readonly Doc[] = [
  { _id: "number", a: 1 },
  { _id: "null", a: null },
  { _id: "none" },
  { _id: "text", a: "x" },
  { _id: "list", a: [1, 2] },
  { _id: "true", a: true },
  { _id: "doc", a: { b: 1, c: 2 } },
  { _id: "docs", a: [{ b: 1 }, { b: 5 }] },
];

function found(query: Doc, docs: readonly Doc[] = ZOO): string {
  return docs
    .filter(compileQuery(query))
    .map((doc) => doc["_id"])
    .join(" ");
}

/** Goal: pin which kinds of values each operator matches, missing fields and lists above all. */
it.each<[Doc, string]>([
  [{}, "number null none text list true doc docs"],
  [{ a: null }, "null none"],
  [{ a: { $ne: null } }, "number text list true doc docs"],
  [{ a: { $exists: true } }, "number null text list true doc docs"],
  [{ a: { $exists: false } }, "none"],
  [{ a: { $lte: null } }, "null none"],
  [{ a: { $gte: null } }, "null none"],
  [{ a: { $gt: null } }, ""],
  [{ a: 1 }, "number list"],
  [{ a: [1, 2] }, "list"],
  [{ a: [2, 1] }, ""],
  [{ a: { b: 1, c: 2 } }, "doc"],
  [{ a: { c: 2, b: 1 } }, ""],
  [{ "a.b": 5 }, "docs"],
  [{ "a.b": 1 }, "doc docs"],
  [{ "a.b": null }, "number null none text true"],
  [{ "a.b": { $exists: false } }, "number null none text list true"],
  [{ "a.0": 1 }, "list"],
  [{ "a.1.b": 5 }, "docs"],
  [{ "a.0.b": 5 }, ""],
  [{ a: { $in: [null, 1] } }, "number null none list"],
  [{ a: { $in: [/^x/, true] } }, "text true"],
  [{ a: { $in: [] } }, ""],
  [{ a: { $nin: [1] } }, "null none text true doc docs"],
  [{ a: { $elemMatch: { b: { $gt: 4, $lt: 6 } } } }, "docs"],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, "list"],
  [{ a: { $elemMatch: { b: 2 } } }, ""],
  [{ a: { $gt: 1 } }, "list"],
  [{ a: { $gt: "a" } }, "text"],
  [{ a: { $gt: false } }, "true"],
  [{ a: { $lt: 2 } }, "number list"],
  [{ a: { $all: [1] } }, "number list"],
  [{ a: { $all: [1, 2] } }, "list"],
  [{ a: { $all: [] } }, ""],
  [{ a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 5 } }] } }, "docs"],
  [{ a: { $size: 2 } }, "list docs"],
  [{ a: { $not: { $gt: 0 } } }, "null none text true doc docs"],
  [{ a: { $not: { $gt: 0, $lt: 2 } } }, "null none text true doc docs"],
  [{ a: { $not: /x/ } }, "number null none list true doc docs"],
  [{ a: /X/i }, "text"],
  [{ a: { $regex: "^X", $options: "i" } }, "text"],
  [{ a: { $type: "bool" } }, "true"],
  [{ a: { $type: 9 } }, ""],
  [{ a: { $type: "array" } }, "list docs"],
  [{ a: { $type: ["number", "string"] } }, "number text list"],
  [{ a: { $type: "long" } }, ""],
  [{ a: true }, "true"],
  [{ a: { $eq: { b: 1, c: 2 } } }, "doc"],
  [
    { $and: [{ $nor: [{ a: { $exists: true } }] }, { $or: [{ _id: "none" }, { _id: "x" }] }] },
    "none",
  ],
  [{ $or: [{ a: "x" }, { a: true }] }, "text true"],
  [{ $nor: [{ a: { $exists: true } }, { _id: "none" }] }, ""],
  [{ $expr: { $eq: ["$a", "x"] } }, "text"],
  [{ a: 1, $comment: "why" }, "number list"],
  [{ constructor: { $exists: true } }, ""],
])("%j finds: %s", (query, expected) => {
  expect(found(query)).toBe(expected);
});

/** Goal: the types that JSON does not have, and numbers at their edges. */
it.each<[string, Value | undefined, Value, boolean]>([
  ["ObjectIds of the same digits are equal", OLD, new ObjectId(OLD.hex), true],
  ["an ObjectId is among others", OLD, { $in: [NEW, new ObjectId(OLD.hex)] }, true],
  ["a later ObjectId is greater", NEW, { $gt: OLD }, true],
  ["an ObjectId is not its digits", OLD.hex, OLD, false],
  ["an ObjectId has a type", OLD, { $type: "objectId" }, true],
  ["dates are equal by their time", new Date(5), new Date(5), true],
  ["dates have ranges", new Date(9), { $gt: new Date(5), $lte: new Date(9) }, true],
  ["a date is never greater than a number", new Date(5), { $gt: 1 }, false],
  ["true is not 1", 1, true, false],
  ["NaN equals NaN", NaN, NaN, true],
  ["NaN is not below a number", NaN, { $lt: 5 }, false],
  ["NaN is at least NaN", NaN, { $gte: NaN }, true],
  ["no number is at least NaN", 5, { $gte: NaN }, false],
  ["a long equals itself", 9007199254740993n, 9007199254740993n, true],
  ["a long is not its rounded double", 9007199254740993n, 9007199254740992, false],
  ["a long equals a double of its value", 9007199254740992n, 9007199254740992, true],
  [
    "a long is greater than the double below it",
    9007199254740993n,
    { $gt: 9007199254740992 },
    true,
  ],
  ["a range over a list may be met by two elements", [0, 3], { $gt: 1, $lt: 2 }, true],
  ["$elemMatch wants one element for both", [0, 3], { $elemMatch: { $gt: 1, $lt: 2 } }, false],
  ["$elemMatch does not look into lists in the list", [[5]], { $elemMatch: { $gt: 1 } }, false],
  ["a list in a list is an element", [[1, 2], 3], [1, 2], true],
  ["a list inside a list is not looked into", [[1, 2]], { $in: [1] }, false],
  ["$mod cuts the fraction off", 4.5, { $mod: [2, 0] }, true],
  ["$mod has the dividend's sign", -5, { $mod: [4, -1] }, true],
  ["$mod divides longs", 9007199254740993n, { $mod: [2, 1] }, true],
  ["$mod passes what is no number", "5", { $mod: [5, 0] }, false],
  ["$options x ignores spaces and comments", "abc", { $regex: "a b c # why", $options: "x" }, true],
  ["an expression finds an element of a list", ["q", "abc"], { $regex: "^ab" }, true],
  ["an expression counts characters", "\u{1f600}", /^.$/u, true],
  ["(?i) inside the pattern", "ABC", { $regex: "(?i)^ab" }, true],
  ["a missing field is not in a list", undefined, { $in: [1] }, false],
])("%s", (_, value, condition, expected) => {
  const doc: Doc = value === undefined ? {} : { a: value };
  expect(compileQuery({ a: condition })(doc)).toBe(expected);
});

it("gives the same answer each time with a global expression", () => {
  const matches = compileQuery({ a: /x/g });
  expect([1, 2, 3].map(() => matches({ a: "x" }))).toEqual([true, true, true]);
});

it("compares fields of one document in $expr, across types as BSON orders them", () => {
  const docs = [
    { _id: 1, x: 3, y: 2 },
    { _id: 2, x: 1, y: 2 },
    { _id: 3, x: "a", y: 2 },
  ];
  expect(found({ $expr: { $gt: ["$x", "$y"] } }, docs)).toBe("1 3");
});

it("splits all scalars of one type by any value of it: less, equal or greater", () => {
  const scalar = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  );
  fc.assert(
    fc.property(scalar, scalar, (value, bound) => {
      const answers = ["$lt", "$eq", "$gt"].map((operator) =>
        compileQuery({ a: { [operator]: bound } })({ a: value }),
      );
      const order = Math.sign(compareValues(value, bound));
      expect(answers).toEqual([order < 0, order === 0, order > 0]);
    }),
  );
});
