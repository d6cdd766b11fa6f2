import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import {
  SPAN_WRONG,
  afterRowsSchema,
  inOrder,
  instantSchema,
  limitSchema,
  numberSchema,
  placeSchema,
  provinceSchema,
  span,
  targetRegionsSchema,
  weightsSchema,
  yearSchema,
} from "#contracts/reportFields.ts";
import { AMOUNT_FEN_MAX } from "#core/money.ts";
import { CORRECTION, FREIGHT, type SalesFigures } from "#core/reports/figures.ts";
import type * as shown from "#core/reports/shown.ts";
import {
  ASSESSED_ACTIONS,
  type AssessedRow,
  MEASURES,
  type Measure,
  type TargetShown,
} from "#core/reports/targets.ts";

/** `reports.today`, from staff: today, what stands open, and what needs somebody. */
export const todaySchema = z.strictObject({ action: z.literal("today") });
export type ShowToday = z.output<typeof todaySchema>;
export type TodayReply = shown.Today;

export const SALES_BY = ["product", "province", "promoter"] as const;
export type SalesBy = (typeof SALES_BY)[number];
const sortSchema = z.enum(["netFen", "paidFen", "refundedFen", "sharesFen", "orders", "pieces"]);

/** `reports.sales`, from staff: what was paid in some days, by one, two or all of product, province and promoter. */
export const salesSchema = z
  .strictObject({
    ...{ action: z.literal("sales"), ...span },
    by: z
      .array(z.enum(SALES_BY, `只能是 ${SALES_BY.join("、")}`))
      .min(1, "至少选一项")
      .max(3, "最多选三项")
      .refine((by) => new Set(by).size === by.length, "不能重复"),
    sort: sortSchema.default("netFen"),
    /** Only what fits; left out = all. */
    productId: nameSchema.optional(),
    province: provinceSchema.optional(),
    promoterNumber: numberSchema.optional(),
    ...{ afterRows: afterRowsSchema, limit: limitSchema },
  })
  .refine(inOrder, SPAN_WRONG);
export type ShowSales = z.output<typeof salesSchema>;
export type SalesReply = shown.ReportAge & {
  /** Of all rows; `orders` counts each order once. */
  readonly total: SalesFigures;
  /** The largest first. */
  readonly rows: readonly shown.SalesRow[];
  /** All that comes after these rows; its `orders` are the rows' together. Null = nothing. */
  readonly rest: SalesFigures | null;
  readonly rowCount: number;
  /** Null = this was the last page. */
  readonly nextAfterRows: number | null;
};

/** `reports.orders`, from staff: the orders behind a number, the newest payment first. */
export const behindSchema = z.strictObject({
  action: z.literal("orders"),
  filter: z.strictObject({
    ...{ fromMs: instantSchema, untilMs: instantSchema },
    productId: z.union([z.enum([FREIGHT, CORRECTION]), nameSchema]).optional(),
    province: provinceSchema.optional(),
    ...{ promoterNumber: numberSchema.optional(), channel: numberSchema.optional() },
    campaign: numberSchema.optional(),
    nth: z.enum(["first", "repeat"], "只能是 first 或 repeat").optional(),
  }),
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,200})?$/u, "应为上一页给出的 nextCursor")
    .default(""),
  limit: limitSchema,
});
export type ShowOrdersBehind = z.output<typeof behindSchema>;
export type OrdersBehindReply = {
  readonly asOfMs: number;
  /** With a filter a page may be short, or empty, and not be the last. */
  readonly orders: readonly shown.OrderBehind[];
  /** Null = this was the last page. */
  readonly nextCursor: string | null;
};

/** `reports.trend`, from staff: day by day. */
export const trendSchema = z
  .strictObject({ action: z.literal("trend"), ...span })
  .refine(inOrder, SPAN_WRONG);
export type ShowTrend = z.output<typeof trendSchema>;
export type TrendReply = shown.ReportAge & {
  /** Each day of the span, in order. */
  readonly days: readonly shown.TrendDay[];
  readonly total: SalesFigures & { readonly newFans: number; readonly newPromoters: number };
};

/** `reports.funnel`, from staff: from opened codes to repeat orders, by channel. */
export const funnelSchema = z
  .strictObject({
    ...{ action: z.literal("funnel"), ...span },
    /** Also apart by campaign. */
    byCampaign: z.boolean("应为 true 或 false").default(false),
    promoterNumber: numberSchema.optional(),
  })
  .refine(inOrder, SPAN_WRONG);
