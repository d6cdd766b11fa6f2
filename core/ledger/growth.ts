import { canonicalJson } from "#core/canonicalJson.ts";

/** Whether two pieces of plain data say the same. Quick where they are the very same object. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || canonicalJson(a) === canonicalJson(b);

/** Whether `after` begins with all of `before`, unchanged. */
export const extendsList = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  after.length >= before.length && before.every((item, index) => isSame(item, after[index]));
