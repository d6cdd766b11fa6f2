import { compileQuery } from "./match.ts";
import type { Doc } from "./value.ts";

/** Goal: what is not emulated is refused by name, before a document is seen. */
it.each<[Doc, string]>([
  [{ $where: "this.a" }, "$where"],
  [{ $text: { $search: "x" } }, "$text"],
  [{ a: { $foo: 1 } }, "$foo"],
  [{ $expr: { $foo: 1 } }, "$foo"],
])("%j is refused as not emulated", (query, name) => {
  expect(() => compileQuery(query)).toThrow(
    expect.objectContaining({
      code: "DATABASE_REQUEST_FAILED",
      message: `not emulated: ${name}`,
    }),
  );
});

it.each<[Doc, RegExp]>([
  [{ a: { $lt: { $tcb_server_date: { offset: 0 } } } }, /not resolved/],
  [{ a: { $geoWithin: {} } }, /\$geoWithin needs one geometry/],
  [{ a: { $geoIntersects: {} } }, /\$geoIntersects needs one geometry/],
  [{ a: { $nearSphere: {} } }, /\$nearSphere stands at the top/],
  [{ $or: [{ a: { $elemMatch: { b: { $near: 1 } } } }] }, /\$near stands at the top/],
  [{ a: { $in: 1 } }, /\$in needs an array/],
  [{ a: { $nin: "x" } }, /\$nin needs an array/],
  [{ a: { $in: [{ $gt: 1 }] } }, /cannot nest \$/],
  [{ a: { $all: 1 } }, /\$all needs an array/],
  [{ a: { $size: -1 } }, /\$size/],
  [{ a: { $mod: [1] } }, /not enough elements/],
  [{ a: { $mod: [0, 1] } }, /divisor cannot be 0/],
  [{ a: { $elemMatch: 1 } }, /\$elemMatch needs an Object/],
  [{ a: { $not: 1 } }, /\$not needs/],
  [{ a: { $bitsAllSet: -1 } }, /\$bitsAllSet takes/],
  [{ a: { $bitsAnyClear: [-1] } }, /bit positions of \$bitsAnyClear/],
  [{ a: { $type: "nonsense" } }, /Unknown type name/],
  [{ a: { $regex: "(" } }, /invalid/],
  [{ a: { $options: "i" } }, /\$options needs a \$regex/],
  [{ a: { $ne: /x/ } }, /RegEx/],
  [{ a: { $gt: 1, b: 2 } }, /unknown operator: b/],
  [{ a: { b: 1, $gt: 2 } }, /unknown operator: b/],
  [{ $or: [] }, /nonempty array/],
  [{ $and: {} }, /must be an array/],
  [{ $nor: [1] }, /full objects/],
  [{ "a..b": 1 }, /empty field name/],
])("%j is refused as malformed", (query, message) => {
  expect(() => compileQuery(query)).toThrow(
    expect.objectContaining({
      code: "DATABASE_REQUEST_FAILED",
      message: expect.stringMatching(message),
    }),
  );
});
