import { plain } from "../../lib/typed.ts";
import { NUMBER_HEADING } from "./wordsTables.ts";

/** What is typed while parcels are sent. */

const TRACKING = /^[0-9A-Za-z-]{6,30}$/;
/** A number as carriers write it: without the spaces and full-width signs that it is copied with. */
export const trackingOf = plain;
export const isTracking = (typed: string): boolean => TRACKING.test(trackingOf(typed));

export type Typed = Readonly<Record<string, string>>;
/** What came of something pasted. */
export type Pasted = {
  readonly typed: Typed;
  /** Lines of orders that are not on the list. */
  readonly strangers: number;
  /** Lines of which nobody can say which cell is the number. */
  readonly unclear: number;
};

const MOBILE = /^1\d{10}$/;

const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .replace(/\s+$/, "")
    .split(/\r?\n/)
    .map((line) => line.split("\t").map(plain));

/**
 * What was pasted at one order. A table that names orders goes to these, wherever they stand; where no line names one,
 * each line is the number of the order that it was pasted at and of those below it: empty lines pass one over, and what
 * does not fit on the list any more is dropped. A first line without any digit is headings.
 */
export function pasted(keys: readonly string[], at: string, text: string, typed: Typed): Pasted {
  const all = cellsOf(text);
  const isHeaded = all.length > 1 && /\S/.test(all[0]?.join("") ?? "") && !/\d/.test(`${all[0]}`);
  const column = isHeaded ? (all[0]?.findIndex((cell) => NUMBER_HEADING.test(cell)) ?? -1) : -1;
  const lines = isHeaded ? all.slice(1) : all;
  const known = new Map(keys.map((key) => [key.toLowerCase(), key]));
  const keyIn = (cells: readonly string[]): string | undefined =>
    cells.flatMap((cell) => known.get(cell.toLowerCase()) ?? [])[0];
  const isTable = lines.some((cells) => keyIn(cells) !== undefined);
  const numbersIn = (cells: readonly string[]): readonly string[] =>
    cells.filter(
      (cell, index) =>
        isTracking(cell) &&
        (column < 0
          ? /\d/.test(cell) && !MOBILE.test(cell) && !known.has(cell.toLowerCase())
          : index === column),
    );
  const found: Record<string, string> = {};
  let [strangers, unclear] = [0, 0];
  const start = keys.indexOf(at);
  for (const [row, cells] of lines.entries()) {
    const key = isTable ? keyIn(cells) : keys[start + row];
    const [number = isTable ? "" : (cells[0] ?? ""), ...others] = numbersIn(cells);
    if (key === undefined) strangers += isTable && number !== "" ? 1 : 0;
    else if (others.length > 0) unclear += 1;
    else if (number !== "") found[key] = number;
  }
  return { typed: { ...typed, ...found }, strangers, unclear };
}

/** The carriers that a pasted table names, each once, by their codes. */
export function carriersIn(
  text: string,
  carriers: readonly { readonly code: string; readonly name: string }[],
): readonly string[] {
  const cells = new Set(cellsOf(text).flat());
  return carriers
    .filter(({ name }) => [name, name.slice(0, 2)].some((one) => cells.has(plain(one))))
    .map(({ code }) => code);
}

/** What is wrong with each number; an empty one is not yet wrong. */
export function numberFaults(typed: Typed): Readonly<Record<string, "wrong" | "twice">> {
  const entries = Object.entries(typed).map(([key, text]) => [key, trackingOf(text)] as const);
  const times = new Map<string, number>();
  for (const [, number] of entries) times.set(number, (times.get(number) ?? 0) + 1);
  return Object.fromEntries(
    entries.flatMap(([key, number]): [string, "wrong" | "twice"][] => {
      if (number === "") return [];
      if (!isTracking(number)) return [[key, "wrong"]];
      return (times.get(number) ?? 0) > 1 ? [[key, "twice"]] : [];
    }),
  );
}
