import type { Statement } from "#core/explain/statement.ts";
import { TELLERS } from "#core/explain/tellers.ts";
import { linesOf } from "#core/explain/text.ts";

/** What the two languages do not tell alike of the same statements; empty: nothing. */
export function differencesOf(statements: readonly Statement[]): readonly string[] {
  const [zh, en] = [linesOf(TELLERS.zh, statements), linesOf(TELLERS.en, statements)];
  if (zh.length !== en.length) return [`${zh.length} lines, and ${en.length} in English`];
  return statements.flatMap((statement, at) => {
    const [chinese = "", english = ""] = [zh[at], en[at]];
    const names = namesIn(statement);
    const own = names.reduce((text, name) => text.replaceAll(name, ""), english);
    const faults = [
      ...(depthOf(chinese) === depthOf(english) ? [] : ["depth"]),
      ...(figuresIn(chinese).join() === figuresIn(english).join() ? [] : ["figures"]),
      ...(names.some((name) => chinese.includes(name) && !english.includes(name)) ? ["names"] : []),
      ...(CHINESE.test(own) ? ["chinese"] : []),
      ...(english.trim() === "" ? ["nothing"] : []),
    ];
    return faults.map((fault) => `${fault}: ${chinese} | ${english}`);
  });
}

/** Characters of Chinese, and its punctuation. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

const depthOf = (line: string): number => line.length - line.trimStart().length;

/** All amounts, rates, dates and counts of a line, in order of size of their text: languages put them in other places. */
const figuresIn = (line: string): readonly string[] =>
  [...line.replaceAll("¥", "").matchAll(/(?:(?<!\d)-)?\d[\d,]*(?:\.\d+)?%?…?/g)]
    .map(([text]) => text.replaceAll(",", ""))
    // `05` of a month is its `5`.
    .map((text) => text.replace(/^(-?)0+(?=\d)/, "$1"))
    .sort();

/** Whatever people wrote, the longest first: ids, reasons, names of levels and channels. */
function namesIn(value: unknown): readonly string[] {
  const texts =
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(namesIn)
        : [];
  return texts.filter((text) => text !== "").sort((a, b) => b.length - a.length);
}
