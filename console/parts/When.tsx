import { filled, useWords } from "../lib/language.tsx";
import { agoOf, momentText } from "../lib/time.ts";
import { words } from "./words.ts";

/** An instant at UTC+8: "2026-03-03 14:05". Null = it has not come. */
export function When({ atMs }: { readonly atMs: number | null | undefined }) {
  if (atMs === null || atMs === undefined) return <span className="faint">—</span>;
  return <time dateTime={new Date(atMs).toISOString()}>{momentText(atMs)}</time>;
}

/** How old figures are: "数据截至 2026-03-03 14:05（3 分钟前）". */
export function AsOf({ atMs }: { readonly atMs: number }) {
  const { ago } = useWords(words);
  const { unit, value } = agoOf(atMs, Date.now());
  const told = filled(ago[unit], { n: value });
  return (
    <span className="faint as-of">{filled(ago.asOf, { at: momentText(atMs), ago: told })}</span>
  );
}
