import { AMOUNT_FEN_MAX, type Fen, fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { joinList, splitList } from "#core/sheet/list.ts";

/** A column: how its values stand in cells, and how they are read again. `read(write(value))` is the value. */
export type Field<V> = {
  readonly heading: string;
  /** Numbers of a spreadsheet, which it can add up; else texts. */
  readonly isNumber: boolean;
  /** What belongs into it, for the template. */
  readonly hint: string;
  readonly write: (value: V) => string;
  /** Errors: a sentence for people. */
  readonly read: (cell: string) => Result<V, string>;
};

/** So much one cell may hold: as much as the longest text of the shop, a product's description. */
export const CELL_MAX = 10_000;

/**
 * A text as a cell can hold it: line breaks are one character, and control characters and broken halves of
 * characters, which no file can hold, are left out.
 */
export const cellText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(/[\p{Cs}\uFFFE\uFFFF]|[^\P{Cc}\n\t]/gu, "");

/** A text of at most so many characters; "" = none. */
export const textField = (heading: string, max: number, hint: string): Field<string> => ({
  ...{ heading, hint, isNumber: false },
  write: cellText,
  read: (cell) => (cell.length > max ? err(`最长 ${max} 个字符`) : ok(cell)),
});

const ID = /^[^\p{C}\s$](?:[^\p{C}]*[^\p{C}\s])?$/u;
const ID_MAX = 64;

/** A name or a number of something, which must be there. */
export const idField = (heading: string, hint: string): Field<string> => ({
  ...{ heading, hint, isNumber: false },
  write: (value) => value,
  read: (cell) => {
    if (cell === "") return err("不能为空");
    return cell.length <= ID_MAX && ID.test(cell) ? ok(cell) : err("含有不允许的字符，或者太长");
  },
});

/** One of a few words. */
export function choiceField<V extends string | boolean>(
  heading: string,
  words: readonly (readonly [V, string])[],
  hint = "",
): Field<V> {
  const all = words.map(([, word]) => word).join("、");
  return {
    ...{ heading, hint: hint === "" ? all : hint, isNumber: false },
    write: (value) => words.find(([one]) => one === value)?.[1] ?? "",
    read: (cell) => {
      const found = words.find(([, word]) => word === cell.trim());
      return found ? ok(found[0]) : err(`应为：${all}`);
    },
  };
}

/** A whole number within bounds. */
export const wholeField = (
  heading: string,
  { min, max }: { readonly min: number; readonly max: number },
  hint: string,
): Field<number> => ({
  ...{ heading, hint, isNumber: true },
  write: String,
  read: (cell) => {
    const text = cell.trim();
    const value = /^-?\d{1,12}$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max ? ok(value) : err(`应为 ${min} 到 ${max} 的整数`);
  },
});

/** Yuan with two decimals; 12.3 and 12 are read too. Below zero where `isSigned`. */
export const yuanField = (heading: string, hint: string, isSigned = false): Field<Fen> => ({
  ...{ heading, hint, isNumber: true },
  write: yuanText,
  read: (cell) => {
    const [, sign, whole = "", cents = ""] =
      /^(-?)(\d{1,10})(?:\.(\d{1,2}))?$/.exec(cell.trim()) ?? [];
    const amount = Number(`${whole}${cents.padEnd(2, "0")}`);
    if (sign === undefined || amount > AMOUNT_FEN_MAX || (sign === "-" && !isSigned)) {
      return err("应为金额，单位元，最多两位小数，如 12.30");
    }
    return ok(fen(sign === "-" && amount > 0 ? -amount : amount));
  },
});

/** An amount as it stands in a cell: `-12.30`. */
export function yuanText(amountFen: Fen): string {
  const digits = String(Math.abs(amountFen)).padStart(3, "0");
  return `${amountFen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An instant to the minute, in China's time. The cell of an instant within a minute is the minute's. */
export const timeField = (heading: string, hint: string): Field<number> => ({
  ...{ heading, hint, isNumber: false },
  write: timeText,
  read: (cell) => {
    const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(?::\d\d)?$/.exec(cell.trim()) ?? [];
    const atMs = Date.parse(`${day}T${time}:00+08:00`);
    const isTime = !Number.isNaN(atMs) && timeText(atMs) === `${day} ${time}`;
    return isTime ? ok(atMs) : err("应为时间，如 2026-03-05 14:30");
  },
});

const CHINA_OFFSET_MS = 8 * 60 * 60_000;
/** `2026-03-05 14:30`, in China. */
export const timeText = (atMs: number): string =>
  new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");

/** Several texts, separated by "|". */
export const listField = (
  heading: string,
  { most, longest }: { readonly most: number; readonly longest: number },
  hint: string,
): Field<readonly string[]> => ({
  ...{ heading, hint, isNumber: false },
  write: (texts) => joinList(texts.map(cellText)),
  read: (cell) => {
    const texts = splitList(cell);
    if (texts.length > most) return err(`最多 ${most} 项，用 | 分隔`);
    if (texts.some((text) => text === "")) return err("各项不能为空，用 | 分隔");
    return texts.every((text) => text.length <= longest)
      ? ok(texts)
      : err(`每项最长 ${longest} 个字符`);
  },
});

/** The same, or nothing: the empty cell. */
export const orNone = <V>(field: Field<V>): Field<V | null> => ({
  ...field,
  write: (value) => (value === null ? "" : field.write(value)),
  read: (cell) => (cell.trim() === "" ? ok(null) : field.read(cell)),
});
