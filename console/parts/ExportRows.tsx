import { saveText } from "../lib/saveText.ts";
import { useEffect, useRef, useState } from "react";
import { Button, Dialog } from "tdesign-react";
import { csvOf } from "../lib/csv.ts";
import { filled, useWords } from "../lib/language.tsx";
import { count } from "../lib/money.ts";
import { dayText } from "../lib/time.ts";
import { useSend } from "../lib/useCall.ts";
import type { Rows } from "./ListPage.tsx";
import { Problem } from "./Problem.tsx";
import { sheetWords } from "./sheetWords.ts";
import { useEscape } from "./useEscape.ts";

/** More than so many belong into a sheet that the functions write. */
const ROWS_MAX = 5_000;

/** A column of the table: amounts by `csvYuan`, times by `momentText`. */
export type ExportColumn<Row> = {
  readonly title: string;
  readonly text: (row: Row) => string;
};

/**
 * Takes a list out that has no sheet of its own: what its filters show is read page by page, as the list itself does,
 * and saved as CSV.
 *
 * - `name`: of the file, without its ending.
 * - `load`: a page by its cursor, "" being the first.
 */
export function ExportRows<Row>({
  name,
  columns,
  load,
  onClose,
}: {
  readonly name: string;
  readonly columns: readonly ExportColumn<Row>[];
  readonly load: (cursor: string) => Promise<Rows<Row>>;
  readonly onClose: () => void;
}) {
  const { rows: t, dialog } = useWords(sheetWords);
  const [n, setN] = useState(0);
  const [end, setEnd] = useState<"done" | "cut" | null>(null);
  const isOver = useRef(false);
  useEffect(() => {
    isOver.current = false;
    return () => {
      isOver.current = true;
    };
  }, []);
  const { send, isSending, problem } = useSend(async () => {
    const lines: (readonly string[])[] = [columns.map(({ title }) => title)];
    let cursor: string | null = "";
    while (cursor !== null && lines.length <= ROWS_MAX && !isOver.current) {
      const page: Rows<Row> = await load(cursor);
      for (const row of page.rows) lines.push(columns.map(({ text }) => text(row)));
      setN(lines.length - 1);
      cursor = page.next === cursor ? null : page.next;
    }
    if (isOver.current) return;
    saveText(`${name} ${dayText(Date.now())}.csv`, csvOf(lines));
    setEnd(cursor === null ? "done" : "cut");
  });
  useEscape(onClose);
  return (
    <Dialog
      visible
      header={t.title}
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" onClick={onClose}>
            {dialog.close}
          </Button>
          {end === null ? (
            <Button loading={isSending} onClick={() => void send()}>
              {dialog.start}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="danger-body" aria-live="polite">
        {end === null ? (
          <p>
            {isSending
              ? filled(t.running, { n: count(n) })
              : filled(t.text, { max: count(ROWS_MAX) })}
          </p>
        ) : (
          <p className={end === "cut" ? "warn" : ""}>
            {filled(end === "cut" ? t.cut : t.done, { n: count(n) })}
          </p>
        )}
      </div>
      {problem ? <Problem problem={problem} /> : null}
    </Dialog>
  );
}
