import { useEffect } from "react";
import { words } from "../app/words.ts";
import { useWords } from "../lib/language.tsx";

/** What the browser's tab says while a screen is open. */
export function useTitle(title: string): void {
  const { brand } = useWords(words);
  useEffect(() => {
    document.title = title === "" ? brand : `${title} · ${brand}`;
  }, [title, brand]);
}
