import type { ReactNode } from "react";

export type GridColumn<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: true;
};

/** Figures in rows and columns, with a row of totals where there is one. */
export function Grid<Row>({
  columns,
  rows,
  rowKey,
  total,
  whenEmpty,
}: {
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly total?: readonly ReactNode[];
  /** What is said instead of a table without rows. */
  readonly whenEmpty?: string;
}) {
  if (rows.length === 0 && whenEmpty !== undefined) return <p className="faint">{whenEmpty}</p>;
  const look = (column: GridColumn<Row>) => (column.isNumber ? "is-number" : undefined);
  return (
    <div className="rows">
      <table className="grid">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} className={look(column)} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} className={look(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              {columns.map((column, at) => (
                <td key={column.title} className={look(column)}>
                  {total[at]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
