import { callNameIn } from "./callName.ts";

/** Goal: an action is told in the reader's language, also where only its code is known. */
it.each([
  ["zh", "A · b", "A"],
  ["en", "A · b", "b"],
  ["en", "x.y", "x.y"],
] as const)("%s of %s", (language, callName, told) =>
  expect(callNameIn(language, callName)).toBe(told),
);
