/** Goal: however js-sdk says that something failed, `wx.cloud` tells WeChat's number and all the words. */
import { cloudFailure, errorOf, unlessRefused } from "./cloudErrors.ts";

const inner = { code: "OPERATION_FAIL", msg: "[FUNCTIONS_EXECUTE_FAIL] boom" };

it.each<[string, unknown, { code: string; message: string }]>([
  ["an object", { code: "INVALID_PARAM", message: "no" }, { code: "INVALID_PARAM", message: "no" }],
  [
    "JSON in an error",
    new Error(JSON.stringify(inner)),
    { code: "FUNCTIONS_EXECUTE_FAIL", message: "boom" },
  ],
  [
    "an error of sign-in",
    { error: "unauthenticated", error_description: "why" },
    { code: "unauthenticated", message: "why" },
  ],
  ["words", "gone", { code: "", message: "gone" }],
  ["success", { code: "SUCCESS", message: "ok" }, { code: "", message: "" }],
  ["broken JSON", new Error("{no"), { code: "", message: "{no" }],
  ["nothing", undefined, { code: "", message: "" }],
])("reads %s", (_, value, expected) => {
  expect(errorOf(value)).toEqual(expected);
});

it.each([
  [{ code: "DATABASE_PERMISSION_DENIED", message: "no" }, -502003],
  [{ code: "FUNCTION_NOT_FOUND", message: "no" }, -501000],
  [{ code: "SOMETHING_NEW", message: "no" }, -1],
])("numbers %j", (error, errCode) => {
  const failure = cloudFailure(error);
  expect(failure.fields).toEqual({ errCode });
  expect(failure.reason).toBe(`Error: errCode: ${errCode} | errMsg: ${error.code}: no`);
});

it("takes a refusal that was returned for one that was thrown, and lets answers pass", () => {
  expect(() => unlessRefused({ code: "DATABASE_REQUEST_FAILED", message: "x" })).toThrow("-502001");
  expect(unlessRefused({ code: "SUCCESS", list: [] })).toEqual({ code: "SUCCESS", list: [] });
  expect(unlessRefused({ result: { code: 5 } })).toEqual({ result: { code: 5 } });
});
