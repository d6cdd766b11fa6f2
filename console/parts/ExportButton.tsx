import { useState } from "react";
import { Button } from "tdesign-react";
import { useMay } from "../app/may.ts";
import { useWords } from "../lib/language.tsx";
import type { UrlFilter } from "../lib/urlFilter.ts";
import { ExportRows } from "./ExportRows.tsx";
import type { ListProps } from "./ListPage.tsx";
import { words } from "./words.ts";

/**
 * Takes out what a list shows: by `onExport` where a function writes a table of it, else row by row into the columns of
 * `sheet`, for whoever may take tables out at all.
 */
export function ExportButton<Row>({
  list: { title, sheet, onExport, load, loadSheet = load },
  filter,
}: {
  readonly list: ListProps<Row>;
  readonly filter: UrlFilter;
}) {
  const t = useWords(words);
  const may = useMay();
  const [taken, setTaken] = useState<UrlFilter | null>(null);
  const open = onExport ?? (sheet && may("sheets.startExport") ? setTaken : undefined);
  if (open === undefined) return null;
  return (
    <>
      <Button variant="outline" onClick={() => open(filter)}>
        {t.list.exporting}
      </Button>
      {taken && sheet ? (
        <ExportRows
          name={title}
          columns={sheet}
          load={(cursor) => loadSheet({ ...taken, cursor })}
          onClose={() => setTaken(null)}
        />
      ) : null}
    </>
  );
}
