import { listOf, textOf, type PickerData, type PickerMode } from "./mode.ts";

const textsOf = (range: unknown, key: string) => listOf(range).map((item) => textOf(item, key));

/** `mode="selector"`: one column; the value is its row, as text in the event as WeChat gives it. */
export const selector: PickerMode = {
  columns: (data) => [
    { texts: textsOf(data.range, data.rangeKey), index: Number(data.value) || 0 },
  ],
  turned: (data, indexes) => [
    { texts: textsOf(data.range, data.rangeKey), index: indexes[0] ?? 0 },
  ],
  detail: (_data, indexes) => ({ value: String(indexes[0] ?? 0) }),
};

const multiColumns = (data: PickerData, indexes: readonly unknown[]) =>
  listOf(data.range).map((column, at) => ({
    ...{ texts: textsOf(column, data.rangeKey), index: Number(indexes[at]) || 0 },
  }));

/** `mode="multiSelector"`: the page changes the other columns when it hears `columnchange`. */
export const multiSelector: PickerMode = {
  columns: (data) => multiColumns(data, listOf(data.value)),
  turned: (data, indexes) => multiColumns(data, indexes),
  detail: (_data, indexes) => ({ value: [...indexes] }),
};
