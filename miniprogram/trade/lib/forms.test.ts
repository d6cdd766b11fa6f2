import {
  emailProblem,
  nameProblem,
  phoneProblem,
  taxNumberProblem,
  trackingProblem,
} from "./forms";

/** Goal: a form refuses what the function would refuse, and nothing else. */
const phone = { noPhone: "none", badPhone: "bad" };
const name = { noName: "none", longName: "long" };

it.each([
  ["", "none"],
  ["13800000000", ""],
  ["12800000000", "bad"],
  ["1380000000", "bad"],
  ["138000000000", "bad"],
])("phone %j: %j", (typed, problem) => expect(phoneProblem(typed, phone)).toBe(problem));

it.each([
  ["  ", "none"],
  ["林", ""],
  ["林".repeat(32), ""],
  ["林".repeat(33), "long"],
])("name %j: %j", (typed, problem) => expect(nameProblem(typed, name)).toBe(problem));

it.each([
  [emailProblem, "a@b.cn", true],
  [emailProblem, "a@b", false],
  [emailProblem, "a b@c.cn", false],
  [taxNumberProblem, "91330100MA2ABCDE1X", true],
  [taxNumberProblem, "91330100ma2abcde1x", false],
  [taxNumberProblem, "1".repeat(14), false],
  [taxNumberProblem, "1".repeat(21), false],
  [trackingProblem, "SF1234567890", true],
  [trackingProblem, "SF123", false],
  [trackingProblem, "SF 123456", false],
])("%p of %j is fine: %s", (problem, typed, isFine) => {
  expect(problem(typed) === "").toBe(isFine);
});
