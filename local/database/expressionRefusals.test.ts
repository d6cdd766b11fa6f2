import { compileExpression } from "./expression.ts";
import { outermostScope } from "./expressions/evaluate.ts";
import { ObjectId, type Doc, type Value } from "./value.ts";

const DOC: Doc = {
  _id: 1,
  one: 1,
  two: 2,
  half: 2.5,
  big: 9007199254740993n,
  nothing: null,
  text: "中文ab",
  yes: true,
  list: [1, 2],
  docs: [{ b: 1 }, { c: 2 }, 3, { b: 4 }],
  doc: { a: 1, b: { c: 2 } },
  at: new Date("2026-03-01T16:30:05.007Z"),
  epoch: new Date(0),
  id: new ObjectId("64b000000000000000000001"),
};

function valueOf(expression: Value): Value | undefined {
  return compileExpression(expression, outermostScope(5))(DOC);
}

/** Goal: an error wherever MongoDB gives one, and the name of what is not emulated. */
it.each<[Value, RegExp]>([
  [{ $foo: 1 }, /not emulated: \$foo/],
  [{ $zip: { inputs: [] } }, /not emulated: \$zip/],
  [{ $filter: { input: [], cond: true, limit: 1 } }, /not emulated: \$filter limit/],
  ["$$CLUSTER_TIME", /not emulated: \$\$CLUSTER_TIME/],
  ["$$mine", /undefined variable: mine/],
  ["$", /not a valid FieldPath/],
  [{ $add: [1, 2], $sum: 1 }, /exactly one field/],
  [{ $add: ["$text", 1] }, /\$add only supports numeric or date types, not string/],
  [{ $add: ["$at", "$at"] }, /only one date/],
  [{ $add: ["$big", 0.5] }, /not emulated: arithmetic of a long/],
  [{ $multiply: ["$at", 2] }, /\$multiply only supports numeric/],
  [{ $multiply: ["$big", "$big"] }, /overflow/],
  [{ $subtract: [1, "$at"] }, /can't \$subtract date from int/],
  [{ $subtract: [1] }, /exactly 2 arguments/],
  [{ $divide: ["$one", 0] }, /can't \$divide by zero/],
  [{ $divide: ["$text", 2] }, /\$divide only supports numeric/],
  [{ $mod: [1, 0] }, /can't \$mod by zero/],
  [{ $abs: "$text" }, /\$abs only supports numeric/],
  [{ $round: [1, 2.5] }, /precision/],
  [{ $cond: [1, 2] }, /exactly 3/],
  [{ $cond: { if: 1, then: 2 } }, /Missing 'else'/],
  [{ $switch: { branches: [{ case: false, then: 1 }] } }, /could not find a matching branch/],
  [{ $size: "$none" }, /must be an array, but was of type: missing/],
  [{ $arrayElemAt: ["$text", 0] }, /must be an array, not string/],
  [{ $in: [1, "$one"] }, /requires an array/],
  [{ $concatArrays: ["$one"] }, /only supports arrays/],
  [{ $map: { input: "$one", in: 1 } }, /must be an array, not int/],
  [{ $map: { input: [], as: "Up", in: 1 } }, /not a valid name/],
  [{ $slice: ["$list", 0, 0] }, /must be positive/],
  [{ $concat: ["$one"] }, /only supports strings, not int/],
  [{ $substr: ["$text", 1, 2] }, /middle of a UTF-8 character/],
  [{ $substrCP: ["$text", -1, 2] }, /non-negative/],
  [{ $split: ["a", ""] }, /non-empty separator/],
  [{ $strLenCP: "$none" }, /requires a string argument, not missing/],
  [{ $toInt: "1.5" }, /Unsupported conversion from string by \$toInt/],
  [{ $toInt: 3000000000 }, /\$toInt/],
  [{ $toDate: "yesterday" }, /\$toDate/],
  [{ $toString: "$list" }, /\$toString/],
  [{ $mergeObjects: ["$one"] }, /requires object inputs/],
  [{ $objectToArray: "$list" }, /requires a document/],
  [{ $arrayToObject: [[[1, 2]]] }, /must be of type string/],
  [{ $dateToString: { date: "$one" } }, /can't convert from BSON type int to Date/],
  [{ $dateToString: { date: "$at", format: "%Q" } }, /Invalid format character '%Q'/],
  [{ $dateToString: { date: "$at", format: "%V" } }, /not emulated: \$dateToString %V/],
  [{ $dateToString: { date: "$at", timezone: "Mars/Base" } }, /unrecognized time zone/],
  [{ "a.b": 1 }, /may not contain '\.'/],
])("%p is refused", (expression, message) => {
  expect(() => valueOf(expression)).toThrow(
    expect.objectContaining({
      code: "DATABASE_REQUEST_FAILED",
      message: expect.stringMatching(message),
    }),
  );
});
