import { RuleSyntaxError } from "./expression.ts";
import type { Token } from "./lexer.ts";

/** Walks over tokens, one ahead. */
export interface Reader {
  /** Takes the sign if it is the next token. */
  take(...signs: readonly string[]): string | undefined;
  expect(sign: string): Token;
  peek(): Token;
  next(): Token;
}

export function readerOf(tokens: readonly Token[]): Reader {
  const last = tokens[tokens.length - 1] ?? { kind: "end", from: 0, to: 0 };
  let at = 0;
  const peek = (): Token => tokens[at] ?? last;
  const next = (): Token => {
    const token = peek();
    at += 1;
    return token;
  };
  return {
    peek,
    next,
    take(...signs) {
      const token = peek();
      if (token.kind !== "sign" && token.kind !== "name") return undefined;
      if (!signs.includes(token.text)) return undefined;
      at += 1;
      return token.text;
    },
    expect(sign) {
      const token = next();
      if (token.kind === "sign" && token.text === sign) return token;
      throw new RuleSyntaxError(`expected "${sign}", but found ${shown(token)}`, token.from);
    },
  };
}

/** A token as a message names it. */
export function shown(token: Token): string {
  switch (token.kind) {
    case "end":
      return "the end";
    case "name":
    case "sign":
      return `"${token.text}"`;
    case "template":
      return "a template";
    default:
      return JSON.stringify(token.value);
  }
}
