/** Beside an input in memory: the fields that a hand broke, for which something else stands in. */
const BROKEN = new WeakMap<object, readonly string[]>();

/** The broken fields of an input as it was read; none for any other document. */
export const brokenFields = (document: object): readonly string[] => BROKEN.get(document) ?? [];

export function noteBroken(document: object, fields: readonly string[]): void {
  BROKEN.set(document, fields);
}
