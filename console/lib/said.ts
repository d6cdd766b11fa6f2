import type { Language } from "./language.tsx";

/** What a function refused: a problem, or a row of an answer. */
type Refusal = {
  readonly code: string;
  /** The function's own sentence, in Chinese. */
  readonly message: string;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** The English of what functions say; null = everybody reads Chinese. */
let english: typeof import("./english/english.ts") | null = null;
let chosen: Language = "zh";

/**
 * Has what functions say told in a language from now on. Its English comes when somebody reads English; whoever is cut off
 * then reads what the functions said. False = he has chosen another language while it came.
 */
export async function sayIn(language: Language): Promise<boolean> {
  chosen = language;
  const found = language === "zh" ? null : await import("./english/english.ts").catch(() => null);
  if (chosen !== language) return false;
  english = found;
  return true;
}

/** What was refused, in the reader's language. */
export const sentenceOf = (refusal: Refusal): string =>
  english?.englishSentence(refusal.code, { ...refusal, ...refusal.facts }) ?? refusal.message;

/** A text that a function said without a code, such as what is wrong with a field, in the reader's language. */
export const textOf = (text: string): string => english?.englishText(text) ?? text;
