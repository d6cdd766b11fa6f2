import * as z from "zod";
import { idSchema, nameSchema } from "#contracts/fields.ts";
import { contentIdSchema, placePage } from "#contracts/materials.ts";
import { instantSchema, textSchema } from "#contracts/product.ts";
import type { NoticeAudience } from "#core/content/notice.ts";

const TITLE_MAX = 40;
const TEXT_MAX = 2_000;

/** `content.notices`, from the mini program: what the brand told the caller, the newest first. */
export const noticesSchema = z.strictObject({ action: z.literal("notices"), ...placePage });
export type ListNotices = z.output<typeof noticesSchema>;
export type ShownNotice = {
  /** A notice of the brand, or a change of the plan: `plan:<planId>@<version>`. */
  readonly noticeId: string;
  readonly kind: "notice" | "plan";
  readonly title: string;
  readonly text: string;
  readonly atMs: number;
  readonly isRead: boolean;
  /** For the page that shows the policy; null = it is no change of the plan. */
  readonly plan: {
    readonly planId: string;
    readonly version: number;
    readonly fromMs: number;
    /** One sentence for each change, in Chinese. */
    readonly changes: readonly string[];
  } | null;
};
export type NoticesPage = {
  readonly notices: readonly ShownNotice[];
  /** Of those of the last 90 days that the caller has not read: at most 99. */
  readonly unread: number;
  /** Where the next page goes on; null = this is the last one. */
  readonly next: string | null;
};

/** `content.readNotice`, from the mini program: the caller read it. The second time is the first. */
export const readNoticeSchema = z.strictObject({
  action: z.literal("readNotice"),
  noticeId: z.string().regex(/^[A-Za-z0-9][^\p{C}]{0,159}$/u, "应为列表给出的 noticeId"),
});
export type ReadNotice = z.output<typeof readNoticeSchema>;
export type NoticeReceipt = { readonly noticeId: string; readonly readAtMs: number };

/** `content.saveNotice`, from staff: sent at once, or from an instant on. Once saved it never changes. */
export const saveNoticeSchema = z.strictObject({
  action: z.literal("saveNotice"),
  noticeId: contentIdSchema,
  title: nameSchema.max(TITLE_MAX, `最长 ${TITLE_MAX} 个字符`),
  text: textSchema(TEXT_MAX).refine((text) => text.trim() !== "", "不能为空"),
  audience: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("all") }),
    z.strictObject({ kind: z.literal("promoters") }),
    z.strictObject({ kind: z.literal("level"), level: nameSchema }),
    z.strictObject({ kind: z.literal("promoter"), promoterId: idSchema }),
  ]),
  /** From when it is shown; left out = now. */
  fromMs: instantSchema.optional(),
});
export type SaveNotice = z.output<typeof saveNoticeSchema>;
/** A notice as staff see it. */
export type StaffNotice = {
  readonly noticeId: string;
  readonly title: string;
  readonly text: string;
  readonly audience: NoticeAudience;
  readonly by: string;
  readonly fromMs: number;
  readonly createdAtMs: number;
  readonly endedAtMs: number | null;
};

/** `content.endNotice`, from staff: taken back, so that nobody is shown it any more. */
export const endNoticeSchema = z.strictObject({
  action: z.literal("endNotice"),
  noticeId: contentIdSchema,
});
export type EndNotice = z.output<typeof endNoticeSchema>;

/** Counts of readers in a list go no further: so many means so many or more. */
export const READS_MAX = 1_000;
/** `content.listNotices`, from staff: the newest first, with how many persons read each, as far as `READS_MAX`. */
export const listNoticesSchema = z.strictObject({ action: z.literal("listNotices"), ...placePage });
export type ListNoticesForStaff = z.output<typeof listNoticesSchema>;
export type StaffNoticesPage = {
  readonly notices: readonly (StaffNotice & { readonly reads: number })[];
  readonly next: string | null;
};

/** `content.planNotices`, from staff: changes of the plan that promoters are told now, by themselves, the latest first. */
export const planNoticesSchema = z.strictObject({ action: z.literal("planNotices") });
export type PlanNoticesReply = { readonly plans: readonly Omit<ShownNotice, "isRead">[] };

const NUMBER_MAX = 1_000_000_000;
/** `content.noticeReaders`, from staff: the promoters whom a notice is to, by number, and who of them read it. */
export const noticeReadersSchema = z.strictObject({
  action: z.literal("noticeReaders"),
  noticeId: contentIdSchema,
  /** Left out = both. */
  who: z.enum(["read", "unread"], "应为 read（已读）或 unread（未读）").optional(),
  afterNumber: z.int().min(0).max(NUMBER_MAX).default(0),
  limit: z.int().min(1).max(100).default(50),
});
export type AskNoticeReaders = z.output<typeof noticeReadersSchema>;
export type NoticeReaders = {
  readonly notice: StaffNotice;
  /** Persons who read it, buyers too, where it is to everybody; counted as far as 100,000. */
  readonly reads: number;
  /** How many promoters it is to now. */
  readonly promoters: number;
  /** Promoters only. A page may be shorter than asked for, or empty, and not be the last. */
  readonly rows: readonly {
    readonly promoterId: string;
    readonly number: number;
    /** Null = he has not read it. */
    readonly readAtMs: number | null;
  }[];
  readonly nextAfterNumber: number | null;
};
