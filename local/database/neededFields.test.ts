import { neededFields } from "./neededFields.ts";
import type { Doc } from "./value.ts";

/** Goal: fields are left out only where nobody could miss them. */
it.each<[query: Doc, stages: Doc[], needed: string | undefined]>([
  [{}, [{ $count: "n" }], ""],
  [{ a: 1 }, [{ $count: "n" }], "a"],
  [{ "a.b": 1, $or: [{ c: 1 }, { $nor: [{ d: 1 }] }] }, [{ $count: "n" }], "a,c,d"],
  [{ $expr: { $gt: ["$a.b", "$c"] } }, [{ $count: "n" }], "a,c"],
  [{}, [{ $group: { _id: "$a", s: { $sum: { $multiply: ["$b.c", 2] } } } }], "a,b"],
  [{}, [{ $sort: { d: 1 } }, { $limit: 3 }, { $sortByCount: "$a" }], "d,a"],
  [{}, [{ $unwind: "$l" }, { $match: { "l.x": 1 } }, { $group: { _id: "$l.y" } }], "l"],
  [{}, [{ $addFields: { "e.x": "$a" } }, { $group: { _id: "$e" } }], "e,a"],
  [{}, [{ $group: { _id: null, all: { $push: "$$ROOT" } } }], undefined],
  [{}, [{ $group: { _id: "$$CURRENT.a" } }], undefined],
  [{}, [{ $group: { _id: { $getField: "a" } } }], undefined],
  [{ a: 1 }, [], undefined],
  [{ a: 1 }, [{ $limit: 1 }], undefined],
  [{ a: 1 }, [{ $project: { a: 1 } }, { $count: "n" }], undefined],
  [{}, [{ $lookup: { from: "x", as: "y" } }, { $count: "n" }], undefined],
  [{ $jsonSchema: { minProperties: 1 } }, [{ $count: "n" }], undefined],
  [{ 'a"b': 1 }, [{ $count: "n" }], undefined],
])("%j, %j: %p", (query, stages, needed) => {
  expect(neededFields(query, stages)?.join()).toBe(needed);
});
