/** What WXS code finds besides the language. `getDate` and `getRegExp` stand in for `new`, which WXS has not. */
export const WXS_GLOBALS = `
var getRegExp = function (pattern, flags) { return new RegExp(pattern, flags); };
var getDate = function () {
  return new (Date.bind.apply(Date, [null].concat([].slice.call(arguments))))();
};
`;

/**
 * WXS as the script that does the same. In WXS `x.constructor` is the type's name, and a text handed to `getRegExp`
 * keeps the backslashes that a script would drop.
 */
export function wxsAsScript(source: string): string {
  return source
    .replace(/\.constructor\s*(===?|!==?)\s*(['"])/g, ".constructor.name $1 $2")
    .replace(
      /(['"])(\w+)\1\s*(===?|!==?)\s*([\w.]+)\.constructor\b(?!\.)/g,
      "$1$2$1 $3 $4.constructor.name",
    )
    .replace(/getRegExp\(\s*(['"])((?:[^\\]|\\.)*?)\1/g, withBackslashes);
}

function withBackslashes(_: string, quote: string, pattern: string): string {
  const kept = pattern.replace(/\\(.)/g, (pair, sign: string) =>
    /[dDwWsSbB.*+?()[\]{}^$|/-]/.test(sign) ? `\\${pair}` : pair,
  );
  return `getRegExp(${quote}${kept}${quote}`;
}

/** The WXS files that WXS code asks for. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g)].map(([, spec]) => spec ?? "");
}
