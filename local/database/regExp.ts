import { notEmulated, requestFailed } from "./errors.ts";

/**
 * The regular expression of a MongoDB pattern (PCRE) and its options.
 *
 * - `i`, `m`, `s` mean the same here; `x` (spaces and comments do not count) is taken out of the pattern; `g`, `u` and
 *   `y`, which JavaScript clients may send, mean nothing to a test of a whole value and are dropped.
 * - Errors: refuses an unknown option and a pattern that is none.
 */
export function regExpOf(pattern: string, options: string): RegExp {
  let flags = "";
  let source = pattern;
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline !== null) source = source.slice(inline[0].length);
  for (const option of options + (inline?.[1] ?? "")) {
    if (option === "x") source = withoutSpaces(source);
    else if ("ims".includes(option)) flags += flags.includes(option) ? "" : option;
    else if (!"guy".includes(option)) throw notEmulated(`regular expression option ${option}`);
  }
  return compiled(source, flags);
}

/** The same expression without the state that `g` and `y` keep between tests. */
export function statelessRegExp(expression: RegExp): RegExp {
  if (!expression.global && !expression.sticky) return expression;
  return new RegExp(expression.source, expression.flags.replace(/[gy]/g, ""));
}

/** PCRE counts characters, so Unicode mode is meant; it refuses a few harmless escapes, which then run without it. */
function compiled(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    try {
      return new RegExp(source, flags);
    } catch {
      throw requestFailed(`Regular expression is invalid: ${source}`);
    }
  }
}

/** Spaces and `#` comments, unless escaped or inside a character class, are for the reader alone. */
function withoutSpaces(pattern: string): string {
  return pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\s+|#[^\n]*/g, (part) =>
    part.startsWith("\\") || part.startsWith("[") ? part : "",
  );
}
