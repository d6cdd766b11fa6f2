import { kept, keep } from "./storage";

/** The language that the reader chose: Chinese unless he chose English. */
export type Language = "zh" | "en";

let chosen: Language | undefined;

export function language(): Language {
  chosen ??= kept("language") === "en" ? "en" : "zh";
  return chosen;
}

export const isEnglish = (): boolean => language() === "en";

/** Pages that are open show the new language after they were opened anew: follow it with `wx.reLaunch`. */
export function chooseLanguage(next: Language): void {
  chosen = next;
  keep("language", next);
}

/** The same texts in both languages, by the same names. */
export type Words<T extends object> = { readonly zh: T; readonly en: T };

/** The texts in the reader's language. */
export const spoken = <T extends object>(words: Words<T>): T => words[language()];

/** Fills `{name}` in a text: `filled("还剩 {left} 件", { left: 3 })`. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
