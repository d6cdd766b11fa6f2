import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { INVENTORY, NOT_PERSONAL, NOTICE_VERSION } from "#core/account/inventory.ts";
import { noticeSections } from "#core/account/notice.ts";

/** Goal: nothing about people is held that the notice does not name, and nobody changes it without being asked anew. */
const rules: object = JSON.parse(readFileSync("database-rules.json", "utf8"));
const personal = INVENTORY.flatMap(({ collections }) => collections);

it("says of every collection whether it is about people, and which are", () => {
  expect([...personal, ...NOT_PERSONAL].sort()).toEqual(Object.keys(rules).sort());
});

it("raises the version when what it says changes", () => {
  // What changed must be told to people: raise NOTICE_VERSION, then write the new mark here.
  const told = INVENTORY.map(({ collections: _, ...entry }) => entry);
  const mark = createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 12);
  expect([NOTICE_VERSION, mark]).toEqual([2, "d7ec48a940ff"]);
});

it("tells who, what for, how long, who else, which rights and whom to ask", () => {
  const contacts = { phone: "400-800", accounts: [{ kind: "qq" as const, account: "10001" }] };
  const sections = noticeSections({ name: "一茶", contacts }, "杭州一茶有限公司");
  const text = sections.flatMap(({ title, paragraphs }) => [title, ...paragraphs]).join("\n");
  for (const { data, purpose, retention, sharedWith } of INVENTORY) {
    for (const said of [data, purpose, retention, sharedWith ?? ""]) expect(text).toContain(said);
  }
  for (const said of [
    "「一茶」由杭州一茶有限公司经营",
    "电话：400-800",
    "QQ：10001",
    "撤回同意",
    "注销",
    "导出",
    "监护人",
  ]) {
    expect(text).toContain(said);
  }
  expect(sections.every(({ paragraphs }) => paragraphs.length > 0)).toBe(true);
  const quiet = noticeSections({ name: "一茶", contacts: { phone: null, accounts: [] } }, "一茶");
  expect(quiet[0]?.paragraphs[0]).toBe("「一茶」由我们经营，您的个人信息由我们处理。");
  expect(quiet.at(-1)?.paragraphs).toEqual(["也可以在小程序的「联系客服」里留言。"]);
});
