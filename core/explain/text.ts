import type { Facts, Kind, Statement } from "#core/explain/statement.ts";

/** The languages in which an explanation is told. */
export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence for everything that an explanation can say, in one language. Total: nothing stays unsaid. */
export type Words = { readonly [K in Kind]: (facts: Facts[K]) => string };

/** The text of an explanation, one line for each statement: the only renderer, whoever reads it. */
export const linesOf = (words: Words, statements: readonly Statement[]): readonly string[] =>
  statements.map((statement) => sentence(words, statement));

function sentence<K extends Kind>(words: Words, statement: Statement<K>): string {
  const say: (facts: Facts[K]) => string = words[statement.kind];
  return say(statement);
}
