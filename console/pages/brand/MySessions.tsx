import { useWords } from "../../lib/language.tsx";
import { Page } from "../../parts/Page.tsx";
import { words } from "./words.ts";

export function MySessions() {
  const t = useWords(words);
  return <Page title={t.title}>{null}</Page>;
}
