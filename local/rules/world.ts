import type { Doc, Value } from "../database/value.ts";

/** Everything that a rule can look at, apart from the documents that a query may find. */
export interface World {
  /** The caller as rules see it; null when nobody is signed in. */
  readonly auth: Doc | null;
  readonly nowMs: number;
  /** What create and update bring; undefined for other operations. */
  readonly requestData: Doc | undefined;
  /** The file that is asked for, in rules of files. */
  readonly resource: Doc | undefined;
  /** The value that the query, or the new document, gives to a path; undefined where it gives no single one. */
  fixed(path: readonly string[]): { readonly value: Value } | undefined;
  /** What get() answers: the document, null where there is none, or a word why there is no answer (yet). */
  look(collection: string, id: string): Doc | null | "not read yet" | "too many";
}

/** Stands for a value that will be known only after the update: of `$inc`, `$push` and the like. Compared by identity. */
export const COMPUTED: Doc = Object.freeze({ computed: true });

/** Whether the value is, or contains, one that is not known yet. */
export function isComputed(value: Value | undefined): boolean {
  if (value === COMPUTED) return true;
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(isComputed);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).some(isComputed);
}
