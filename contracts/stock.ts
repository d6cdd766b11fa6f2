import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import type { NamedStockLine, StockLine } from "#core/stock/row.ts";
import type { FiledMovement } from "#core/stock/stock.ts";

const PIECES_MAX = 1_000_000;
const LINES_MAX = 100;
const PLACES_ID_MAX = 200;

/** The product's id, a hyphen, and letters, digits or underscores. */
const skuSchema = z
  .string()
  .max(100, "最长 100 个字符")
  .regex(/^[a-z0-9][a-z0-9-]*-[A-Za-z0-9_]+$/, "应为商品编号加规格，如 longjing-50g");
/** A store's id; "" = the brand's warehouse. */
const placeSchema = z.union([z.literal(""), nameSchema]);
/** Made by the client before its first try, so that a retry is the same goods. */
const keySchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "应为 8 到 64 个字母、数字、- 或 _");
/** Why, in the words of staff; "" = nothing to say. */
const noteSchema = z.string().max(200, "最长 200 个字符").default("");
const pieces = z.int("应为整数").min(1, "至少 1 件").max(PIECES_MAX, "数量太大");
const counted = z.int("应为整数").min(0, "不能小于 0").max(PIECES_MAX, "数量太大");

/** Lines of which each SKU has one. */
const linesOf = <S extends z.ZodType<{ sku: string }>>(line: S) =>
  z
    .array(line)
    .min(1, "不能为空")
    .max(LINES_MAX, `一次最多 ${LINES_MAX} 种`)
    .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, {
      message: "同一 SKU 只能写一行",
    });
const piecesLines = linesOf(z.strictObject({ sku: skuSchema, quantity: pieces }));

/** `stock.receive`, from staff: goods came. */
export const receiveSchema = z.strictObject({
  action: z.literal("receive"),
  key: keySchema,
  place: placeSchema.default(""),
  lines: piecesLines,
  note: noteSchema,
});
export type Receive = z.output<typeof receiveSchema>;

/** `stock.count`, from staff: so many lie there, promised ones included. */
export const countSchema = z.strictObject({
  action: z.literal("count"),
  key: keySchema,
  place: placeSchema.default(""),
  lines: linesOf(z.strictObject({ sku: skuSchema, onHand: counted })),
  reason: z.string().min(1, "请写明原因").max(200, "最长 200 个字符"),
});
export type Count = z.output<typeof countSchema>;

/** `stock.transfer`, from staff: goods go from one place to another. */
export const transferSchema = z
  .strictObject({
    action: z.literal("transfer"),
    key: keySchema,
    from: placeSchema,
    to: placeSchema,
    lines: piecesLines,
    note: noteSchema,
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "调入和调出不能是同一处" });
export type Transfer = z.output<typeof transferSchema>;

/** `stock.setLowAt`, from staff: from how many on it counts as low; null = never. */
export const setLowAtSchema = z.strictObject({
  action: z.literal("setLowAt"),
  sku: skuSchema,
  place: placeSchema.default(""),
  lowAt: counted.nullable(),
});
export type SetLowAt = z.output<typeof setLowAtSchema>;

/** `stock.list`, from staff, by SKU and place. */
export const listStockSchema = z.strictObject({
  action: z.literal("list"),
  /** Left out = all places. */
  place: placeSchema.optional(),
  isLow: z.boolean().default(false),
  /** How the SKU begins. */
  prefix: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9_-]*$/, "含有不允许的字符")
    .default(""),
  afterId: z.string().max(PLACES_ID_MAX).default(""),
  limit: z.int().min(1).max(100).default(20),
});
export type ListStock = z.output<typeof listStockSchema>;

/** `stock.show`, from staff: a SKU in all its places. */
export const showStockSchema = z.strictObject({ action: z.literal("show"), sku: skuSchema });
export type ShowStock = z.output<typeof showStockSchema>;

/** `stock.log`, from staff: what happened to a SKU at a place, the newest first. */
export const stockLogSchema = z.strictObject({
  action: z.literal("log"),
  sku: skuSchema,
  place: placeSchema.default(""),
  /** Left out = from the newest on. */
  beforeN: z.int().min(1).max(1_000_000_000).optional(),
  limit: z.int().min(1).max(100).default(20),
});
export type StockLog = z.output<typeof stockLogSchema>;

/** `stock.list`. */
export type StocksPage = {
  readonly stocks: readonly NamedStockLine[];
  readonly nextAfterId: string | null;
};
/** `stock.show`: in total, and in each of its places. */
export type StockShown = {
  readonly available: number;
  readonly held: number;
  readonly onHand: number;
  readonly places: readonly NamedStockLine[];
};
/** `stock.log`. */
export type StockMovements = {
  readonly movements: readonly (Omit<FiledMovement, "_id" | "rev" | "stockId"> & {
    readonly kindName: string;
    /** The name of who did it; null = the shop itself, or one of the staff whose name is not kept. */
    readonly byName: string | null;
  })[];
  readonly nextBeforeN: number | null;
};
/** `receive`, `count` and `transfer`: how the stocks stand then. */
export type StocksChanged = { readonly stocks: readonly StockLine[] };
