import * as z from "zod";
import type { Break } from "#core/reconcile/break.ts";
import { chinaDayNumber, REPORT_DAYS_MAX } from "#core/reconcile/days.ts";
import type { Report } from "#core/reconcile/report.ts";
import { chinaDay, dayStartMs } from "#core/time.ts";

/** The id of a break: its kind, a colon, what it is about. */
const breakIdSchema = z
  .string()
  .min(1, "不能为空")
  .max(250, "最长 250 个字符")
  .regex(/^[^\p{C}$]+$/u, "含有不允许的字符");

/** `books.breaks`, from staff: where WeChat's books and ours differ, the oldest first. */
export const listBreaksSchema = z.strictObject({
  action: z.literal("breaks"),
  isOpen: z.boolean().default(true),
  /** Where the page before ended, as it told. */
  after: z
    .strictObject({ foundAtMs: z.int().min(0), id: breakIdSchema })
    .nullable()
    .default(null),
  limit: z.int().min(1).max(100).default(20),
});
export type ListBreaks = z.output<typeof listBreaksSchema>;

/** `books.takeBreak`, from staff: the caller looks after it from now on. */
export const takeBreakSchema = z.strictObject({
  action: z.literal("takeBreak"),
  id: breakIdSchema,
});
export type TakeBreak = z.output<typeof takeBreakSchema>;

/** `books.closeBreak`, from staff: why it is as it is. It moves no money. */
export const closeBreakSchema = z.strictObject({
  action: z.literal("closeBreak"),
  id: breakIdSchema,
  note: z
    .string()
    .trim()
    .min(4, "请说明原因，至少 4 个字")
    .max(500, "最长 500 个字符")
    .regex(/^[^\p{C}]*$/u, "含有不允许的字符"),
});
export type CloseBreak = z.output<typeof closeBreakSchema>;

const DAY = /^20\d\d-\d\d-\d\d$/;
const isDay = (text: string): boolean => {
  const startMs = DAY.test(text) ? dayStartMs(text) : NaN;
  return !Number.isNaN(startMs) && chinaDay(startMs) === text;
};
const daySchema = z.string().max(10, "应为日期").refine(isDay, "应为日期，如 2026-03-05");

/** `books.report`, from staff: bills, books and tax of some days, both included. */
export const reportSchema = z
  .strictObject({ action: z.literal("report"), from: daySchema, until: daySchema })
  .refine(
    ({ from, until }) => {
      if (!isDay(from) || !isDay(until)) return true; // Told of already.
      const days = chinaDayNumber(dayStartMs(until)) - chinaDayNumber(dayStartMs(from)) + 1;
      return days >= 1 && days <= REPORT_DAYS_MAX;
    },
    { path: ["until"], message: `最多 ${REPORT_DAYS_MAX} 天，且不早于 from` },
  );
export type AskReport = z.output<typeof reportSchema>;

export type ShownBreak = Break & { readonly ageDays: number };
/** What `breaks` answers; `next` is null on the last page. */
export type BreaksReply = {
  readonly breaks: readonly ShownBreak[];
  readonly next: { readonly foundAtMs: number; readonly id: string } | null;
};
/** What `takeBreak` and `closeBreak` answer. */
export type BreakReply = ShownBreak;
/** What `report` answers. */
export type ReportReply = Report;
