import * as z from "zod";
import {
  saleFields,
  SUPPLIER_WITH_PRICE,
  supplierFields,
  supplierWithPrice,
} from "#contracts/cart.ts";
import { fenSchema, idSchema, nameSchema } from "#contracts/fields.ts";
import { LINES_MAX } from "#contracts/order.ts";
import { ONE_PLACE, onePlace, postFields, STAFF_OF_STORE, staffOfStore } from "#contracts/posts.ts";

/** The events of a log, as docs/replay.md promises them. What is not named here is an error. */

const at = z.iso
  .datetime({ offset: true, error: "应为带时区的 ISO 8601 时间，如 2026-01-01T08:00:00+08:00" })
  .transform((text) => Date.parse(text));
const lines = <L extends z.ZodType>(line: L) => z.array(line).min(1).max(LINES_MAX);
const payLine = z
  .strictObject({
    sku: nameSchema,
    quantity: z.int().min(1).max(1_000_000),
    paidFen: fenSchema,
    category: nameSchema.optional(),
    gift: z.boolean().optional(),
    ...supplierFields,
  })
  .refine(supplierWithPrice, SUPPLIER_WITH_PRICE);
/** A post: a region or a store; with `staff`, a place among the store's. */
const post = { promoter: idSchema, ...postFields, staff: z.boolean().optional() };
const refundLine = z.strictObject({ sku: nameSchema, refundFen: fenSchema });
const NOTICES_MAX = 15; // WeChat gives up after so many.
const NOTICE_DELAY_MAX_MS = 366 * 24 * 3_600_000;

const schemas = [
  /** The plan itself is checked by the function that publishes it, and by the reader before. */
  z.strictObject({ at, do: z.literal("plan"), plan: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    at,
    do: z.literal("join"),
    promoter: idSchema,
    introducer: idSchema.optional(),
    level: nameSchema.optional(),
  }),
  z.strictObject({
    at,
    do: z.literal("scan"),
    fan: idSchema,
    promoter: idSchema,
    channel: nameSchema.optional(),
  }),
  z.strictObject({
    at,
    do: z.literal("pay"),
    order: idSchema,
    buyer: idSchema,
    lines: lines(payLine),
    freightFen: fenSchema.optional(),
    ...saleFields,
    notices: z.int().min(1).max(NOTICES_MAX).optional(),
    noticeDelayMs: z.int().min(0).max(NOTICE_DELAY_MAX_MS).optional(),
  }),
  z.strictObject({ at, do: z.literal("receive"), order: idSchema }),
  z.strictObject({
    at,
    do: z.literal("refund"),
    order: idSchema,
    refund: idSchema,
    lines: lines(refundLine),
  }),
  z.strictObject({
    at,
    do: z.literal("withdraw"),
    promoter: idSchema,
    id: idSchema,
    amountFen: fenSchema,
  }),
  z.strictObject({ at, do: z.literal("review"), id: idSchema, approve: z.boolean() }),
  z.strictObject({
    at,
    do: z.literal("transfer"),
    id: idSchema,
    result: z.enum(["success", "fail", "expire"]),
  }),
  z.strictObject({ at, do: z.literal("level"), promoter: idSchema, level: nameSchema }),
  z.strictObject({
    at,
    do: z.literal("ban"),
    promoter: idSchema,
    reason: z.string().min(1).max(200),
  }),
  z
    .strictObject({ at, do: z.literal("appoint"), ...post, until: at.optional() })
    .refine(onePlace, ONE_PLACE)
    .refine(staffOfStore, STAFF_OF_STORE),
  z
    .strictObject({ at, do: z.literal("dismiss"), ...post })
    .refine(onePlace, ONE_PLACE)
    .refine(staffOfStore, STAFF_OF_STORE),
  z.strictObject({ at, do: z.literal("wait") }),
] as const;

const known = schemas.map(({ shape }) => shape.do.value).join("、");
export const eventSchema = z.discriminatedUnion("do", schemas, {
  error: ({ code }) => (code === "invalid_union" ? `没有这种事件；有的是 ${known}` : undefined),
});
/** An event with its instant in milliseconds. */
export type LogEvent = z.output<typeof eventSchema>;
export type EventOf<D extends LogEvent["do"]> = Extract<LogEvent, { do: D }>;
