import { NOTHING, REFUSED, type Case, type Documents } from "./case.ts";
import { expressions, type Row } from "./rows.ts";

const DOCUMENT: Documents = [
  {
    _id: 1,
    two: 2,
    half: 2.5,
    text: "x",
    no: null,
    l: [1, 2, 3],
    m: [3, 4],
    docs: [{ q: 1 }, { q: 2 }],
  },
];
const LISTS: readonly Row[] = [
  ["$arrayElemAt", { $arrayElemAt: ["$l", 0] }, 1],
  ["$arrayElemAt from the end", { $arrayElemAt: ["$l", -1] }, 3],
  ["$arrayElemAt beyond the end", { $arrayElemAt: ["$l", 9] }, NOTHING],
  ["$first and $last of a list", [{ $first: "$l" }, { $last: "$l" }], [1, 3]],
  ["$concatArrays", { $concatArrays: ["$l", "$m"] }, [1, 2, 3, 3, 4]],
  ["$concatArrays of null", { $concatArrays: ["$l", null] }, null],
  ["$filter", { $filter: { input: "$l", as: "e", cond: { $gt: ["$$e", 1] } } }, [2, 3]],
  ["$map", { $map: { input: "$l", as: "e", in: { $add: ["$$e", 1] } } }, [2, 3, 4]],
  ["$map of null", { $map: { input: "$no", as: "e", in: 1 } }, null],
  [
    "$reduce",
    { $reduce: { input: "$l", initialValue: 0, in: { $add: ["$$value", "$$this"] } } },
    6,
  ],
  [
    "$reduce of texts",
    { $reduce: { input: ["a", "b"], initialValue: "", in: { $concat: ["$$value", "$$this"] } } },
    "ab",
  ],
  ["$in", { $in: [2, "$l"] }, true],
  ["$in of no list", { $in: [2, "$two"] }, REFUSED],
  ["$indexOfArray", { $indexOfArray: [["a", "abc"], "a"] }, 0],
  ["$indexOfArray of another type", { $indexOfArray: [[1, 2], ["a"]] }, -1],
  ["$indexOfArray from a position", { $indexOfArray: [["a", "abc", "b", "b"], "b", 3] }, 3],
  ["$indexOfArray up to a position", { $indexOfArray: [["a", "abc", "b"], "b", 1, 2] }, -1],
  ["$indexOfArray of null", { $indexOfArray: [null, "b"] }, null],
  ["$isArray", { $isArray: ["$l"] }, true],
  ["$isArray of a scalar", { $isArray: "$two" }, false],
  ["$range", { $range: [0, 10, 2] }, [0, 2, 4, 6, 8]],
  ["$range downwards", { $range: [10, 0, -2] }, [10, 8, 6, 4, 2]],
  ["$range the wrong way", { $range: [0, 10, -2] }, []],
  ["$range without a step", { $range: [0, 3] }, [0, 1, 2]],
  ["$range by 0", { $range: [0, 3, 0] }, REFUSED],
  ["$reverseArray", { $reverseArray: { $concatArrays: [[1, 2], [[3, 4]]] } }, [[3, 4], 2, 1]],
  ["$reverseArray of null", { $reverseArray: "$no" }, null],
  ["$size", { $size: "$l" }, 3],
  ["$size of missing", { $size: "$none" }, REFUSED],
  ["$slice", { $slice: ["$l", 1, 1] }, [2]],
  ["$slice from the end", { $slice: ["$l", -2] }, [2, 3]],
  ["$zip", { $zip: { inputs: [["a"], ["b"], ["c"]] } }, [["a", "b", "c"]]],
  ["$zip to the shortest", { $zip: { inputs: [["a", "b"], ["c"]] } }, [["a", "c"]]],
  [
    "$zip to the longest",
    { $zip: { inputs: [[1], [2, 3]], useLongestLength: true, defaults: ["a", "b"] } },
    [
      [1, 2],
      ["a", 3],
    ],
  ],
  ["$zip of null", { $zip: { inputs: ["$l", null] } }, null],
  ["$zip with defaults alone", { $zip: { inputs: [[1]], defaults: [0] } }, REFUSED],
  ["$sum of a list", { $sum: "$l" }, 6],
  ["$sum of a path through a list", { $sum: "$docs.q" }, 3],
  ["$avg of several", { $avg: [1, "$two", "$text"] }, 1.5],
  ["$max of a list", { $max: "$l" }, 3],
  ["$min of several", { $min: [3, null, 2] }, 2],
  ["$stdDevPop of a list", { $stdDevPop: [[1, 3]] }, 1],
  ["$stdDevSamp of several", { $stdDevSamp: [1, 3] }, 1.4142135623730951],
  [
    "$setUnion",
    {
      $setUnion: [
        ["b", "a"],
        ["b", "c"],
      ],
    },
    ["a", "b", "c"],
  ],
  ["$setIntersection", { $setIntersection: ["$l", "$m"] }, [3]],
  ["$setIntersection of null", { $setIntersection: ["$l", "$no"] }, null],
  ["$setDifference", { $setDifference: [["a", "b", "a"], ["b"]] }, ["a"]],
  [
    "$setEquals",
    {
      $setEquals: [
        ["a", "b", "a"],
        ["b", "a"],
      ],
    },
    true,
  ],
  ["$setEquals looks at the top only", { $setEquals: [["a", "b"], [["a", "b"]]] }, false],
  ["$setEquals of null", { $setEquals: ["$no", []] }, REFUSED],
  ["$setIsSubset", { $setIsSubset: [["a"], ["b", "a"]] }, true],
  [
    "$setIsSubset of more",
    {
      $setIsSubset: [
        ["a", "c"],
        ["b", "a"],
      ],
    },
    false,
  ],
  ["$allElementsTrue", { $allElementsTrue: [[true, 1, "x"]] }, true],
  ["$allElementsTrue of none", { $allElementsTrue: [[]] }, true],
  ["$allElementsTrue with null", { $allElementsTrue: [[true, null]] }, false],
  ["$anyElementTrue", { $anyElementTrue: [[0, null, [false]]] }, true],
  ["$anyElementTrue of none", { $anyElementTrue: [[]] }, false],
];

export const LISTS_CASES: readonly Case[] = expressions("lists", DOCUMENT, LISTS);
