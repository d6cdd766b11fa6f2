import type { Fen } from "#core/money.ts";
import { type Cell, csvText } from "#core/tax/csv.ts";

/** A file's columns: each with its title and what stands in it. */
export type Columns<Row> = readonly (readonly [title: string, cell: (row: Row) => Cell])[];

/** Rows under their titles. The first part of a file carries the titles, the others only rows. */
export const tableText = <Row>(
  columns: Columns<Row>,
  rows: readonly Row[],
  isStart: boolean,
): string =>
  csvText(
    [
      ...(isStart ? [columns.map(([title]) => title)] : []),
      ...rows.map((row) => columns.map(([, cell]) => cell(row))),
    ],
    isStart,
  );

/** Fen as yuan, as tax offices read it: `123456` is `1234.56`. Amounts of a file are never below zero. */
export function yuan(amountFen: number): string {
  const cents = amountFen % 100;
  return `${(amountFen - cents) / 100}.${String(cents).padStart(2, "0")}`;
}

/** An amount that only some rows have. */
export const yuanOrNothing = (amountFen: Fen | null): string =>
  amountFen === null ? "" : yuan(amountFen);

/** Basis points as per cent: `2000` is `20%`. */
export const percent = (rateBp: number): string => `${rateBp / 100}%`;
