import { answer } from "./fixtures/judged.ts";

const documents = {
  "staff.oAnn": { role: "boss", shop: "s1" },
  "shops.s1": { owners: ["oAnn"], open: true },
  "families.f1": { memberOpenids: ["oAnn", "oBea"] },
  "rights.all": { oAnn: 1 },
};

/** Goal: get() in all places where the platform's documents and public projects use it. */
it.each([
  ["yes", "get('database.staff.' + auth.openid).role == 'boss'", {}],
  ["yes", "get(`database.staff.${auth.openid}`).role in ['boss', 'clerk']", {}],
  ["yes", "get('database.rights.all')[auth.openid] in [1, 2, 3]", {}],
  [
    "yes",
    "auth.openid in get('database.families.' + doc.familyId).memberOpenids",
    { familyId: "f1" },
  ],
  [
    "yes",
    "auth.openid in get('database.families.' + doc.familyId).memberOpenids",
    { familyId: { $in: ["f1"] } },
  ],
  [
    "doc.familyId 的唯一值",
    "auth.openid in get('database.families.' + doc.familyId).memberOpenids",
    {},
  ],
  [
    "的唯一值",
    "auth.openid in get('database.families.' + doc.familyId).memberOpenids",
    { familyId: { $in: ["f1", "f2"] } },
  ],
  [
    "上一级为空",
    "auth.openid in get('database.families.' + doc.familyId).memberOpenids",
    { familyId: "f9" },
  ],
  ["yes", "doc.shop == get('database.staff.' + auth.openid).shop", { shop: "s1" }],
  ["not say doc.shop", "doc.shop == get('database.staff.' + auth.openid).shop", {}],
  ["yes", "get('database.shops.' + get('database.staff.' + auth.openid).shop).open", {}],
  ["yes", "get('database.shops.nowhere') == null", {}],
  ["不成立", "get('database.shops.s1') == null", {}],
  ["database.集合.文档", "get('shops.s1').open", {}],
  ["上一级为空", "get('database.shops.s9').open", {}],
])("answers %s to %s by %j", async (expected, rule, query) => {
  expect(await answer(rule, { query, documents })).toContain(expected);
});

it("reads nothing where && and || are decided before", async () => {
  const read: string[] = [];
  const onRead = (key: string): void => void read.push(key);
  const get = "get('database.staff.' + auth.openid).role == 'boss'";
  expect(await answer(`auth != null && ${get}`, { caller: undefined, onRead })).toContain(
    "auth != null",
  );
  expect(await answer(`auth != null || ${get}`, { onRead })).toBe("yes");
  expect(read).toEqual([]);
  expect(await answer(`${get} && ${get}`, { documents, onRead })).toBe("yes");
  expect(read).toEqual(["staff.oAnn"]);
});

it("reads ten documents for a request, and no more", async () => {
  const rule = "get('database.shops.' + doc.shop).open";
  const shops = Array.from({ length: 11 }, (_, at) => `s${at}`);
  const open = Object.fromEntries(shops.map((shop) => [`shops.${shop}`, { open: true }]));
  const ask = (some: readonly string[]) =>
    answer(rule, { query: { $or: some.map((shop) => ({ shop })) }, documents: open });
  expect(await ask(shops.slice(0, 10))).toBe("yes");
  expect(await ask(shops)).toContain("超过 10 个文档");
});
