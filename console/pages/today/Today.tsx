import { useWords } from "../../lib/language.tsx";
import { Page } from "../../parts/Page.tsx";
import { words } from "./words.ts";

/** What the shop does today. */
export function Today() {
  const t = useWords(words);
  return <Page title={t.title}>{null}</Page>;
}
