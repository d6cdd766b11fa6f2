import type { Column } from "./columns.ts";
import type { PickerData, PickerMode } from "./mode.ts";

const YEARS_AROUND = 100;
const two = (value: number): string => String(value).padStart(2, "0");

type Bounds = readonly [from: number, to: number];
const range = ([from, to]: Bounds): number[] =>
  Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => from + at);

function columnOf(bounds: Bounds, wanted: number, unit: string): Column {
  const values = range(bounds);
  const index = Math.min(Math.max(0, wanted - bounds[0]), values.length - 1);
  return { texts: values.map((value) => `${two(value)}${unit}`), index };
}

const numbersOf = (text: string, mark: string): number[] => text.split(mark).map(Number);

/** `mode="time"`: hours and minutes; minutes are limited only within the first and the last hour. */
export const time: PickerMode = {
  columns: (data) => timeColumns(data, numbersOf(String(data.value ?? "00:00"), ":")),
  turned: (data, indexes) => timeColumns(data, timeOf(data, indexes)),
  detail: (data, indexes) => ({ value: timeOf(data, indexes).map(two).join(":") }),
};

function timeColumns(data: PickerData, [hour = 0, minute = 0]: readonly number[]): Column[] {
  const [hours, minutes] = timeBounds(data, hour);
  return [columnOf(hours, hour, "时"), columnOf(minutes, minute, "分")];
}

function timeBounds(data: PickerData, hour: number): [Bounds, Bounds] {
  const [firstHour = 0, firstMinute = 0] = numbersOf(data.start || "00:00", ":");
  const [lastHour = 23, lastMinute = 59] = numbersOf(data.end || "23:59", ":");
  const kept = Math.min(Math.max(hour, firstHour), lastHour);
  return [
    [firstHour, lastHour],
    [kept === firstHour ? firstMinute : 0, kept === lastHour ? lastMinute : 59],
  ];
}

function timeOf(data: PickerData, indexes: readonly number[]): number[] {
  const hour = timeBounds(data, 0)[0][0] + (indexes[0] ?? 0);
  return [hour, timeBounds(data, hour)[1][0] + (indexes[1] ?? 0)];
}

type Day = { readonly year: number; readonly month: number; readonly day: number };

/** `mode="date"`: years, months and days as far as `fields` says, from `start` to `end`. */
export const date: PickerMode = {
  columns: (data) => dateColumns(data, dayOf(String(data.value || today()))),
  turned: (data, indexes) => dateColumns(data, pickedDay(data, indexes)),
  detail(data, indexes) {
    const { year, month, day } = pickedDay(data, indexes);
    return { value: [String(year), two(month), two(day)].slice(0, depthOf(data)).join("-") };
  },
};

const depthOf = ({ fields }: PickerData): number =>
  fields === "year" ? 1 : fields === "month" ? 2 : 3;
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;
};

function dayOf(text: string): Day {
  const [year, month, day] = numbersOf(text, "-");
  return { year: year || new Date().getFullYear(), month: month || 1, day: day || 1 };
}

function limits(data: PickerData): { readonly first: Day; readonly last: Day } {
  const thisYear = new Date().getFullYear();
  const first = dayOf(data.start || `${thisYear - YEARS_AROUND}-01-01`);
  const last = data.end === "" ? `${thisYear + YEARS_AROUND}-12-31` : data.end;
  const [year = 0, month = 12, day] = numbersOf(last, "-");
  return { first, last: { year, month, day: day ?? daysIn(year, month) } };
}

const daysIn = (year: number, month: number): number => new Date(year, month, 0).getDate();

function bounds(data: PickerData, year: number, month: number): [Bounds, Bounds, Bounds] {
  const { first, last } = limits(data);
  const months: Bounds = [
    year <= first.year ? first.month : 1,
    year >= last.year ? last.month : 12,
  ];
  const kept = Math.min(Math.max(month, months[0]), months[1]);
  const isFirst = year <= first.year && kept === first.month;
  const isLast = year >= last.year && kept === last.month;
  const days: Bounds = [isFirst ? first.day : 1, isLast ? last.day : daysIn(year, kept)];
  return [[first.year, last.year], months, days];
}

function dateColumns(data: PickerData, { year, month, day }: Day): Column[] {
  const [years] = bounds(data, year, month);
  const kept = Math.min(Math.max(year, years[0]), years[1]);
  const [, months, days] = bounds(data, kept, month);
  const columns = [
    columnOf(years, kept, "年"),
    columnOf(months, month, "月"),
    columnOf(days, day, "日"),
  ];
  return columns.slice(0, depthOf(data));
}

function pickedDay(data: PickerData, indexes: readonly number[]): Day {
  const year = limits(data).first.year + (indexes[0] ?? 0);
  const month = bounds(data, year, 1)[1][0] + (indexes[1] ?? 0);
  const kept = Math.min(month, bounds(data, year, month)[1][1]);
  return { year, month: kept, day: bounds(data, year, kept)[2][0] + (indexes[2] ?? 0) };
}
