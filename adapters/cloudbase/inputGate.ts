import { mended, type Part } from "#core/brand/mend.ts";
import { noteBroken } from "#ports/inputs.ts";

/** Beside a mended document: what stands in the database, so that a change replaces all that is broken. */
const STORED = new WeakMap<object, object>();
/** What was told once by this instance is not told with every call. */
const TOLD_MAX = 200;
const told = new Set<string>();

/** An input as it can be used, if somebody broke it by hand; any other document as it is. What is broken is told. */
export function asInput<T>(collection: string, document: T, part: Part | null): T {
  if (document === null || typeof document !== "object") return document;
  const found = mended(collection, document, part);
  if (found === null) return document;
  const { _id } = document as { readonly _id?: unknown };
  const line = `${collection}/${String(_id)}: ${found.faults.join(", ")}`;
  if (!told.has(line) && told.size < TOLD_MAX) {
    told.add(line);
    console.error(new Error(`an input was broken by hand and is out of use: ${line}`));
  }
  STORED.set(found.document, document);
  noteBroken(found.document, found.faults);
  return found.document as T;
}

/** What the database holds of a document that was read. */
export const storedAs = <T extends object>(document: T): T =>
  (STORED.get(document) as T | undefined) ?? document;
