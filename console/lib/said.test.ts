import { issueAt } from "./issues.ts";
import type { CallError } from "./call.ts";
import { sayIn, sentenceOf, textOf } from "./said.ts";

/** Goal: what a function refuses is read in the reader's language, from the moment he chooses it. */
const refusal = { code: "stock_short", message: "库存不足" };
const problem = {
  ...{ code: "request_invalid", message: "请求内容有误" },
  facts: { issues: [{ path: "name", message: "最长 30 个字符" }] },
} as unknown as CallError;
const read = () => [sentenceOf(refusal), textOf("不能为空"), issueAt(problem, "name")];

afterEach(() => sayIn("zh"));

it("says in Chinese what the function said, and in English what it means", async () => {
  const chinese = ["库存不足", "不能为空", "最长 30 个字符"];
  expect(read()).toEqual(chinese);
  await sayIn("en");
  expect(read()).toEqual([
    "There is not enough in stock; please take fewer, or try again later.",
    "Cannot be empty",
    "At most 30 characters",
  ]);
  await sayIn("zh");
  expect(read()).toEqual(chinese);
});

it("says it in the language that was chosen last, however long its English takes to come", async () => {
  const chosen = [sayIn("en"), sayIn("zh")];
  expect(await Promise.all(chosen)).toEqual([false, true]);
  expect(read()).toEqual(["库存不足", "不能为空", "最长 30 个字符"]);
});

it("takes the fields of a row, and of a problem", async () => {
  await sayIn("en");
  const row = { code: "limit_exceeded", message: "", left: 2 };
  const { code, message, ...facts } = row;
  expect(sentenceOf(row)).toMatch("2 more can be bought");
  expect(sentenceOf({ code, message, facts })).toBe(sentenceOf(row));
});

it("leaves what is not known as it was said", async () => {
  await sayIn("en");
  expect(sentenceOf({ code: "sign_in_wrong", message: "看这里" })).toBe("看这里");
  expect(textOf("龙井")).toBe("龙井");
});
