import type { Doc } from "../database/value.ts";
import { answer, judged } from "./fixtures/judged.ts";

const BEA = { uid: "uBea", loginType: "USERNAME" };

/** Goal: what the caller is, and is not, decides as the platform's documents say. */
it.each([
  ["yes", "auth != null", { openid: "oAnn" }],
  ["yes", "auth != null", BEA],
  ["auth != null 不成立", "auth != null", undefined],
  ["yes", "auth == null", undefined],
  ["yes", "auth == null", { openid: "" }],
  ["auth != null 不成立", "auth != null", { source: "wx_trigger" }],
  ["yes", "auth.loginType != 'ANONYMOUS'", { openid: "oAnn" }],
  ["yes", "auth.loginType != 'ANONYMOUS'", BEA],
  ["不成立", "auth.loginType != 'ANONYMOUS'", { uid: "u", loginType: "ANONYMOUS" }],
  ["无法判断", "auth.loginType != 'ANONYMOUS'", undefined],
  ["无法判断", "!(auth.openid in ['oBad'])", undefined],
  ["yes", "!(auth.openid in ['oBad'])", { openid: "oAnn" }],
  ["yes", "auth == null || auth.uid == 'uBea'", BEA],
  ["yes", "auth.openid == null", BEA],
  ["auth 无法判断：值不是 true 或 false", "auth", BEA],
  ["now > 1800000000000 不成立", "now > 1800000000000", undefined],
  ["yes", "now <= 1700000000000", undefined],
  ["yes", "1 < 2 && 'a' < 'b' && !(2 < 1)", undefined],
  ["类型不同", "1 < 'a'", undefined],
  ["规则为 false", "false", BEA],
  ["yes", true, undefined],
])("answers %s to %s", async (expected, rule, caller) => {
  expect(await answer(rule, { caller })).toContain(expected);
});

it("does not take a missing openid for the missing owner of a document", async () => {
  const rule = "doc._openid == auth.openid";
  for (const query of [
    { _openid: null },
    { _openid: { $exists: false } },
    { _openid: "{openid}" },
  ]) {
    expect(await answer(rule, { caller: BEA, query })).toContain("不存在");
  }
  expect(
    await answer("doc._openid != auth.openid", { caller: BEA, query: { _openid: "x" } }),
  ).not.toBe("yes");
});

it("says which condition was not proven, and where it stands", async () => {
  const rule = "auth != null && doc._openid == auth.openid";
  const { reason, unproven, proof } = await judged(rule, { query: { _id: "1" } });
  expect(reason).toBe(
    "doc._openid == auth.openid 未被查询证明 (the query does not say doc._openid)",
  );
  expect(unproven.map(({ from, to }) => rule.slice(from, to))).toEqual([
    "doc._openid == auth.openid",
  ]);
  expect(proof().map(({ is, condition }) => [is, condition])).toEqual([
    ["true", "auth != null"],
    ["not proven", "doc._openid == auth.openid"],
  ]);
  expect(await answer("doc.a == 1 || doc.b == 2", { query: { b: 3 } })).toBe(
    "doc.a == 1 未被查询证明 (the query does not say doc.a)；" +
      "doc.b == 2 未被查询证明 (the query allows other values of doc.b)",
  );
});

/** Goal: create is judged by the new document; `doc` and `request.data` are both it. */
it.each([
  ["yes", "doc._openid == auth.openid", { a: 1 }],
  ["对新文档不成立", "doc._openid == auth.openid", { _openid: "oBea" }],
  ["yes", "request.data.n > 0 && request.data.n <= 10", { n: 10 }],
  ["不成立", "request.data.n > 0 && request.data.n <= 10", { n: 11 }],
  ["yes", "doc.n == request.data.n", { n: 1 }],
  ["yes", "request.data.tag in ['a', 'b']", { tag: "b" }],
  ["yes", "request.data.role == null", { n: 1 }],
  ["不成立", "request.data.role == null", { role: "admin" }],
  ["yes", "request.data.at <= now", { at: { $tcb_server_date: { offset: 0 } } }],
  ["不成立", "request.data.at <= now", { at: { $tcb_server_date: { offset: 1 } } }],
  ["yes", "auth.openid in request.data.members", { members: ["oAnn"] }],
  ["yes", "auth.openid in doc.members", { members: ["oAnn"] }],
  ["in 的右边不是数组", "auth.openid in request.data.members", { members: "oAnn" }],
  ["上一级为空", "request.data.a.b == null", {}],
  ["yes", "!doc.draft", { draft: false }],
  ["yes", "request.data.__proto__ == null", { a: 1 }],
])("create answers %s to %s with %j", async (expected, rule, data: Doc) => {
  expect(await answer(rule, { operation: "create", data })).toContain(expected);
});

/** Goal: update must prove what it says of `doc`, and `request.data` is what it writes. */
it.each([
  ["yes", "request.data.n == 1", { $set: { n: 1 } }],
  ["yes", "request.data.n == 1", { n: 1 }],
  ["yes", "request.data.a.b == 1", { $set: { "a.b": 1 } }],
  ["不成立", "request.data.role == null", { $set: { role: "admin" } }],
  ["事先不知道", "request.data.role == null", { $inc: { role: 1 } }],
  ["事先不知道", "request.data.role == null", { $unset: { role: "" } }],
  ["事先不知道", "request.data.role == null", { $rename: { nick: "role" } }],
  ["事先不知道", "request.data.a.role != 'x'", { $push: { a: "x" } }],
  ["事先不知道", "request.data.a != 'x'", { $inc: { "a.n": 1 } }],
  ["事先不知道", "request.data.n == 1", { $set: { n: 1 }, $inc: { n: 1 } }],
  ["事先不知道", "request.data.n == 1", { $inc: { n: 1 }, $set: { n: 1 } }],
  ["事先不知道", "doc.n != request.data.n", { $inc: { n: 1 } }],
  ["yes", "request.data.role == null", { $inc: { n: 1 } }],
])("update answers %s to %s with %j", async (expected, rule, data: Doc) => {
  expect(await answer(rule, { operation: "update", data })).toContain(expected);
});

it("joins what update writes with what its query proves", async () => {
  const rule = "doc.owner == auth.openid && request.data.owner == doc.owner";
  const query = { owner: "{openid}" };
  const ask = (data: Doc) => answer(rule, { operation: "update", query, data });
  expect(await ask({ $set: { owner: "oAnn" } })).toBe("yes");
  expect(await ask({ $set: { owner: "oBea" } })).toContain("request.data.owner == doc.owner");
  expect(await ask({ $set: { n: 1 } })).toContain("request.data.owner == doc.owner");
});

it("knows request.data in create and update only", async () => {
  expect(await answer("request.data.a == 1", { query: { a: 1 } })).toContain(
    "只有 create 和 update",
  );
});
