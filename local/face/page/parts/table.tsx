import type { ComponentChildren } from "preact";

export type Column<Row> = {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand right-aligned, below each other. */
  readonly isNumber?: boolean;
  /** Left out where the screen is narrow. */
  readonly isExtra?: boolean;
};

type TableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Where a row leads. Its first cell becomes the link; a click anywhere else in the row follows it. */
  hrefOf?: (row: Row) => string;
  /** Where the screen is narrow each row stands as a list of its cells, with their heads beside them. */
  isStacked?: boolean;
};

/** A list. Up and down go from row to row where rows are links. */
export function Table<Row>({ label, columns, rows, keyOf, hrefOf, isStacked }: TableProps<Row>) {
  return (
    <div class="scroll">
      <table aria-label={label} class={isStacked ? "stacked" : ""}>
        <thead>
          <tr>
            {columns.map(({ head, isNumber, isExtra }) => (
              <th key={head} scope="col" class={classOf({ isNumber, isExtra })}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              class={hrefOf ? "leads" : ""}
              onClick={hrefOf && ((event) => follow(event, hrefOf(row)))}
            >
              {columns.map(({ head, cell, isNumber, isExtra }, at) => (
                <td key={head} data-head={head} class={classOf({ isNumber, isExtra })}>
                  {at === 0 && hrefOf ? (
                    <a data-row href={hrefOf(row)}>
                      {cell(row)}
                    </a>
                  ) : (
                    cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf(o: { isNumber: boolean | undefined; isExtra: boolean | undefined }): string {
  return `${o.isNumber ? "number" : ""} ${o.isExtra ? "extra" : ""}`.trim();
}

/** Who has marked text in a row wants to copy it, not to leave. */
function follow(event: MouseEvent, href: string): void {
  const target = event.target as Element;
  if (target.closest("a, button, input, select") || String(getSelection()) !== "") return;
  location.hash = href;
}

function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const body = event.currentTarget as HTMLElement;
  if (step === undefined || !(event.target as Element).matches("[data-row]")) return;
  const links = [...body.querySelectorAll<HTMLElement>("[data-row]")];
  const next = links[links.indexOf(event.target as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
