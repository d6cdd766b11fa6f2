import * as z from "zod";
import { fenSchema, idSchema, said } from "#contracts/fields.ts";
import {
  AFTER_SALES_KINDS,
  AFTER_SALES_REASONS,
  AFTER_SALES_STATES,
} from "#core/purchase/afterSales.ts";
import type { AfterSalesOptions, AfterSalesShown } from "#core/purchase/afterSalesShown.ts";
import { type Carrier, CARRIERS, TRACKING_NUMBER } from "#core/purchase/carriers.ts";

/** So many lines one after-sales may name, and so many pieces of one. */
const LINES_MAX = 200;
const PIECES_MAX = 10_000;
const TEXT_MAX = 500;
const PICTURES_MAX = 6;

/** Made by the client before its first try: the same one again is the same after-sales. It becomes WeChat's number of the refund. */
const afterSalesIdSchema = z.string().regex(/^[0-9A-Za-z]{16,32}$/, "应为 16 到 32 位字母或数字");
const one = { orderId: idSchema, id: afterSalesIdSchema };
const indexSchema = z.int().min(0).max(999);
/** Lines of text, without control characters; a joiner, which many emojis are made with, is none. */
const textSchema = z
  .string()
  .trim()
  .max(TEXT_MAX, `最长 ${TEXT_MAX} 个字符`)
  .regex(/^(?:[^\p{C}]|\n|\u200d)*$/u, "含有不允许的字符");
const saidSchema = textSchema.min(1, "请说明原因");
const pictureSchema = z
  .string()
  .max(500, "最长 500 个字符")
  .regex(/^cloud:\/\/[^\p{C}\s]+$/u, "应为上传到云存储的图片");
const carriers = Object.keys(CARRIERS) as Carrier[]; // The keys of a closed table.
const wayFields = {
  carrier: z.enum(carriers, "没有这家快递公司"),
  trackingNumber: z.string().regex(TRACKING_NUMBER, "运单号应为 6 到 30 位字母、数字或短横线"),
};

/** No line of a purchase twice. */
const onceEach = (lines: readonly { readonly line: number }[]): boolean =>
  new Set(lines.map(({ line }) => line)).size === lines.length;
const TWICE = "同一行商品只能填一次";

/** `aftersales.options`, from the buyer: what he can ask for. */
export const optionsSchema = z.strictObject({ action: z.literal("options"), orderId: idSchema });
export type OptionsRequest = z.output<typeof optionsSchema>;
/** `message`: why nothing can be asked for, in words; null = something may. The buyer's other actions answer `AfterSalesShown`. */
export type OptionsReply = AfterSalesOptions & { readonly message: string | null };

/** `aftersales.ask`, from the buyer. An amount that he leaves out is what the pieces are worth. */
export const askSchema = z.strictObject({
  action: z.literal("ask"),
  ...one,
  kind: z.enum(AFTER_SALES_KINDS),
  lines: z
    .array(
      z.strictObject({
        /** The index of the purchase's line. */
        line: indexSchema,
        quantity: z.int().min(1).max(PIECES_MAX),
        refundFen: fenSchema.optional(),
        /** Of an exchange: another SKU of the same product at the same price; left out = the same. */
        againSku: idSchema.optional(),
      }),
    )
    .min(1, "至少一件商品")
    .max(LINES_MAX, "商品行太多")
    .refine(onceEach, TWICE)
    .transform((lines) => lines.map((line) => said(line))),
  reason: z.enum(AFTER_SALES_REASONS),
  text: textSchema.default(""),
  pictures: z.array(pictureSchema).max(PICTURES_MAX, `最多 ${PICTURES_MAX} 张图片`).default([]),
});
export type AskRequest = z.output<typeof askSchema>;

/** `aftersales.withdraw`, from the buyer. */
export const withdrawAfterSalesSchema = z.strictObject({ action: z.literal("withdraw"), ...one });
/** `aftersales.confirmExchange`, from the buyer: he has the other goods. */
export const confirmExchangeSchema = z.strictObject({
  action: z.literal("confirmExchange"),
  ...one,
});
/** `aftersales.show`, from the buyer or from staff. */
export const showAfterSalesSchema = z.strictObject({ action: z.literal("show"), ...one });
export type OneRequest = { readonly orderId: string; readonly id: string };

