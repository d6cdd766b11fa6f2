import { REFUSED, type Case, type Documents } from "./case.ts";
import { expressions, type Row } from "./rows.ts";

const DOCUMENT: Documents = [{ _id: 1, zh: "中文", s: "Hello", no: null }];

const TEXTS: readonly Row[] = [
  ["$concat", { $concat: ["$s", "!"] }, "Hello!"],
  ["$concat of null", { $concat: ["$no", "y"] }, null],
  ["$concat of a number", { $concat: ["a", 1] }, REFUSED],
  ["$toLower and $toUpper", [{ $toLower: "$s" }, { $toUpper: "$s" }], ["hello", "HELLO"]],
  ["$toLower of null", { $toLower: "$no" }, ""],
  ["$strLenCP", { $strLenCP: "$zh" }, 2],
  ["$strLenBytes", { $strLenBytes: "$zh" }, 6],
  ["$strLenCP of null", { $strLenCP: "$no" }, REFUSED],
  ["$substr is by bytes", { $substr: ["$zh", 3, 3] }, "文"],
  ["$substrBytes", { $substrBytes: ["$s", 1, 3] }, "ell"],
  ["$substrBytes through a character", { $substrBytes: ["$zh", 1, 3] }, REFUSED],
  ["$substrCP", { $substrCP: ["$zh", 1, 1] }, "文"],
  ["$indexOfCP", { $indexOfCP: ["$zh", "文"] }, 1],
  ["$indexOfCP from a position", { $indexOfCP: ["cafeteria", "e", 4] }, 5],
  ["$indexOfBytes", { $indexOfBytes: ["$zh", "文"] }, 3],
  ["$indexOfBytes of what is not there", { $indexOfBytes: ["foo.bar.fi", "x"] }, -1],
  ["$indexOfBytes beyond the end", { $indexOfBytes: ["vanilla", "ll", 12] }, -1],
  [
    "$indexOfBytes with the end before the start",
    { $indexOfBytes: ["vanilla", "nilla", 3, 1] },
    -1,
  ],
  ["$indexOfBytes of null", { $indexOfBytes: [null, "foo"] }, null],
  ["$indexOfCP of a negative position", { $indexOfCP: ["vanilla", "ll", -1] }, REFUSED],
  ["$split", { $split: ["June-15-2013", "-"] }, ["June", "15", "2013"]],
  ["$split of null", { $split: [null, "-"] }, null],
  ["$strcasecmp", { $strcasecmp: ["13q1", "13Q4"] }, -1],
  ["$strcasecmp of null", { $strcasecmp: [null, ""] }, 0],
  ["$trim", { $trim: { input: " \n good  bye \t " } }, "good  bye"],
  ["$trim of characters", { $trim: { input: " ggggoodbyeeeee", chars: "ge" } }, " ggggoodby"],
  ["$ltrim", { $ltrim: { input: " ggggoodbyeeeee", chars: "ge " } }, "oodbyeeeee"],
  ["$rtrim", { $rtrim: { input: "ggggoodbyeeeee    ", chars: "e " } }, "ggggoodby"],
  [
    "$replaceOne",
    { $replaceOne: { input: "a.b.c", find: ".", replacement: { $literal: "$&" } } },
    "a$&b.c",
  ],
  ["$replaceAll", { $replaceAll: { input: "a.b.c", find: ".", replacement: "" } }, "abc"],
  ["$replaceAll of null", { $replaceAll: { input: null, find: ".", replacement: "" } }, null],
  ["$regexMatch", { $regexMatch: { input: "$s", regex: "^h", options: "i" } }, true],
  ["$regexMatch of null", { $regexMatch: { input: null, regex: "^h" } }, false],
  [
    "$regexFind",
    { $regexFind: { input: "中b12", regex: "(b)(x)?\\d" } },
    { match: "b1", idx: 1, captures: ["b", null] },
  ],
  ["$regexFind of what is not there", { $regexFind: { input: "a", regex: "b" } }, null],
  [
    "$regexFindAll",
    { $regexFindAll: { input: "a1a2", regex: "\\d" } },
    [
      { match: "1", idx: 1, captures: [] },
      { match: "2", idx: 3, captures: [] },
    ],
  ],
];

export const TEXTS_CASES: readonly Case[] = expressions("texts", DOCUMENT, TEXTS);
