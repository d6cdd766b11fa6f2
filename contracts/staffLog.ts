import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import { limitSchema, randomIdSchema, staffIdSchema } from "#contracts/staffFields.ts";
import type { StaffAction } from "#core/staff/action.ts";

const daySchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "应为日期");

/** `staff.log`: what staff did, the newest first. At most 366 days at once; left out = the last 31 days. */
export const logSchema = z
  .strictObject({
    action: z.literal("log"),
    staffId: staffIdSchema.optional(),
    function: z
      .string()
      .regex(/^[a-z]{1,32}$/)
      .optional(),
    /** Only with `function`. */
    what: z
      .string()
      .regex(/^[A-Za-z]{1,40}$/)
      .optional(),
    state: z.enum(["open", "done", "refused", "failed"]).optional(),
    /** An id that it was about: of an order, a promoter, a withdrawal. */
    target: z
      .string()
      .max(100)
      .regex(/^[^\p{C}\s$][^\p{C}]*$/u)
      .optional(),
    fromDay: daySchema.optional(),
    untilDay: daySchema.optional(),
    /** The last entry of the page before; "" = from the newest. */
    afterId: z.union([z.literal(""), z.string().regex(/^\d{13}-[0-9a-f]{16}$/)]).default(""),
    limit: limitSchema,
  })
  .refine(({ what, function: name }) => what === undefined || name !== undefined, {
    path: ["function"],
    message: "选了操作，要先选功能",
  })
  .refine(({ fromDay, untilDay }) => !fromDay || !untilDay || fromDay <= untilDay, {
    path: ["untilDay"],
    message: "结束日期不能早于开始日期",
  });
export type Log = z.output<typeof logSchema>;
export type LogRow = Pick<
  StaffAction,
  | ("staffId" | "name" | "role" | "function" | "action" | "kind" | "atMs" | "state" | "code")
  | ("endedAtMs" | "targets")
> & {
  readonly entryId: string;
  readonly roleName: string;
  /** What it does, in words: `审核提现 · review a withdrawal`. */
  readonly callName: string;
  /** The sentence of the refusal; null = it was none. */
  readonly message: string | null;
  /** How many documents it changed. */
  readonly changed: number;
};
export type LogList = {
  readonly entries: readonly LogRow[];
  readonly nextAfterId: string | null;
  /** The span that was looked at, both days in it. */
  readonly fromDay: string;
  readonly untilDay: string;
};

export const logEntrySchema = z.strictObject({
  action: z.literal("logEntry"),
  entryId: z.string().regex(/^\d{13}-[0-9a-f]{16}$/),
});
export type LogEntry = z.output<typeof logEntrySchema>;
export type LogEntryReply = LogRow & Pick<StaffAction, "request" | "changes" | "changesLeftOut">;

const listSchema = z.string().regex(/^[A-Za-z]{1,32}$/);
/** `staff.views`: the caller's own views of a list, and those that his role shares. */
export const viewsSchema = z.strictObject({
  action: z.literal("views"),
  list: listSchema.optional(),
});
export type Views = z.output<typeof viewsSchema>;
export type ViewRow = {
  readonly viewId: string;
  readonly list: string;
  readonly name: string;
  readonly query: string;
  readonly isShared: boolean;
  readonly isMine: boolean;
  readonly savedAtMs: number;
};
export type ViewList = { readonly views: readonly ViewRow[] };

export const saveViewSchema = z.strictObject({
  action: z.literal("saveView"),
  viewId: randomIdSchema,
  list: listSchema,
  name: nameSchema,
  query: z
    .string()
    .max(500, "筛选条件太长")
    .regex(/^[^\p{C}\s]*$/u, "含有不允许的字符"),
  /** Shared with everybody of the caller's role. */
  isShared: z.boolean().default(false),
});
export type SaveView = z.output<typeof saveViewSchema>;

export const removeViewSchema = z.strictObject({
  action: z.literal("removeView"),
  viewId: randomIdSchema,
  isShared: z.boolean().default(false),
});
export type RemoveView = z.output<typeof removeViewSchema>;
