import type { Doc } from "../database/value.ts";
import { cpuMsOf } from "../testTimes.ts";
import { judged } from "./fixtures/judged.ts";

/** Goal: what is proven and what is not, on one screen. `yes` is provable, `no` is not. */
const PROOFS: readonly (readonly ["yes" | "no", string, Doc])[] = [
  // Equality.
  ["yes", "doc.x == 1", { x: 1 }],
  ["yes", "1 == doc.x", { x: { $eq: 1 } }],
  ["yes", "doc.x == 1", { x: { $in: [1] } }],
  ["no", "doc.x == 1", {}],
  ["no", "doc.x == 1", { x: 2 }],
  ["no", "doc.x == 1", { x: "1" }],
  ["no", "doc.x == 1", { y: 1 }],
  ["no", "doc.x == 1", { x: { $in: [1, 2] } }],
  ["no", "doc.x == 1", { x: { $gte: 1 } }],
  ["yes", "doc.x == 1", { x: { $gte: 1, $lte: 1 } }],
  ["yes", "doc.x == 1", { x: { $in: [1, 2], $ne: 2 } }],
  ["no", "doc.x == 1", { $and: [{ x: 1 }, { x: 2 }] }],
  ["no", "doc.x == 1", { x: { $in: [] } }],
  // Difference.
  ["yes", "doc.x != 1", { x: 2 }],
  ["yes", "doc.x != 1", { x: { $ne: 1 } }],
  ["yes", "doc.x != 1", { x: { $nin: [1, 2] } }],
  ["yes", "doc.x != 1", { x: { $gt: 1 } }],
  ["yes", "doc.x != 1", { x: { $exists: false } }],
  ["yes", "doc.x != 1", { x: null }],
  ["yes", "doc.x != 1", { x: { $gt: "" } }],
  ["no", "doc.x != 1", { x: { $gte: 1 } }],
  ["no", "doc.x != 1", {}],
  ["no", "doc.x != 1", { x: { $nin: [2] } }],
  // Ranges.
  ["yes", "doc.x > 1", { x: { $gt: 1 } }],
  ["yes", "doc.x > 1", { x: { $gte: 2 } }],
  ["yes", "doc.x > 1", { x: 5 }],
  ["yes", "doc.x > 1", { x: { $in: [2, 3] } }],
  ["yes", "1 < doc.x", { x: { $gt: 1 } }],
  ["no", "doc.x > 1", { x: { $gte: 1 } }],
  ["yes", "doc.x > 1", { x: { $gte: 1, $ne: 1 } }],
  ["yes", "doc.x >= 1", { x: { $gt: 1 } }],
  ["no", "doc.x > 1", { x: { $lt: 5 } }],
  ["no", "doc.x > 1", { x: { $gt: "a" } }],
  ["no", "doc.x > 1", { x: { $ne: 0 } }],
  ["yes", "doc.x > 1 && doc.x < 9", { x: { $gt: 1, $lt: 9 } }],
  ["no", "doc.x > 1 && doc.x < 9", { x: { $gt: 1 } }],
  ["yes", "doc.x < 5 || doc.x >= 5", { x: { $gt: 0 } }],
  ["no", "doc.x < 5 || doc.x >= 5", {}],
  ["yes", "doc.x < 5 || doc.x > 5 || doc.x == 5", { x: { $gt: 0 } }],
  ["no", "doc.x < 5 || doc.x > 5", { x: { $gt: 0 } }],
  ["yes", "doc.x < 5 || doc.x > 5", { x: { $gt: 0, $ne: 5 } }],
  ["yes", "!(doc.x < 5)", { x: { $gte: 5 } }],
  ["no", "!(doc.x < 5)", { x: "a" }],
  ["no", "!(doc.x < 5)", { x: { $exists: false } }],
  ["yes", "doc.name >= 'b'", { name: { $gt: "c" } }],
  ["yes", "doc.at < now", { at: { $lt: 1_600_000_000_000 } }],
  ["yes", "now > doc.at", { at: { $lt: new Date(1_600_000_000_000) } }],
  ["no", "doc.at < now", { at: { $lt: new Date(1_800_000_000_000) } }],
  ["no", "doc.at < now", { at: { $lt: "2020" } }],
  ["yes", "doc.at >= now || doc.at < now", { at: { $gt: new Date(0) } }],
  // Lists in the rule.
  ["yes", "doc.x in [1, 2]", { x: 1 }],
  ["yes", "doc.x in [1, 2]", { x: { $in: [2, 1] } }],
  ["no", "doc.x in [1, 2]", { x: { $in: [1, 2, 3] } }],
  ["yes", "doc.x in [1, 2]", { $or: [{ x: 1 }, { x: 2 }] }],
  ["no", "doc.x in [1, 2]", { $or: [{ x: 1 }, { x: 3 }] }],
  ["no", "doc.x in []", { x: 1 }],
  ["yes", "!(doc.x in ['a', 'b'])", { x: { $nin: ["b", "a", "c"] } }],
  ["yes", "!(doc.x in ['a', 'b'])", { x: "c" }],
  ["no", "!(doc.x in ['a', 'b'])", { x: { $ne: "a" } }],
  ["yes", "!(doc.x in [])", {}],
  ["yes", "doc.x in [1, doc.y]", { x: 3, y: 3 }],
  ["yes", "doc.x in [auth.uid, auth.openid]", { x: "{openid}" }],
  ["no", "!(doc.x in [now, auth.uid])", { x: 2 }],
  // Lists in the documents.
  ["yes", "auth.openid in doc.members", { members: "{openid}" }],
  ["yes", "auth.openid in doc.members", { members: { $all: ["oBea", "{openid}"] } }],
  ["yes", "auth.openid in doc.members", { $and: [{ members: "oBea" }, { members: "{openid}" }] }],
  ["no", "auth.openid in doc.members", { members: "oBea" }],
  ["no", "auth.openid in doc.members", { members: { $in: ["oBea", "{openid}"] } }],
  ["yes", "!(auth.openid in doc.banned)", { banned: { $ne: "{openid}" } }],
  ["no", "!(auth.openid in doc.banned)", { banned: "oBea" }],
  // Null and missing.
  ["yes", "doc.x == null", { x: null }],
  ["yes", "doc.x == null", { x: { $exists: false } }],
  ["yes", "doc.x != null", { x: { $ne: null } }],
  ["yes", "doc.x != null", { x: 1 }],
  ["no", "doc.x != null", { x: { $exists: true } }],
  ["no", "doc.x > 0", { x: null }],
  // Truth.
  ["yes", "doc.open", { open: true }],
  ["no", "doc.open", { open: 1 }],
  ["yes", "!doc.open", { open: false }],
  ["no", "!doc.open", { open: { $ne: true } }],
  ["yes", "doc.x == 1 || doc.x != 1", {}],
  // Both sides joined.
  ["yes", "doc.a == 1 && doc.b == 2", { b: 2, a: 1, c: 3 }],
  ["no", "doc.a == 1 && doc.b == 2", { a: 1 }],
  ["yes", "doc.a == 1 || doc.b == 2", { b: 2 }],
  ["yes", "doc.a == 1 || doc.b == 2", { $or: [{ a: 1 }, { b: 2 }] }],
  ["no", "doc.a == 1 || doc.b == 2", { $or: [{ a: 1 }, { c: 2 }] }],
  ["yes", "doc.a == 1 && doc.b == 2", { $and: [{ a: 1 }, { $or: [{ b: 2 }, { b: 2, c: 1 }] }] }],
  ["yes", "(doc.a == 1 || doc.b == 2) && doc.c == 3", { a: 1, c: 3 }],
  [
    "yes",
    "doc.a == 1 && doc.b == 2 || doc.a == 3 && doc.b == 4",
    {
      $or: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    },
  ],
  [
    "no",
    "doc.a == 1 && doc.b == 2 || doc.a == 3 && doc.b == 4",
    { a: { $in: [1, 3] }, b: { $in: [2, 4] } },
  ],
  ["yes", "!(doc.a == 1 || doc.b == 2)", { a: 2, b: 1 }],
  ["yes", "!(doc.a == 1 && doc.b == 2)", { a: 2 }],
  ["no", "doc.x > 100", { x: { $gt: 5, $lt: 3 } }],
  ["yes", "doc.x == null", { x: { $in: [null], $exists: false } }],
  ["yes", "true", { $or: [] }],
  // What is not understood says nothing.
  ["no", "doc.a != 'xy'", { a: /x/ }],
  ["yes", "doc.a == 1", { a: 1, b: /x/, $expr: true, $nor: [{ c: 1 }] }],
  ["no", "doc.a == 'x'", { a: /x/ }],
  ["no", "doc.a == 'x'", { a: { $regex: "^x$" } }],
  ["no", "doc.a == 1", { $nor: [{ a: { $ne: 1 } }] }],
  ["no", "doc.a == 1", { a: { $not: { $ne: 1 } } }],
  ["no", "doc.a == 1", { $or: [{ a: 1 }, { $expr: true }] }],
  // Paths.
  ["yes", "doc.a.b == 1", { "a.b": 1 }],
  ["yes", "doc['a'].b == 1", { a: { b: 1, c: 2 } }],
  ["no", "doc.a.b == 1", { a: { b: 2 } }],
  ["yes", "doc.a.b == null", { a: { c: 2 } }],
  ["no", "doc.a.b == 1", { a: { $gt: { b: 1 } } }],
  ["yes", "doc.list[0] == 1", { "list.0": 1 }],
  ["yes", "doc.roles[auth.openid] == 'boss'", { "roles.oAnn": "boss" }],
  // One field against another.
  ["yes", "doc.a == doc.b", { a: 1, b: 1 }],
  ["yes", "doc.a < doc.b", { a: { $lt: 5 }, b: 5 }],
  ["yes", "doc.a < doc.b", { a: 5, b: { $gt: 5 } }],
  ["no", "doc.a == doc.b", { a: 1 }],
  ["no", "doc.a == doc.b", { $and: [{ a: 1 }, { a: 2 }, { b: 1 }] }],
  ["yes", "doc.key == doc.kind + '-' + doc.n", { key: "a-1", kind: "a", n: 1 }],
  ["no", "doc.key == doc.kind + '-1'", { key: "a-1" }],
  // The value of doc(id).
  ["yes", "doc._id == auth.openid", { _id: "{openid}" }],
  ["no", "doc._openid == auth.openid", { _id: "x" }],
];

