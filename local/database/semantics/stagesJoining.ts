import type { Case } from "./case.ts";
import { pipelines, type OwnRow } from "./rows.ts";

/** Stages that look into another collection: `ITEMS` of runCase.ts. */
const JOINS: readonly OwnRow[] = [
  [
    "$unionWith",
    [{ _id: 1 }],
    [{ $unionWith: { coll: "items", pipeline: [{ $match: { sku: "a" } }] } }],
    [{ _id: 1 }, { _id: 10, sku: "a", n: 1 }],
  ],
  [
    "$lookup by fields",
    [{ _id: 1, sku: "a" }],
    [{ $lookup: { from: "items", localField: "sku", foreignField: "sku", as: "r" } }],
    [{ _id: 1, sku: "a", r: [{ _id: 10, sku: "a", n: 1 }] }],
  ],
  [
    "$lookup by a list",
    [{ _id: 1, sku: ["a", "b"] }],
    [
      { $lookup: { from: "items", localField: "sku", foreignField: "sku", as: "r.s" } },
      { $project: { "r.s._id": 1 } },
    ],
    [{ _id: 1, r: { s: [{ _id: 10 }, { _id: 11 }] } }],
  ],
  [
    "$lookup: missing equals null and missing",
    [{ _id: 1 }],
    [
      { $lookup: { from: "items", localField: "sku", foreignField: "up", as: "r" } },
      { $project: { "r._id": 1 } },
    ],
    [{ _id: 1, r: [{ _id: 10 }] }],
  ],
  [
    "$lookup by a pipeline",
    [{ _id: 1, x: 1 }],
    [
      {
        $lookup: {
          from: "items",
          let: { x: "$x" },
          pipeline: [{ $match: { $expr: { $gt: ["$n", "$$x"] } } }, { $project: { n: 1 } }],
          as: "r",
        },
      },
    ],
    [{ _id: 1, x: 1, r: [{ _id: 11, n: 2 }] }],
  ],
  [
    "$lookup by both",
    [{ _id: 1, sku: ["a", "b"] }],
    [
      {
        $lookup: {
          from: "items",
          localField: "sku",
          foreignField: "sku",
          pipeline: [{ $match: { n: 2 } }],
          as: "r",
        },
      },
      { $project: { "r._id": 1 } },
    ],
    [{ _id: 1, r: [{ _id: 11 }] }],
  ],
  [
    "$lookup in a collection that is not there",
    [{ _id: 1 }],
    [{ $lookup: { from: "none", localField: "a", foreignField: "b", as: "r" } }],
    [{ _id: 1, r: [] }],
  ],
  [
    "$graphLookup",
    [{ _id: 1, s: "b" }],
    [
      {
        $graphLookup: {
          from: "items",
          startWith: "$s",
          connectFromField: "up",
          connectToField: "sku",
          as: "r",
          depthField: "d",
        },
      },
    ],
    [
      {
        _id: 1,
        s: "b",
        r: [
          { _id: 11, sku: "b", n: 2, up: "a", d: 0 },
          { _id: 10, sku: "a", n: 1, d: 1 },
        ],
      },
    ],
  ],
];

export const JOINS_CASES: readonly Case[] = pipelines("stages", JOINS);
