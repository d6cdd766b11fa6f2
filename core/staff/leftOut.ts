/** Plain data, as it lies in the database. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What stands in the log where something is not written down: one sees that it was there, and not what it was. */
export const LEFT_OUT = "（不记录）";

/** Secrets, and what would tell who somebody is or where he lives, wherever they stand. */
const NEVER: ReadonlySet<string> = new Set([
  ...[
    "session",
    "sessionId",
    "sessions",
    "reentry",
    "mark",
    "codeMark",
    "seal",
    "wrappedKey",
    "idMark",
  ],
  ...["code", "pickupCode", "phone", "phones", "address", "addresses", "detail", "email"],
  ...["idNumber", "maskedIdNumber", "invoice", "invoiceAsked"],
]);
/**
 * And what is personal in some collections, or functions, alone: names where a name is a person's; cells of tables that
 * were brought in; searches that somebody saved, which may be for a phone.
 */
const PERSONAL: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...["purchases", "buyers", "identities", "aftersales", "orders", "tax", "purchase"],
      ...["checkout"],
    ].map((where) => [where, ["name"]]),
  ),
  ...{
    sheets: ["faults"],
    sheetSteps: ["rows", "faults"],
    staffViews: ["query"],
    staff: ["query"],
  },
};
/** Of these nothing but what is named: everything else in them is somebody's. */
const ONLY: Readonly<Record<string, ReadonlySet<string>>> = {
  identities: new Set([
    ...["_id", "rev", "idType", "submittedAtMs", "destroyedAtMs", "forgetAskedAtMs", "reset"],
  ]),
};
/** Phones and identity cards as people write them into a text. An id that is nothing but such a number is an id. */
const NUMBERS = /(?<![0-9A-Za-z])(1[3-9]\d{9}|\d{17}[\dXx])(?![0-9A-Za-z])/g;
const withoutNumbers = (text: string): string =>
  /^\w+$/.test(text) ? text : text.replace(NUMBERS, LEFT_OUT);
/** So deep data are told; what lies deeper is left out. */
const DEPTH_MAX = 12;

/**
 * What of some data may stand in the log of the staff: plain data without secrets and without what tells who a customer
 * is or where he lives.
 *
 * - `where`: the collection that it lies in, or the function that it is asked of.
 * - Source: docs/domain/staff.md, "The log".
 */
export function kept(where: string, value: unknown): Json {
  const only = Object.hasOwn(ONLY, where) ? ONLY[where] : undefined;
  const personal = (Object.hasOwn(PERSONAL, where) ? PERSONAL[where] : undefined) ?? [];
  return keptAt(value, 0, (name, depth) => {
    if (depth === 0 && only) return only.has(name);
    return !NEVER.has(name) && !personal.includes(name);
  });
}

type IsKept = (name: string, depth: number) => boolean;

function keptAt(value: unknown, depth: number, isKept: IsKept): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return withoutNumbers(value);
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || depth >= DEPTH_MAX) return LEFT_OUT;
  if (Array.isArray(value)) return value.map((one) => keptAt(one, depth + 1, isKept));
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.map(([name, one]) => [
      name,
      isKept(name, depth) || one === null ? keptAt(one, depth + 1, isKept) : LEFT_OUT,
    ]),
  );
}
