import { canonicalJson } from "#core/canonicalJson.ts";

/** Whether a stored document is just the one that is to be made: a repetition of the same making. */
export const isSameNew = (stored: { readonly rev: number }, made: object): boolean =>
  stored.rev === 1 && canonicalJson(stored) === canonicalJson({ ...made, rev: 1 });
