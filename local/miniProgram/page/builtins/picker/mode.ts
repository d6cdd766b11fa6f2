import type { Column } from "./columns.ts";

/** What the property `value`, `range` and their kind say of a picker. */
export type PickerData = {
  readonly mode: string;
  readonly range: unknown;
  readonly rangeKey: string;
  readonly value: unknown;
  readonly start: string;
  readonly end: string;
  readonly fields: string;
  readonly customItem: string;
  readonly level: string;
};

/** How one `mode` of a picker turns its properties into columns, and columns into its value. */
export type PickerMode = {
  /** The columns as the value stands. */
  readonly columns: (data: PickerData) => readonly Column[];
  /** The columns after one was turned; what follows from it may change. */
  readonly turned: (
    data: PickerData,
    indexes: readonly number[],
    column: number,
  ) => readonly Column[];
  /** `detail` of `change`. */
  readonly detail: (data: PickerData, indexes: readonly number[]) => { readonly value: unknown };
};

/** What a row of a range shows: itself, or its field `range-key`. */
export function textOf(item: unknown, key: string): string {
  if (key !== "" && typeof item === "object" && item !== null)
    return String(Reflect.get(item, key) ?? "");
  return String(item ?? "");
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
