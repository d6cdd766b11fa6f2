export type Language = "zh" | "en";

const KEPT_AT = "cloudbase-local.language";

let current: Language = "zh";
const listeners = new Set<() => void>();

/** The words of the page stand side by side where they are shown: Chinese first, then English. */
export function t(zh: string, en: string): string {
  return current === "zh" ? zh : en;
}

export function language(): Language {
  return current;
}

/** Reads what the reader chose last. */
export function recallLanguage(): void {
  if (localStorage.getItem(KEPT_AT) === "en") current = "en";
  tellDocument();
}

export function chooseLanguage(chosen: Language): void {
  current = chosen;
  localStorage.setItem(KEPT_AT, chosen);
  tellDocument();
  for (const listener of listeners) listener();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tellDocument(): void {
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
}
