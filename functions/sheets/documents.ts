import { canonicalJson } from "#core/canonicalJson.ts";
import type { SheetWrite } from "#core/sheet/sheet.ts";
import type { Collections } from "#ports/store.ts";

/** The document that a step notes, as it is to be written. It was written as JSON by the same code. */
export const documentIn =
  <C extends keyof Collections>(_collection: C) =>
  ({ after }: Pick<SheetWrite, "after">): Collections[C] =>
    JSON.parse(after);

/** All of a document but its `rev`, which the store counts. */
export const contentOf = (document: object): string => canonicalJson({ ...document, rev: 0 });

/** Whether a document is just as a step has written it. */
export const isAsWritten = (
  current: { readonly rev: number },
  { after, rev }: Pick<SheetWrite, "after" | "rev">,
): boolean => current.rev === rev && contentOf(current) === contentOf(JSON.parse(after));