export type ShowFunnel = z.output<typeof funnelSchema>;
export type FunnelReply = shown.ReportAge & {
  /** The most touches first. Orders of nobody's fans are channel 0. */
  readonly rows: readonly shown.FunnelRow[];
  readonly total: Omit<shown.FunnelRow, "channel" | "name" | "campaign" | "filters" | "fansFilter">;
};

/** `reports.leaderboard`, from staff: who sold, earned or brought the most. */
export const leaderboardSchema = z
  .strictObject({
    ...{ action: z.literal("leaderboard"), ...span },
    by: z.enum(MEASURES, `只能是 ${MEASURES.join("、")}`).default("sales"),
    ...{ group: nameSchema.optional(), level: nameSchema.optional() },
    region: placeSchema,
    ...{ afterRows: afterRowsSchema, limit: limitSchema },
  })
  .refine(inOrder, SPAN_WRONG);
export type ShowLeaderboard = z.output<typeof leaderboardSchema>;
export type LeaderboardReply = shown.ReportAge & {
  readonly by: Measure;
  readonly rows: readonly shown.BoardRow[];
  /** How many have a place. */
  readonly ranked: number;
  /** Of all that have a place. */
  readonly totalValue: number;
  readonly nextAfterRows: number | null;
};

/** `reports.saveTarget`, from staff: a year's target and how it is split. Amounts follow, to the fen. */
export const saveTargetSchema = z.strictObject({
  ...{ action: z.literal("saveTarget"), year: yearSchema },
  measure: z.enum(MEASURES, `只能是 ${MEASURES.join("、")}`),
  /** Of the brand in the whole year: fen or a count. */
  yearValue: z.int("应为整数").min(0, "不能小于 0").max(AMOUNT_FEN_MAX, "太大"),
  /** How the year is spread over its months; left out = evenly. */
  monthWeights: weightsSchema.default(() => Array.from({ length: 12 }, () => 1)),
  regions: targetRegionsSchema,
  /** The `rev` of the targets that it was made from; 0 = there were none. */
  rev: z.int("应为整数").min(0, "不能小于 0"),
});
export type SaveTarget = z.output<typeof saveTargetSchema>;
export type SaveTargetReply = { readonly year: string; readonly rev: number };

/** `reports.targets`, from staff: the year's targets and what was reached in some of its months. */
export const targetsSchema = z.strictObject({
  ...{ action: z.literal("targets"), year: yearSchema },
  fromMonth: z.int("应为整数").min(1, "应为 1 到 12").max(12, "应为 1 到 12").default(1),
  untilMonth: z.int("应为整数").min(1, "应为 1 到 12").max(12, "应为 1 到 12").default(12),
});
export type ShowTargets = z.output<typeof targetsSchema>;
export type TargetsReply = shown.ReportAge & {
  readonly year: string;
  /** Null = none were saved; then there are no nodes. */
  readonly measure: Measure | null;
  readonly rev: number;
  /** Of January to December, as they were asked for; evenly where there are no targets. */
  readonly monthWeights: readonly number[];
  /** The brand first, each node before its children. */
  readonly nodes: readonly TargetShown[];
  readonly savedAtMs: number | null;
};

/** `reports.assess`, from staff: who reached a target, and what might follow. Nothing happens by itself. */
export const assessSchema = z
  .strictObject({
    ...{ action: z.literal("assess"), ...span },
    by: z.enum(MEASURES, `只能是 ${MEASURES.join("、")}`),
    /** Fen, fans or orders of each. */
    targetValue: z.int("应为整数").min(0, "不能小于 0").max(AMOUNT_FEN_MAX, "太大"),
    /** What is proposed for who missed it. */
    otherwise: z.enum(ASSESSED_ACTIONS, `只能是 ${ASSESSED_ACTIONS.join("、")}`).default("keep"),
    /** Whom it is about; all left out = every promoter. */
    ...{ group: nameSchema.optional(), level: nameSchema.optional() },
    region: placeSchema,
    /** Only those who reached it, or only those who did not. */
    passed: z.boolean("应为 true 或 false").optional(),
    ...{ afterRows: afterRowsSchema, limit: limitSchema },
  })
  .refine(inOrder, SPAN_WRONG);
export type Assess = z.output<typeof assessSchema>;
export type AssessReply = shown.ReportAge & {
  readonly rows: readonly AssessedRow[];
  readonly passedCount: number;
  readonly missedCount: number;
  readonly nextAfterRows: number | null;
};
