import { canonicalJson } from "#core/canonicalJson.ts";
import { err, ok, type Result } from "#core/result.ts";

type Kept = { readonly _id: string; readonly rev: number };
type Stamps = { readonly createdAtMs?: number; readonly changedAtMs?: number };

/** Somebody else saved since it was read; `rev` is what it is now. */
export type ChangedMeanwhile = { readonly code: "changed_meanwhile"; readonly rev: number };

/**
 * A document as somebody wants it who read it at `rev`, 0 for one that did not exist.
 *
 * - Promises: what was saved meanwhile is never overwritten unseen. The same content again is the document as it is,
 *   whatever `rev` says, so that a repeated save writes nothing.
 */
export function revised<T extends Kept & Stamps>(
  current: T | undefined,
  wanted: T,
  rev: number,
): Result<T, ChangedMeanwhile> {
  if (current && contentOf(current) === contentOf(wanted)) return ok(current);
  const known = current?.rev ?? 0;
  return known === rev ? ok(wanted) : err({ code: "changed_meanwhile", rev: known });
}

const contentOf = <T extends Kept & Stamps>(document: T): string =>
  canonicalJson({ ...document, rev: 0, createdAtMs: 0, changedAtMs: 0 });
