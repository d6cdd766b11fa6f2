import { failureText } from "./failureText.ts";
import { words } from "./wordsFailures.ts";

const { zh, en } = words;

it.each<[string, string | null, "wechat" | "bank" | null, string | null]>([
  ["nothing failed", null, "wechat", null],
  ["WeChat's code", "DAY_RECEIVED_QUOTA_EXCEED", "wechat", zh["DAY_RECEIVED_QUOTA_EXCEED"] ?? ""],
  ["a code that nobody knows", "NEW_CODE", "wechat", zh["OTHER"] ?? ""],
  ["staff's words of the bank", "卡号不存在", "bank", "卡号不存在"],
  ["staff's words that look like a code", "TRANSFER_RISK", "bank", "TRANSFER_RISK"],
])("says why: %s", (_, failure, channel, told) => {
  expect(failureText({ failure, channel }, zh)).toBe(told);
});

it("knows every code in both languages", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});
