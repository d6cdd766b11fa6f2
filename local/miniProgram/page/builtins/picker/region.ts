import type { Column } from "./columns.ts";
import { listOf, type PickerData, type PickerMode } from "./mode.ts";
import { REGIONS, type Region } from "./regions.ts";

const DEPTHS: Readonly<Record<string, number>> = {
  province: 1,
  city: 2,
  region: 3,
  "sub-district": 3,
};
const depthOf = (data: PickerData): number => DEPTHS[data.level] ?? 3;

/** `mode="region"`: province, city and district, with their codes. The list is small and says so in the docs. */
export const region: PickerMode = {
  columns(data) {
    const names = listOf(data.value).map(String);
    const indexes: number[] = [];
    for (let at = 0; at < depthOf(data); at += 1) {
      const rows = rowsAt(data, indexes);
      indexes.push(
        Math.max(
          0,
          rows.findIndex(({ name }) => name === names[at]),
        ),
      );
    }
    return columnsAt(data, indexes);
  },
  turned: (data, indexes, column) =>
    columnsAt(
      data,
      indexes.map((index, at) => (at > column ? 0 : index)),
    ),
  detail(data, indexes) {
    const picked = indexes.map((index, at) => rowsAt(data, indexes.slice(0, at))[index]);
    const value = picked.map((row) => row?.name ?? "");
    return { value, code: picked.map((row) => row?.code ?? ""), postcode: "" };
  },
};

/** The rows of the column after those that are chosen. */
function rowsAt(data: PickerData, chosen: readonly number[]): readonly Region[] {
  let rows: readonly Region[] = withCustom(data, REGIONS);
  for (const index of chosen) rows = withCustom(data, rows[index]?.parts ?? []);
  return rows;
}

const withCustom = ({ customItem }: PickerData, rows: readonly Region[]): readonly Region[] =>
  customItem === "" ? rows : [{ name: customItem, code: "", parts: [] }, ...rows];

function columnsAt(data: PickerData, indexes: readonly number[]): Column[] {
  return Array.from({ length: depthOf(data) }, (_, at) => ({
    texts: rowsAt(data, indexes.slice(0, at)).map(({ name }) => name),
    index: indexes[at] ?? 0,
  }));
}
