/**
 * Several texts in one cell. A backslash before a separator, or before itself, takes its meaning away, so every text
 * comes back as it was.
 */
const LIST = "|";

/** Texts as one cell; none is the empty cell, and so no text may be empty. */
export const joinList = (texts: readonly string[]): string =>
  texts.map((text) => escaped(text, LIST)).join(LIST);

/** The texts of a cell. */
export const splitList = (cell: string): readonly string[] =>
  cell === "" ? [] : splitAt(cell, LIST).map(plain);

/** Parts of one entry of a list, each escaped against all separators. */
export const joinParts = (parts: readonly string[], separator: string): string =>
  parts.map((part) => escaped(part, `${LIST}${PART_SEPARATORS}`)).join(separator);

/** What stands within an entry: `等级=12.30`, `重量=50克/100克`, `tea-50g*1/2`. */
const PART_SEPARATORS = "=/*";

/** The entries of a list as they stand, still escaped: for `splitParts`. */
export const splitEntries = (cell: string): readonly string[] =>
  cell === "" ? [] : splitAt(cell, LIST);

/** The parts of an entry, still escaped where they are split again. */
export const splitParts = (entry: string, separator: string): readonly string[] =>
  splitAt(entry, separator);

/** A text without its escapes. */
export const plain = (text: string): string => text.replace(/\\([^])/gu, "$1");

/** Splits at a separator that no backslash stands before. */
function splitAt(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let isEscaped = false;
  for (const character of text) {
    if (!isEscaped && character === separator) {
      parts.push(part);
      part = "";
      continue;
    }
    part += character;
    isEscaped = !isEscaped && character === "\\";
  }
  return [...parts, part];
}

function escaped(text: string, separators: string): string {
  let safe = "";
  for (const character of text) {
    safe += character === "\\" || separators.includes(character) ? `\\${character}` : character;
  }
  return safe;
}
