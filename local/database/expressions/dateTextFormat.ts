import { requestFailed } from "../errors.ts";

/** What each format specifier reads, under the name by which `dateText.ts` asks for it. */
const SPECIFIERS: ReadonlyMap<string, string> = new Map([
  ["Y", String.raw`(?<year>\d{4})`],
  ["m", String.raw`(?<month>\d{1,2})`],
  ["d", String.raw`(?<day>\d{1,2})`],
  ["j", String.raw`(?<dayOfYear>\d{1,3})`],
  ["G", String.raw`(?<isoYear>\d{4})`],
  ["V", String.raw`(?<isoWeek>\d{1,2})`],
  ["u", String.raw`(?<isoDay>[1-7])`],
  ["H", String.raw`(?<hour>\d{1,2})`],
  ["M", String.raw`(?<minute>\d{1,2})`],
  ["S", String.raw`(?<second>\d{1,2})`],
  ["L", String.raw`(?<fraction>\d{1,3})`],
  ["z", String.raw`(?<zone>Z|[+-]\d\d:?\d\d)`],
  ["Z", String.raw`(?<minutes>[+-]?\d{1,4})`],
  ["%", "%"],
]);

/** The regular expression of a `$dateFromString` format. Errors: a specifier that is unknown or comes twice. */
export function formatPattern(format: string): RegExp {
  const seen = new Set<string>();
  const source = format.replace(/%(.?)|[^%]+/gs, (literal, specifier: string | undefined) => {
    if (specifier === undefined) return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    const pattern = SPECIFIERS.get(specifier);
    if (pattern === undefined || (specifier !== "%" && seen.has(specifier))) {
      throw requestFailed(`Invalid format character '%${specifier}' in format string`);
    }
    seen.add(specifier);
    return pattern;
  });
  return new RegExp(`^${source}$`);
}
