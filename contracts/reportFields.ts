import * as z from "zod";
import { daysBetween } from "#core/reconcile/days.ts";
import { REPORT_DAYS_MAX } from "#core/reports/figures.ts";
import { NEVER_MS } from "#core/time.ts";

const daySchema = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "应为 2026-03-05 的样子")
  .refine(
    (day) =>
      !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day),
    "没有这一天",
  );
export const span = { fromDay: daySchema, untilDay: daySchema };
type Span = { readonly fromDay: string; readonly untilDay: string };
export const inOrder = ({ fromDay, untilDay }: Span): boolean => {
  const days = daysBetween(fromDay, untilDay).length;
  return days >= 1 && days <= REPORT_DAYS_MAX;
};
export const SPAN_WRONG = {
  error: `开始不能晚于结束，最多 ${REPORT_DAYS_MAX} 天`,
  path: ["untilDay"],
};
/** Two digits of GB/T 2260; "" = not known. */
export const provinceSchema = z.string().regex(/^(\d\d)?$/, "应为两位省份代码");
export const numberSchema = z.int("应为整数").min(0, "不能小于 0").max(1_000_000_000, "太大");
export const limitSchema = z
  .int("应为整数")
  .min(1, "至少 1 条")
  .max(100, "最多 100 条")
  .default(50);
/** How many rows to leave out: the rows are counted anew for each page, so it is a place among them. */
export const afterRowsSchema = z
  .int("应为整数")
  .min(0, "不能小于 0")
  .max(1_000_000, "太大")
  .default(0);
export const instantSchema = z.int("应为整数，单位毫秒").min(0, "不能小于 0").max(NEVER_MS, "太晚");

/** Where a promoter is: the beginning of a region's code. */
export const placeSchema = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/, "应为两、四或六位行政区划代码")
  .optional();

export const yearSchema = z.string().regex(/^20\d\d$/, "应为 2026 这样的年份");
const weightSchema = z.int("应为整数").min(0, "不能小于 0").max(1_000_000, "太大");
/** Of January to December. */
export const weightsSchema = z.array(weightSchema).length(12, "应为 12 个月");
const TARGET_REGIONS_MAX = 34;
const TARGET_PROMOTERS_MAX = 300;
/** How a target is split over provinces and promoters. */
export const targetRegionsSchema = z
  .array(
    z.strictObject({
      /** "": the promoters of whom no place is known, together. */
      province: provinceSchema,
      weight: weightSchema,
      promoters: z
        .array(z.strictObject({ number: numberSchema.min(1), weight: weightSchema }))
        .max(TARGET_PROMOTERS_MAX, `最多 ${TARGET_PROMOTERS_MAX} 位`),
    }),
  )
  .max(TARGET_REGIONS_MAX, `最多 ${TARGET_REGIONS_MAX} 个省份`)
  .refine(
    (regions) =>
      regions.reduce((sum, { promoters }) => sum + promoters.length, 0) <= TARGET_PROMOTERS_MAX,
    `最多 ${TARGET_PROMOTERS_MAX} 位推广员`,
  );
