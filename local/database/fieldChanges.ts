import { encodeDoc } from "./storedText.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/**
 * What lies between two versions of a document: the new values of fields that came or changed, and the fields that went,
 * by dotted path. Goes into documents, never into lists: a list that changed is told whole.
 */
export function fieldChanges(before: Doc, after: Doc): { updated: Doc; removed: string[] } {
  const updated: Doc = {};
  const removed: string[] = [];
  function compare(old: Doc, now: Doc, prefix: string): void {
    for (const name of Object.keys(old)) {
      if (!Object.hasOwn(now, name)) removed.push(prefix + name);
    }
    for (const [name, value] of Object.entries(now)) {
      const was = Object.hasOwn(old, name) ? old[name] : undefined;
      if (isDoc(was) && isDoc(value)) compare(was, value, `${prefix}${name}.`);
      else if (was === undefined || !isSame(was, value)) updated[prefix + name] = value;
    }
  }
  compare(before, after, "");
  return { updated, removed };
}

function isSame(a: Value, b: Value): boolean {
  return a === b || encodeDoc({ a }) === encodeDoc({ a: b });
}
