/** A defect that somebody could make: `find` stands exactly once in `file`, and `replace` takes its place. */
export type Defect = {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** What is wrong then, in a few words. */
  readonly says: string;
};

/** The text with the defect in it; null where it does not apply, since the code has changed. */
export function withDefect(text: string, { find, replace }: Defect): string | null {
  const parts = text.split(find);
  return parts.length === 2 && find !== replace ? parts.join(replace) : null;
}
