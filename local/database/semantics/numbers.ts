import { REFUSED, type Case, type Documents } from "./case.ts";
import { expressions, type Row } from "./rows.ts";

const DOCUMENT: Documents = [{ _id: 1, two: 2, half: 2.5, text: "x", no: null }];
const BEYOND = { $numberLong: "9007199254740993" };
const NAN = { $numberDouble: "NaN" };

const ARITHMETIC: readonly Row[] = [
  ["$add", { $add: ["$two", 1, 0.5] }, 3.5],
  ["$add of null", { $add: ["$no", 1] }, null],
  ["$add of missing", { $add: ["$none", 1] }, null],
  ["$add of a text", { $add: ["$text", 1] }, REFUSED],
  ["$add of a date", { $add: [{ $toDate: 0 }, 1000] }, { $date: 1000 }],
  ["$add of two dates", { $add: [{ $toDate: 0 }, { $toDate: 0 }] }, REFUSED],
  ["$add of longs", { $add: [BEYOND, 1] }, { $numberLong: "9007199254740994" }],
  ["$subtract", { $subtract: [5, "$two"] }, 3],
  ["$subtract of dates", { $subtract: [{ $toDate: 1800000 }, { $toDate: 0 }] }, 1800000],
  ["$subtract from a date", { $subtract: [{ $toDate: 1000 }, 1] }, { $date: 999 }],
  ["$multiply", { $multiply: ["$two", "$half"] }, 5],
  ["$divide", { $divide: [7, "$two"] }, 3.5],
  ["$divide by 0", { $divide: [1, 0] }, REFUSED],
  ["$mod", { $mod: [-7, 3] }, -1],
  ["$mod by 0", { $mod: [1, 0] }, REFUSED],
  ["$abs", { $abs: -1.5 }, 1.5],
  ["$ceil", { $ceil: 1.2 }, 2],
  ["$floor", { $floor: -1.2 }, -2],
  ["$round, half to even", { $round: ["$half", 0] }, 2],
  ["$round, half to even, upwards", { $round: 3.5 }, 4],
  ["$round of the double that it is", { $round: [1.005, 2] }, 1],
  ["$round to tens", { $round: [1234, -2] }, 1200],
  ["$trunc", { $trunc: [1.29, 1] }, 1.2],
  ["$trunc of a negative number", { $trunc: -7.9 }, -7],
  ["$pow", { $pow: [2, 10] }, 1024],
  ["$pow of a negative exponent", { $pow: [5, -2] }, 0.04],
  ["$pow of longs is exact", { $pow: [3, 39] }, { $numberLong: "4052555153018976267" }],
  ["$pow of 0 and less", { $pow: [0, -1] }, REFUSED],
  ["$sqrt", { $sqrt: 25 }, 5],
  ["$sqrt of null", { $sqrt: "$no" }, null],
  ["$sqrt below 0", { $sqrt: -1 }, REFUSED],
  ["$exp", { $exp: 0 }, 1],
  ["$exp of -2", { $exp: -2 }, 0.1353352832366127],
  ["$ln", { $ln: 1 }, 0],
  ["$ln of 10", { $ln: 10 }, 2.302585092994046],
  ["$ln of 0", { $ln: 0 }, REFUSED],
  ["$log", { $log: [100, 10] }, 2],
  ["$log to base 1", { $log: [100, 1] }, REFUSED],
  ["$log10", { $log10: 1000 }, 3],
  ["$log10 of NaN", { $log10: NAN }, NAN],
  ["$sin of 0", { $sin: 0 }, 0],
  ["$cos of 0", { $cos: 0 }, 1],
  ["$atan2", { $atan2: [0, -1] }, 3.141592653589793],
  ["$acos out of range", { $acos: 2 }, REFUSED],
  ["$degreesToRadians", { $degreesToRadians: 180 }, 3.141592653589793],
  ["$cmp across types", { $cmp: ["a", 5] }, 1],
  ["$gt across types", { $gt: ["a", 5] }, true],
  ["$lt of missing", { $lt: ["$none", 0] }, true],
  ["$gte", { $gte: [250, 250] }, true],
  [
    "$lte of lists",
    {
      $lte: [
        [1, 2],
        [1, 3],
      ],
    },
    true,
  ],
  ["$eq of missing and null", { $eq: ["$none", null] }, false],
  ["$ne", { $ne: [1, 2] }, true],
];

export const NUMBERS_CASES: readonly Case[] = expressions("numbers", DOCUMENT, ARITHMETIC);
