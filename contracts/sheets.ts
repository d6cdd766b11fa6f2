import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import { promoterFilter } from "#contracts/listSchemas.ts";
import { WITHDRAWAL_DATES, WITHDRAWAL_TABS } from "#core/lists/states.ts";
import {
  IMPORT_KINDS,
  type SheetCounts,
  type SheetFault,
  type SheetJob,
  type SheetKind,
} from "#core/sheet/sheet.ts";
import { NEVER_MS } from "#core/time.ts";

/** Made by the client before its first try, so that a retry is the same job. */
const jobIdSchema = z.string().regex(/^[0-9A-Za-z]{16,32}$/, "应为 16 到 32 个字母或数字");
/** Of what can be brought in; withdrawals only go out. */
const kindSchema = z.enum(IMPORT_KINDS);
const formatSchema = z.enum(["xlsx", "csv"]);
const instantSchema = z.int("应为整数，单位毫秒").min(0, "不能小于 0").max(NEVER_MS, "太晚");
const span = { fromMs: instantSchema.optional(), untilMs: instantSchema.optional() };

/** `sheets.template`, from staff: the headings of a table with an explained example, as a link. */
export const templateSchema = z.strictObject({
  action: z.literal("template"),
  kind: kindSchema,
  format: formatSchema,
});
export type Template = z.output<typeof templateSchema>;

const start = { action: z.literal("startExport"), jobId: jobIdSchema, format: formatSchema };
/** `sheets.startExport`, from staff: begins a file of everything that fits the filter. */
export const startExportSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ ...start, kind: z.literal("products") },
    filter: z.strictObject({ category: nameSchema.optional(), onSale: z.boolean().optional() }),
  }),
  z.strictObject({
    ...{ ...start, kind: z.literal("orders") },
    filter: z.strictObject({
      state: z.enum(["created", "paid", "shipped", "received", "closed", "cancelled"]).optional(),
      ...{ ...span, storeId: nameSchema.optional(), productId: nameSchema.optional() },
      delivery: z.enum(["express", "pickup"]).optional(),
    }),
  }),
  z.strictObject({
    ...{ ...start, kind: z.literal("promoters") },
    /** The span is of approval; the rest as in `lists.promoters`. */
    filter: z.strictObject({ ...span, ...promoterFilter }),
  }),
  z.strictObject({
    ...{ ...start, kind: z.literal("fans") },
    filter: z.strictObject({ promoterNumber: z.int().min(1).max(1_000_000_000).optional() }),
  }),
  z.strictObject({
    ...{ ...start, kind: z.literal("shares") },
    /** The span is of payment. */
    filter: z.strictObject({ ...span, promoterId: nameSchema.optional() }),
  }),
  z.strictObject({
    ...{ ...start, kind: z.literal("withdrawals") },
    /** As in `lists.withdrawals`. */
    filter: z.strictObject({
      ...{ ...span, promoterId: nameSchema.optional() },
      tab: z.enum(WITHDRAWAL_TABS).optional(),
      dated: z.enum(WITHDRAWAL_DATES).optional(),
    }),
  }),
]);
export type StartExport = z.output<typeof startExportSchema>;
export type ExportFilter<K extends StartExport["kind"]> = Extract<
  StartExport,
  { readonly kind: K }
>["filter"];

/** `sheets.startImport`, from staff: reads and judges an uploaded file; nothing is written. */
export const startImportSchema = z.strictObject({
  ...{ action: z.literal("startImport"), jobId: jobIdSchema, kind: kindSchema },
  format: formatSchema,
  fileId: z
    .string()
    .max(500, "太长")
    .regex(/^cloud:\/\/[^\s\p{C}]+$/u, "应为 cloud:// 开头的文件编号"),
});
export type StartImport = z.output<typeof startImportSchema>;

/** `sheets.apply`, from staff: writes what the preview showed. `all` is refused while there are faults. */
export const applySheetSchema = z.strictObject({
  ...{ action: z.literal("apply"), jobId: jobIdSchema, mode: z.enum(["all", "valid"]) },
});
export type ApplySheet = z.output<typeof applySheetSchema>;

const ofJob = <A extends string>(action: A) =>
  z.strictObject({ action: z.literal(action), jobId: jobIdSchema });
/** `sheets.undo`, from staff: takes back row by row what nobody has changed since. */
export const undoSheetSchema = ofJob("undo");
/** `sheets.cancel`, from staff: ends what has written nothing. */
export const cancelSheetSchema = ofJob("cancel");
/** `sheets.show`, from staff: how far a job is, and its links. Takes up a job that stands still. */
export const showSheetSchema = ofJob("show");
/** `sheets.step`, from the function itself: the next 20 seconds of work. */
export const stepSheetSchema = ofJob("step");
export type OfSheet = { readonly jobId: string };

/** `sheets.list`, from staff: the newest first. */
export const listSheetsSchema = z.strictObject({
  action: z.literal("list"),
  /** The last job of the page before. */
  after: z.strictObject({ startedAtMs: instantSchema, jobId: jobIdSchema }).optional(),
  limit: z.int().min(1).max(100).default(20),
});
export type ListSheets = z.output<typeof listSheetsSchema>;

/** How far a job is. Counts are products, orders, promoters, fans or orders with shares; `done` and `total` are rows. */
export type SheetProgress = Pick<
  SheetJob,
  | ("way" | "kind" | "format" | "state" | "by" | "startedAtMs" | "done" | "total" | "mode")
  | ("failure" | "faultCount" | "expiresAtMs")
> & {
  readonly jobId: string;
  readonly counts: SheetCounts;
  readonly faults: readonly SheetFault[];
  /** Where the file is for an hour; null = there is none, or none any more. */
  readonly link: string | null;
  /** The files before that one, where the rows of an export are more than one holds. */
  readonly earlierLinks: readonly string[];
  readonly faultsLink: string | null;
};

/** What `sheets.list` answers. `next`: the last job of this page; null = there are no more. */
export type SheetList = {
  readonly sheets: readonly SheetProgress[];
  readonly next: { readonly startedAtMs: number; readonly jobId: string } | null;
  /** The tables that whoever asks may take out and bring in. */
  readonly mine: Readonly<Record<SheetJob["way"], readonly SheetKind[]>>;
};
