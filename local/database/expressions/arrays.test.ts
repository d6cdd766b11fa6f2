import { compileExpression } from "../expression.ts";
import { outermostScope } from "./evaluate.ts";
import type { Doc, Value } from "../value.ts";

const DOC: Doc = {
  one: 1,
  two: 2,
  nothing: null,
  text: "ab",
  list: [1, 2],
  docs: [{ b: 1 }, { c: 2 }, 3, { b: 4 }],
};

/** Goal: elements, parts, loops and sums of the lists of DOC; undefined is a missing value. */
it.each<[Value, Value | undefined]>([
  [{ $size: "$list" }, 2],
  [{ $isArray: ["$list"] }, true],
  [{ $isArray: "$text" }, false],
  [{ $arrayElemAt: ["$list", -1] }, 2],
  [{ $arrayElemAt: ["$list", 9] }, undefined],
  [{ $arrayElemAt: ["$none", 0] }, null],
  [{ $first: "$list" }, 1],
  [{ $last: "$list" }, 2],
  [{ $in: ["$two", "$list"] }, true],
  [{ $in: ["2", "$list"] }, false],
  [{ $concatArrays: ["$list", [3], "$list"] }, [1, 2, 3, 1, 2]],
  [{ $concatArrays: ["$list", "$none"] }, null],
  [{ $filter: { input: "$list", as: "e", cond: { $gt: ["$$e", "$one"] } } }, [2]],
  [{ $filter: { input: "$docs", cond: "$$this.b" } }, [{ b: 1 }, { b: 4 }]],
  [{ $filter: { input: "$none", cond: true } }, null],
  [{ $map: { input: "$list", as: "e", in: { $add: ["$$e", "$one"] } } }, [2, 3]],
  [
    {
      $map: {
        input: "$list",
        in: { $map: { input: "$list", as: "f", in: { $multiply: ["$$this", "$$f"] } } },
      },
    },
    [
      [1, 2],
      [2, 4],
    ],
  ],
  [{ $map: { input: "$docs", in: "$$this.c" } }, [null, 2, null, null]],
  [{ $reduce: { input: "$list", initialValue: 10, in: { $add: ["$$value", "$$this"] } } }, 13],
  [
    {
      $let: {
        vars: { x: "$two" },
        in: { $let: { vars: { x: { $add: ["$$x", 1] } }, in: ["$$x"] } },
      },
    },
    [3],
  ],
  [{ $slice: ["$list", 1] }, [1]],
  [{ $slice: ["$list", -1] }, [2]],
  [{ $slice: [[1, 2, 3, 4], 1, 2] }, [2, 3]],
  [{ $slice: [[1, 2, 3, 4], -3, 2] }, [2, 3]],
  [{ $sum: "$list" }, 3],
  [{ $sum: ["$one", "$two", "$list", "$text"] }, 3],
  [{ $sum: "$docs.b" }, 5],
  [{ $avg: "$list" }, 1.5],
  [{ $avg: "$none" }, null],
  [{ $min: ["$two", "$one", "$nothing"] }, 1],
  [{ $max: "$list" }, 2],
])("%p is %p", (expression, expected) => {
  expect(compileExpression(expression, outermostScope())(DOC)).toEqual(expected);
});
