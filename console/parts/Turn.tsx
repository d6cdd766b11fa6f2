import { Button } from "tdesign-react";
import { filled, useWords } from "../lib/language.tsx";
import type { UrlFilter } from "../lib/urlFilter.ts";
import { words } from "./words.ts";

/** Turns the pages of a report, whose place is a number of rows. Back goes to the first page. */
export function Turn({
  filter,
  next,
  rowCount,
}: {
  readonly filter: UrlFilter;
  readonly next: number | string | null;
  readonly rowCount?: number;
}) {
  const { list: t } = useWords(words);
  if (next === null && filter.cursor === "") return null;
  return (
    <footer className="pager">
      <span className="space" />
      {rowCount === undefined ? null : (
        <span className="faint">{filled(t.rowsInAll, { n: rowCount })}</span>
      )}
      <Button
        size="small"
        variant="outline"
        disabled={filter.cursor === ""}
        onClick={() => filter.goTo("")}
      >
        {t.first}
      </Button>
      <Button
        size="small"
        variant="outline"
        disabled={next === null}
        onClick={() => next !== null && filter.goTo(String(next))}
      >
        {t.next}
      </Button>
    </footer>
  );
}
