import { NOTHING, REFUSED, type Case, type Documents } from "./case.ts";
import { expressions, type Row } from "./rows.ts";

const ID = { $oid: "64b000000000000000000001" };
const DOCUMENT: Documents = [
  { _id: 1, v: 1, no: null, o: { a: 1 }, id: ID, s: "5", list: [{ x: 1 }, { x: 2 }, 3] },
];

/** Choices, documents, conversions, variables. */
const ROWS: readonly Row[] = [
  ["$cond", { $cond: [{ $lt: ["$v", 2] }, "lo", "hi"] }, "lo"],
  ["$cond by names", { $cond: { if: "$none", then: 1, else: 2 } }, 2],
  ["$cond: 0 is false, a text is true", [{ $cond: [0, 1, 2] }, { $cond: ["", 1, 2] }], [2, 1]],
  ["$ifNull", { $ifNull: ["$no", "x"] }, "x"],
  ["$ifNull of several", { $ifNull: ["$none", "$no", 3] }, 3],
  ["$switch", { $switch: { branches: [{ case: { $gt: ["$v", 5] }, then: 1 }], default: 2 } }, 2],
  ["$switch without a way out", { $switch: { branches: [{ case: false, then: 1 }] } }, REFUSED],
  [
    "$and, $or, $not",
    [{ $and: [1, "$v"] }, { $or: [0, "$no"] }, { $not: ["$no"] }],
    [true, false, true],
  ],
  ["$and of nothing", { $and: [] }, true],
  ["$literal", { $literal: "$v" }, "$v"],
  ["$let", { $let: { vars: { x: { $add: ["$v", 1] } }, in: { $multiply: ["$$x", 10] } } }, 20],
  ["an unknown variable", "$$nobody", REFUSED],
  ["$$NOW", "$$NOW", { $date: 1700000000000 }],
  ["$$ROOT of a field", "$$ROOT.o.a", 1],
  ["a path through a list", "$list.x", [1, 2]],
  ["a position is no path in expressions", "$list.0", []],
  ["$mergeObjects", { $mergeObjects: ["$o", { b: 2 }] }, { a: 1, b: 2 }],
  ["$mergeObjects of null", { $mergeObjects: ["$no", "$none"] }, {}],
  ["$mergeObjects of a number", { $mergeObjects: [1] }, REFUSED],
  ["$objectToArray", { $objectToArray: "$o" }, [{ k: "a", v: 1 }]],
  [
    "$arrayToObject of pairs",
    {
      $arrayToObject: {
        $literal: [
          ["a", 1],
          ["b", 2],
        ],
      },
    },
    { a: 1, b: 2 },
  ],
  ["$arrayToObject of documents", { $arrayToObject: [[{ k: "a", v: 1 }]] }, { a: 1 }],
  ["$getField", { $getField: { field: "a", input: "$o" } }, 1],
  ["$setField", { $setField: { field: "b", input: "$o", value: 2 } }, { a: 1, b: 2 }],
  ["$unsetField", { $unsetField: { field: "a", input: "$o" } }, {}],
  ["$toString of an ObjectId", { $toString: "$id" }, "64b000000000000000000001"],
  ["$toString of a number", { $toString: 2.5 }, "2.5"],
  ["$toString of a date", { $toString: { $toDate: 0 } }, "1970-01-01T00:00:00.000Z"],
  ["$toObjectId", { $toObjectId: "64b000000000000000000001" }, ID],
  ["$toObjectId of no id", { $toObjectId: "64b" }, REFUSED],
  ["$toInt of a text", { $toInt: "$s" }, 5],
  ["$toInt of a fraction", { $toInt: 5.9 }, 5],
  ["$toInt of a text with a fraction", { $toInt: "5.9" }, REFUSED],
  ["$toInt beyond 32 bits", { $toInt: 3000000000 }, REFUSED],
  ["$toLong of a date", { $toLong: { $toDate: 5 } }, 5],
  ["$toDouble of true", { $toDouble: true }, 1],
  ["$toDouble of a text", { $toDouble: "-5.5" }, -5.5],
  [
    "$toDate of a text",
    { $toDate: "2018-03-20 11:00:06 +0500" },
    { $date: "2018-03-20T06:00:06Z" },
  ],
  ["$toDate of an ObjectId", { $toDate: "$id" }, { $date: "2023-07-13T13:45:36Z" }],
  ["$toBool of a text", { $toBool: "false" }, true],
  ["$toBool of 0", { $toBool: 0 }, false],
  ["$convert", { $convert: { input: "$s", to: "int" } }, 5],
  ["$convert onError", { $convert: { input: "x", to: "int", onError: -1 } }, -1],
  ["$convert onNull", { $convert: { input: "$no", to: "int", onNull: 0 } }, 0],
  ["$isNumber", [{ $isNumber: "$v" }, { $isNumber: "$s" }], [true, false]],
  ["a conversion of null", { $toInt: "$no" }, null],
  ["missing in a list is null", ["$none"], [null]],
  ["missing in a document is left out", { a: "$none", b: 1 }, { b: 1 }],
  ["$first of missing", { $first: "$none" }, null],
  ["$$REMOVE", "$$REMOVE", NOTHING],
  ["an unknown operator", { $foo: 1 }, REFUSED],
  ["two operators in one", { $add: [1], $sum: 1 }, REFUSED],
];

export const CHOICES: readonly Case[] = expressions("choices", DOCUMENT, ROWS);
