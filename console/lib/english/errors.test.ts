import { type ErrorCode, sentenceFor, SENTENCES } from "#contracts/errors.ts";
import { fen } from "#core/money.ts";
import { ROLES } from "#core/staff/roles.ts";
import { roleRefusal } from "#core/staff/sheetKinds.ts";
import { englishSentence } from "./english.ts";
import { ERRORS } from "./errors.ts";

/** Goal: whatever a function refuses, an English reader reads the same in English. */
const codes = Object.keys(SENTENCES) as ErrorCode[];
const HAN = /\p{Script=Han}|[，。：；「」、（）]/u;
const placesOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place);

it.each(codes)("%s is told in English with the same fields", (code) => {
  const english = ERRORS[code];
  expect(english).toMatch(/^[A-Z0-9“{].*\.$/);
  expect(english).not.toMatch(HAN);
  expect(placesOf(english).sort()).toEqual(placesOf(SENTENCES[code]).sort());
});

it("fills fields as the function does: amounts in yuan, lists joined", () => {
  const exceeded = { code: "amount_exceeded", leftFen: fen(123_450) } as const;
  expect(sentenceFor(exceeded)).toContain("1,234.50");
  expect(englishSentence(exceeded.code, exceeded)).toContain("¥1,234.50");
  const skus = ["a-1", "b-2"];
  expect(englishSentence("sku_unknown", { skus })).toContain("SKUs: a-1, b-2.");
  expect(englishSentence("limit_exceeded", {})).not.toMatch(/[{}]/);
});

it("leaves names as they are, and tells what a function said in words", () => {
  expect(englishSentence("product_specs_invalid", { spec: "财务" })).toContain("“财务”");
  const why = "不能用绝对化用语；不能留电话、网址或其他联系方式";
  const phrases = ["最好"];
  expect(englishSentence("phrase_forbidden", { phrases, why })).toBe(
    "“最好” may not be used: no superlatives; no phone numbers, addresses or other contacts. Please write it another way.",
  );
  const refusal = roleRefusal("service", ["owner", ...ROLES.filter((role) => role === "finance")]);
  expect(englishSentence("role_forbidden", { ...refusal })).toMatch(
    /^Your role is service, and this is done by: owner, finance\./,
  );
});

it("knows nothing of what no function refuses", () => {
  expect(englishSentence("sign_in_wrong", {})).toBe(undefined);
});