it.each(PROOFS)("%s: %s by %j", async (expected, rule, query) => {
  expect((await judged(rule, { query })).allowed ? "yes" : "no").toBe(expected);
});

it("gives up a query with too many alternatives", async () => {
  const either = { $or: [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }] };
  const query = { x: 1, $and: [either, either, either, either] };
  const { allowed, reason } = await judged("doc.x == 1", { query });
  expect([allowed, reason]).toEqual([false, expect.stringContaining("too many alternatives")]);
});

it("sees that two single conditions close all combinations of the others", async () => {
  const pairs = Array.from({ length: 20 }, (_, at) => `doc.a${at} == 1 && doc.b${at} == 1`);
  const rule = `${pairs.join(" || ")} || doc.x >= 1 || doc.x < 1`;
  expect((await judged(rule, { query: { x: { $gt: 0 } } })).allowed).toBe(true);
});

it("finds the one alternative of many that is proven, wherever it stands", async () => {
  const pairs = Array.from({ length: 20 }, (_, at) => `doc.a${at} == 1 && doc.b${at} == 1`);
  const query = { a19: 1, b19: 1, a7: { $in: [1, 2] } };
  expect((await judged(pairs.join(" || "), { query })).allowed).toBe(true);
  expect((await judged(`!!(${pairs.join(" || ")})`, { query: { a19: 1 } })).allowed).toBe(false);
});

it("gives up a rule whose proof would take too long, and quickly", async () => {
  // All combinations of what may fail in each half would have to be tried before the last two close them.
  const halves = Array.from(
    { length: 16 },
    (_, at) => `doc.a${at} < 1 && doc.b${at} == 1 || doc.a${at} >= 1 && doc.c${at} == 1`,
  );
  const fields = halves.flatMap((_, at) => [[`a${at}`, { $gt: 0 }] as const]);
  const query = { ...Object.fromEntries(fields), x: { $gt: 0 } };
  const rule = `${halves.join("||").replaceAll(" ", "")}||doc.x>=1&&true||doc.x<1&&true`;
  let judgement: unknown;
  const tookMs = await cpuMsOf(async () => (judgement = await judged(rule, { query })));
  const reason = expect.stringContaining("too complex");
  expect(judgement).toMatchObject({ allowed: false, reason });
  expect(tookMs).toBeLessThan(1_000);
});
