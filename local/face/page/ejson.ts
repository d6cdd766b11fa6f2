import type { Json } from "./jsonText.ts";

/** A value of Extended JSON that JSON alone cannot hold. */
export type Tagged =
  | { readonly kind: "date"; readonly atMs: number }
  | {
      readonly kind: "number";
      readonly type: "Int32" | "Long" | "Double" | "Decimal128";
      readonly text: string;
    }
  | { readonly kind: "other"; readonly tag: string; readonly text: string };

const NUMBERS = {
  $numberInt: "Int32",
  $numberLong: "Long",
  $numberDouble: "Double",
  $numberDecimal: "Decimal128",
} as const;
const OTHERS = [
  "$oid",
  "$regularExpression",
  "$binary",
  "$timestamp",
  "$minKey",
  "$maxKey",
  "$undefined",
];

/** What a tag of Extended JSON stands for; undefined for a plain object. */
export function untag(value: { [name: string]: Json }): Tagged | undefined {
  const [name, ...more] = Object.keys(value);
  if (name === undefined || more.length > 0 || !name.startsWith("$")) return undefined;
  const held = value[name];
  if (name === "$date") {
    const atMs = dateOf(held);
    return atMs === undefined ? undefined : { kind: "date", atMs };
  }
  if (name in NUMBERS && typeof held === "string") {
    return { kind: "number", type: NUMBERS[name as keyof typeof NUMBERS], text: held };
  }
  if (!OTHERS.includes(name)) return undefined;
  return { kind: "other", tag: name, text: typeof held === "string" ? held : JSON.stringify(held) };
}

function dateOf(held: Json | undefined): number | undefined {
  if (typeof held === "number") return held;
  if (typeof held === "string") {
    const atMs = Date.parse(held);
    return Number.isNaN(atMs) ? undefined : atMs;
  }
  if (typeof held !== "object" || held === null || Array.isArray(held)) return undefined;
  const long = held["$numberLong"];
  return typeof long === "string" && /^-?\d+$/.test(long) ? Number(long) : undefined;
}

/** The id of a document as a text: what stands in an address. */
export function idText(id: Json | undefined): string {
  return typeof id === "string" ? id : JSON.stringify(id);
}

/** One line of a document for a list, cut. */
export function shortText(value: Json, max = 160): string {
  const text = JSON.stringify(relaxed(value)) ?? "";
  return text.length > max ? `${text.slice(0, max)}…` : text;
}

/** Without the tags of plain numbers and with dates as texts: for reading, not for saving. */
export function relaxed(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(relaxed);
  const tagged = untag(value);
  if (tagged?.kind === "date") return new Date(tagged.atMs).toISOString();
  if (tagged?.kind === "number") return Number(tagged.text);
  if (tagged !== undefined) return tagged.text;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, relaxed(field)]));
}

/**
 * For editing: whole numbers and fractions that JSON holds exactly go without their tag, dates are texts in UTC.
 * What is read back from it is the same value.
 */
export function editable(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(editable);
  const tagged = untag(value);
  if (tagged?.kind === "date" && Math.abs(tagged.atMs) < 8.64e15) {
    return { $date: new Date(tagged.atMs).toISOString() };
  }
  if (tagged?.kind === "number" && (tagged.type === "Int32" || tagged.type === "Double")) {
    const number = Number(tagged.text);
    return Number.isFinite(number) && !Object.is(number, -0) ? number : value;
  }
  if (tagged !== undefined) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, editable(field)]));
}
