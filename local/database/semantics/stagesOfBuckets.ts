import { REFUSED, type Case, type Documents } from "./case.ts";
import { pipelines, type OwnRow } from "./rows.ts";

/** The example of MongoDB's manual for `$bucket`, shortened. */
const ARTISTS: Documents = [
  { _id: 1, name: "Bernard", born: 1868 },
  { _id: 2, name: "Rozanova", born: 1886 },
  { _id: 3, name: "Gogh", born: 1853 },
  { _id: 4, name: "Maurer", born: 1868 },
  { _id: 5, name: "Redon", born: 1840 },
];
const GROUP_BORN = { groupBy: "$born", boundaries: [1840, 1850, 1860, 1870] };
const NUMBERS: Documents = [3, 1, 4, 1, 5].map((v, at) => ({ _id: at, v }));

const BUCKETS: readonly OwnRow[] = [
  [
    "$bucket",
    ARTISTS,
    [{ $match: { born: { $lt: 1870 } } }, { $bucket: GROUP_BORN }],
    [
      { _id: 1840, count: 1 },
      { _id: 1850, count: 1 },
      { _id: 1860, count: 2 },
    ],
  ],
  [
    "$bucket with default and output",
    ARTISTS,
    [
      {
        $bucket: {
          ...GROUP_BORN,
          default: "Other",
          output: { n: { $sum: 1 }, names: { $push: "$name" } },
        },
      },
    ],
    [
      { _id: 1840, n: 1, names: ["Redon"] },
      { _id: 1850, n: 1, names: ["Gogh"] },
      { _id: 1860, n: 2, names: ["Bernard", "Maurer"] },
      { _id: "Other", n: 1, names: ["Rozanova"] },
    ],
  ],
  [
    "$bucket: a boundary is in the bucket above",
    [{ _id: 1, v: 3 }],
    [{ $bucket: { groupBy: "$v", boundaries: [0, 3, 10] } }],
    [{ _id: 3, count: 1 }],
  ],
  ["$bucket without a place for a document", ARTISTS, [{ $bucket: GROUP_BORN }], REFUSED],
  [
    "$bucket with boundaries out of order",
    ARTISTS,
    [{ $bucket: { groupBy: "$v", boundaries: [3, 1] } }],
    REFUSED,
  ],
  [
    "$bucket with boundaries of two types",
    ARTISTS,
    [{ $bucket: { groupBy: "$v", boundaries: [3, "x"] } }],
    REFUSED,
  ],
  [
    "$bucket with a default inside",
    ARTISTS,
    [{ $bucket: { ...GROUP_BORN, default: 1845 } }],
    REFUSED,
  ],
  [
    "$bucketAuto",
    NUMBERS,
    [{ $bucketAuto: { groupBy: "$v", buckets: 2 } }],
    [
      { _id: { min: 1, max: 4 }, count: 3 },
      { _id: { min: 4, max: 5 }, count: 2 },
    ],
  ],
  [
    "$bucketAuto keeps equal values together",
    NUMBERS,
    [{ $bucketAuto: { groupBy: "$v", buckets: 5 } }],
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 4 }, count: 1 },
      { _id: { min: 4, max: 5 }, count: 1 },
      { _id: { min: 5, max: 5 }, count: 1 },
    ],
  ],
  [
    "$bucketAuto with output",
    NUMBERS,
    [{ $bucketAuto: { groupBy: "$v", buckets: 1, output: { s: { $sum: "$v" } } } }],
    [{ _id: { min: 1, max: 5 }, s: 14 }],
  ],
];

export const BUCKETS_CASES: readonly Case[] = pipelines("stages", BUCKETS);
