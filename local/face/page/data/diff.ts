import { untag } from "../ejson.ts";
import type { Json } from "../jsonText.ts";

/** A place in a document where two states of it differ; undefined: not there. */
export type Difference = {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/** Where two states of a document differ, as far down as they are both objects or lists. */
export function differences(
  before: Json | undefined,
  after: Json | undefined,
  path = "",
): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  if (left === undefined || right === undefined) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.flatMap((name) =>
    differences(left[name], right[name], path === "" ? name : `${path}.${name}`),
  );
}

/** The parts that are compared one by one; a date or another tagged value is one thing. */
function fieldsOf(value: Json | undefined): Readonly<Record<string, Json>> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return Object.fromEntries(value.map((item, at) => [at, item]));
  return untag(value) === undefined ? value : undefined;
}
