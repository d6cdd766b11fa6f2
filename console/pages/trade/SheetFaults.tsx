import { Button, Table } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { textOf } from "../../lib/said.ts";
import type { SheetProgress } from "../../services/sheets.ts";
import { words } from "./wordsImports.ts";

/** What is wrong, row by row as the file numbers them, and how to mend it. */
export function SheetFaults({ job }: { readonly job: SheetProgress }) {
  const { faults: t } = useWords(words).job;
  const { faults, faultCount, faultsLink } = job;
  if (faults.length === 0) return null;
  return (
    <div>
      <div className="section-head">
        <h3>{t.title}</h3>
        {faultsLink === null ? null : (
          <Button size="small" variant="outline" tag="a" href={faultsLink} target="_blank">
            {t.all}
          </Button>
        )}
      </div>
      <Table
        size="small"
        rowKey="at"
        maxHeight="60vh"
        data={faults.map((fault, at) => ({ at, ...fault }))}
        columns={[
          { colKey: "row", title: t.row, width: 80, align: "right" },
          { colKey: "column", title: t.column, width: 140 },
          {
            ...{ colKey: "value", title: t.value, width: 220 },
            cell: ({ row: { value } }) =>
              value === "" ? <span className="faint">{t.empty}</span> : <code>{value}</code>,
          },
          { colKey: "message", title: t.message, cell: ({ row: { message } }) => textOf(message) },
        ]}
      />
      {faultCount > faults.length ? (
        <p className="faint">{filled(t.first, { shown: faults.length, n: faultCount })}</p>
      ) : null}
    </div>
  );
}
