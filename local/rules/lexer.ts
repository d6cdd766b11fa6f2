import { RuleSyntaxError } from "./expression.ts";

/** One word of a rule. `from` and `to` count from the beginning of the whole rule. */
export type Token = { readonly from: number; readonly to: number } & (
  | { readonly kind: "name" | "sign"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "template"; readonly parts: readonly TemplatePart[] }
  | { readonly kind: "end" }
);

/** A piece of a template: its plain text, or the tokens between `${` and `}`. */
export type TemplatePart = { readonly text: string } | { readonly tokens: readonly Token[] };

const BLANK = /\s+/y;
const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /\d+(?:\.\d+)?(?![\w$.])/y;
const SIGN = /===|!==|==|!=|>=|<=|&&|\|\||[><!()[\].,+-]/y;

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["===", 'write "=="'],
  ["!==", 'write "!="'],
  ["&", 'write "&&"'],
  ["|", 'write "||"'],
  ["=", 'write "=="'],
  ["?", "a rule has no ? : choice, write && and ||"],
]);

/** The words of a text. Errors: RuleSyntaxError for a character that begins none. */
export function tokensOf(source: string): Token[] {
  return readTokens(source, 0);
}

function readTokens(source: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const word = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  for (;;) {
    at += word(BLANK)?.length ?? 0;
    const from = offset + at;
    const first = source[at];
    if (first === undefined) return [...tokens, { kind: "end", from, to: from }];
    if (first === "'" || first === '"' || first === "`") {
      const { token, length } = readQuoted(source, at, offset);
      tokens.push(token);
      at += length;
      continue;
    }
    const name = word(NAME);
    const number = word(NUMBER);
    const sign = word(SIGN);
    const text = name ?? number ?? sign ?? first;
    const span = { from, to: from + text.length };
    if (name !== undefined) tokens.push({ kind: "name", text, ...span });
    else if (number !== undefined) tokens.push({ kind: "number", value: Number(number), ...span });
    else if (sign !== undefined && !INSTEAD.has(sign)) tokens.push({ kind: "sign", text, ...span });
    else throw new RuleSyntaxError(unknownSign(text), from);
    at += text.length;
  }
}

function unknownSign(text: string): string {
  return `"${text}" is not part of a rule: ${INSTEAD.get(text) ?? "see the operators in local/rules/README.md"}`;
}

const ESCAPED: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["`", "`"],
  ["$", "$"],
]);

/** The text or template that begins at `start` with a quotation mark. */
function readQuoted(
  source: string,
  start: number,
  offset: number,
): { token: Token; length: number } {
  const mark = source[start];
  const parts: TemplatePart[] = [];
  let text = "";
  let at = start + 1;
  while (source[at] !== mark) {
    const character = source[at];
    if (character === undefined) {
      throw new RuleSyntaxError("the text has no end: a quotation mark is missing", offset + start);
    }
    if (character === "\\") {
      const escaped = ESCAPED.get(source[at + 1] ?? "");
      if (escaped === undefined) throw new RuleSyntaxError("unknown escape", offset + at);
      text += escaped;
      at += 2;
    } else if (mark === "`" && source.startsWith("${", at)) {
      const end = source.indexOf("}", at);
      if (end < 0) throw new RuleSyntaxError('"${" without "}"', offset + at);
      parts.push({ text }, { tokens: readTokens(source.slice(at + 2, end), offset + at + 2) });
      text = "";
      at = end + 1;
    } else {
      text += character;
      at += 1;
    }
  }
  const span = { from: offset + start, to: offset + at + 1 };
  const length = at + 1 - start;
  if (mark !== "`") return { token: { kind: "text", value: text, ...span }, length };
  return { token: { kind: "template", parts: [...parts, { text }], ...span }, length };
}
