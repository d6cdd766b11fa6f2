import { err, ok, type Result } from "#core/result.ts";

import { CELL_MAX, type Field } from "#core/sheet/field.ts";
import type { SheetFault } from "#core/sheet/sheet.ts";

/** The columns of a table, in their order. */
export type Columns<R> = { readonly [K in keyof R]: Field<R[K]> };
/** Cells as a file holds them, without the heading. */
export type Cells = readonly string[];
/** A row of a file with its number there: the headings are row 1. */
export type NumberedRow = { readonly row: number; readonly cells: Cells };

const fieldsOf = (columns: object): readonly Field<unknown>[] => Object.values(columns);

export const headingsOf = (columns: object): readonly string[] =>
  fieldsOf(columns).map(({ heading }) => heading);

/** Which columns hold numbers, by their places. */
export const numbersOf = (columns: object): readonly number[] =>
  fieldsOf(columns).flatMap(({ isNumber }, at) => (isNumber ? [at] : []));

export const hintsOf = (columns: object): readonly string[] =>
  fieldsOf(columns).map(({ hint }) => hint);

/** A record as the cells of its row. */
export function cellsOf<R extends object>(columns: Columns<R>, record: R): Cells {
  const values = new Map<string, unknown>(Object.entries(record));
  const fields: readonly [string, Field<unknown>][] = Object.entries(columns);
  return fields.map(([key, field]) => field.write(values.get(key)));
}

/** The record that a row says. Errors: every cell that does not fit, with its reason. */
export function recordOf<R extends object>(
  columns: Columns<R>,
  { row, cells }: NumberedRow,
): Result<R, readonly SheetFault[]> {
  const faults: SheetFault[] = [];
  const fields: readonly [string, Field<unknown>][] = Object.entries(columns);
  const entries = fields.map(([key, field], at): [string, unknown] => {
    const cell = cells[at] ?? "";
    const read = cell.length > CELL_MAX ? err(`单元格最长 ${CELL_MAX} 个字符`) : field.read(cell);
    if (read.ok) return [key, read.value];
    faults.push(faultAt(row, field.heading, cell, read.error));
    return [key, null];
  });
  // Every column has been read by its own field, so this is a record.
  return faults.length > 0 ? err(faults) : ok(Object.fromEntries(entries) as never);
}

const VALUE_SHOWN = 60;

export const faultAt = (
  row: number,
  column: string,
  value: string,
  message: string,
): SheetFault => ({ row, column, value: value.slice(0, VALUE_SHOWN), message });

/** The headings of the columns in which two rows differ. */
export const differing = (columns: object, one: Cells, other: Cells): readonly string[] =>
  headingsOf(columns).filter((_heading, at) => (one[at] ?? "") !== (other[at] ?? ""));