/** `aftersales.sendBack`, from the buyer: how the goods come back. */
export const sendBackSchema = z.strictObject({
  ...{ action: z.literal("sendBack"), ...one },
  ...wayFields,
});
export type SendBackRequest = z.output<typeof sendBackSchema>;

const amountsSchema = z
  .array(z.strictObject({ line: indexSchema, refundFen: fenSchema }))
  .max(LINES_MAX, "商品行太多")
  .refine(onceEach, TWICE)
  .default([]);
/** The freight that goes back; null = as it is due. */
const freightSchema = fenSchema.nullable().default(null);

/** `aftersales.agree`, from staff. `text`: where the goods go, or why an amount was changed. */
export const agreeSchema = z.strictObject({
  ...{ action: z.literal("agree"), ...one, text: textSchema.default("") },
  ...{ lines: amountsSchema, freightFen: freightSchema },
});
export type AgreeRequest = z.output<typeof agreeSchema>;

/** `aftersales.refuse`, from staff. */
export const refuseSchema = z.strictObject({
  ...{ action: z.literal("refuse"), ...one, text: saidSchema },
});
export type RefuseRequest = z.output<typeof refuseSchema>;

/** `aftersales.arrived`, from staff: the goods are here. Lines that are not named can not be sold again. */
export const arrivedSchema = z.strictObject({
  ...{ action: z.literal("arrived"), ...one, text: textSchema.default("") },
  lines: z
    .array(
      z.strictObject({
        line: indexSchema,
        sellable: z.int().min(0).max(PIECES_MAX),
        /** As which SKU, where the buyer had got another one in exchange. */
        sku: idSchema.optional(),
        refundFen: fenSchema.optional(),
      }),
    )
    .max(LINES_MAX, "商品行太多")
    .refine(onceEach, TWICE)
    .transform((lines) => lines.map((line) => said(line))),
  freightFen: freightSchema,
});
export type ArrivedRequest = z.output<typeof arrivedSchema>;

/** `aftersales.reship`, from staff: other goods are on their way. */
export const reshipSchema = z.strictObject({
  ...{ action: z.literal("reship"), ...one },
  ...wayFields,
});
export type ReshipRequest = z.output<typeof reshipSchema>;

/** `aftersales.note`, from staff, for staff. */
export const noteSchema = z.strictObject({ action: z.literal("note"), ...one, text: saidSchema });
export type NoteRequest = z.output<typeof noteSchema>;

const instantSchema = z.int().min(0).max(8_640_000_000_000_000);
/**
 * `aftersales.list`, from staff: what waits for them, what is late first; or all in one state, of the newest order first.
 * With `orderId`: all of that order, whatever their state.
 */
export const listAfterSalesSchema = z
  .strictObject({
    action: z.literal("list"),
    state: z.enum(["waiting", ...AFTER_SALES_STATES]).default("waiting"),
    orderId: idSchema.optional(),
    kind: z.enum(AFTER_SALES_KINDS).optional(),
    /** When it was asked for: from the first instant on, until the second, exclusive. */
    fromMs: instantSchema.optional(),
    untilMs: instantSchema.optional(),
    /** As the page before answered; "" = from the start. */
    cursor: z
      .string()
      .max(80, "最长 80 个字符")
      .regex(/^(?:|(?:overdue|rest)\/[^\p{C}]*|before\/\d{1,16})$/u, "格式不对")
      .default(""),
    /** Of purchases; each may have several. */
    limit: z.int().min(1).max(100).default(20),
  })
  .transform((given) => said(given));
export type ListAfterSales = z.output<typeof listAfterSalesSchema>;
/** What `list` answers. */
export type AfterSalesPage = {
  readonly afterSales: readonly (AfterSalesShown & {
    readonly buyerId: string;
    /** When its order was made. */
    readonly orderedAtMs: number;
  })[];
  /** Null = there are no more. */
  readonly nextCursor: string | null;
};
