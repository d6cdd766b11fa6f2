import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { sayIn } from "./said.ts";

/** The console speaks Chinese first. What functions say in Chinese has its English in `english/`; see `said.ts`. */
export type Language = "zh" | "en";
/** The texts of one screen in both languages; the English ones have the shape of the Chinese ones. */
export type Words<T> = Readonly<Record<Language, T>>;

const KEPT_AT = "fenrun.language";
/** What somebody chose on this machine. */
export const keptLanguage = (): Language => (localStorage.getItem(KEPT_AT) === "en" ? "en" : "zh");

type Spoken = { readonly language: Language; readonly speak: (language: Language) => void };
const Context = createContext<Spoken>({ language: "zh", speak: () => undefined });

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(keptLanguage);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      speak(next: Language) {
        localStorage.setItem(KEPT_AT, next);
        void sayIn(next).then((isChosen) => isChosen && setLanguage(next));
      },
    }),
    [language],
  );
  return <Context value={value}>{children}</Context>;
}

export const useLanguage = (): Spoken => useContext(Context);

/** The texts of a screen in the reader's language. */
export const useWords = <T,>(words: Words<T>): T => words[useLanguage().language];

/** A text with its places filled: `filled("共 {n} 条", { n: 3 })`. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
