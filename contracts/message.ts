import * as z from "zod";
import { idSchema, pageSchema } from "#contracts/fields.ts";
import type { MessageRow } from "#core/message/log.ts";
import { ANSWERS } from "#core/message/consents.ts";
import { type Consents, type Moment, MOMENTS } from "#core/message/message.ts";
import { NEVER_MS } from "#core/time.ts";

const instant = z.int("应为整数，单位毫秒").min(0, "不能小于 0").max(NEVER_MS, "太晚");

/** `message.ask`, from the mini program: what to give wx.requestSubscribeMessage on a page. */
export const askSchema = z.strictObject({
  action: z.literal("ask"),
  /** Which page: after ordering, of goods that are sent or collected; of an after-sales; of the wallet. */
  at: z.enum(["express", "pickup", "afterSales", "wallet"]),
});
export type Ask = z.output<typeof askSchema>;
export type Asked = {
  readonly templates: readonly { readonly moment: Moment; readonly templateId: string }[];
};

/** `message.answer`, from the mini program: what the person answered, by moment. */
export const answerSchema = z.strictObject({
  action: z.literal("answer"),
  /** Made by the page before its first try, so that a retry is the same answer. */
  answerId: idSchema,
  results: z
    .partialRecord(z.enum(MOMENTS), z.enum(ANSWERS))
    .refine((results) => Object.keys(results).length > 0, "至少要有一项"),
});
export type Answer = z.output<typeof answerSchema>;

/** `message.mine`, from the mini program: what the caller agreed to and was not sent yet. */
export const mineSchema = z.strictObject({ action: z.literal("mine") });
export type Mine = z.output<typeof mineSchema>;
/** What `answer` and `mine` say: how many messages of each moment may still be sent. */
export type MessagesLeft = { readonly left: Consents["left"] };

/** `message.log`, from staff: what was sent, the newest first. */
export const logSchema = z.strictObject({
  action: z.literal("log"),
  /** The whole openid; the list shows it masked. */
  personId: idSchema.optional(),
  moment: z.enum(MOMENTS).optional(),
  state: z.enum(["sending", "sent", "refused", "unclear"]).optional(),
  fromMs: instant.default(0),
  untilMs: instant.default(NEVER_MS),
  /** Where the page before ended; "" = from the newest. */
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,160})?$/u, "应为上一页给出的 cursor")
    .default(""),
  limit: pageSchema.limit,
});
export type Log = z.output<typeof logSchema>;

export type MessagesReply = {
  readonly messages: readonly MessageRow[];
  readonly nextCursor: string | null;
};

/** `message.moments`, from staff: at which moments the brand can tell people something. */
export const momentsSchema = z.strictObject({ action: z.literal("moments") });
export type Moments = z.output<typeof momentsSchema>;
export type MomentsReply = {
  readonly moments: readonly {
    readonly moment: Moment;
    readonly name: string;
    /** Null = WeChat has no template for it, so nobody is told. */
    readonly templateId: string | null;
    /** What a template can say then, by our names. */
    readonly fields: readonly string[];
  }[];
};
