import * as z from "zod";
import { idSchema, nameSchema } from "#contracts/fields.ts";
import type { Centre } from "#core/promoter/centre.ts";
import type { Coming } from "#core/promoter/coming.ts";
import type { FanShown } from "#core/promoter/fanShown.ts";
import type { LevelPage } from "#core/promoter/levelPage.ts";
import { RANKED_BY, RANKED_PERIODS, type RankingPage } from "#core/promoter/ranking.ts";
import { SHARE_STATES, type ShareShown } from "#core/promoter/shareShown.ts";

const PAGE_ROWS_MAX = 50;
const limitField = z
  .int("应为整数")
  .min(1, "至少 1 条")
  .max(PAGE_ROWS_MAX, "最多 50 条")
  .default(20);

/** `promoter.mine`, from anybody: whether he is a promoter, and his centre page. */
export const mineSchema = z.strictObject({ action: z.literal("mine") });
export type ShowMine = z.output<typeof mineSchema>;
export type MineReply = Centre;

/** `promoter.fans`, from a promoter: who opened his codes, the newest visit first. */
export const fansSchema = z.strictObject({
  action: z.literal("fans"),
  /** Only those who are his now, or only those who were; left out = all. */
  bound: z.enum(["now", "ended"], "只能是 now 或 ended").optional(),
  /** Only those who bought something of his sales, or only those who did not. */
  bought: z.boolean("应为 true 或 false").optional(),
  /** Only those who came by this channel. */
  channel: nameSchema.optional(),
  cursor: z
    .string()
    .max(40, "翻页位置太长")
    .regex(/^((\d{1,16}|old):\d{1,6})?$/, "应为上一页给出的 nextCursor")
    .default(""),
  limit: limitField,
});
export type ListOwnFans = z.output<typeof fansSchema>;
export type FansReply = {
  /** With a filter a page may be short, or empty, and not be the last. */
  readonly fans: readonly FanShown[];
  /** Null = this was the last page. */
  readonly nextCursor: string | null;
};
export type FanRow = FanShown;

/** `promoter.shares`, from a promoter: his parts of orders, the newest payment first; or his period bonuses. */
export const sharesSchema = z.strictObject({
  action: z.literal("shares"),
  kind: z.enum(["orders", "bonuses"], "只能是 orders 或 bonuses").default("orders"),
  /** `refunded`: of which a refund took something. */
  state: z.enum(SHARE_STATES, `只能是 ${SHARE_STATES.join("、")}`).optional(),
  /** A month in China, `2026-03`, of the payment. */
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, "应为 2026-03 这样的月份")
    .optional(),
  orderId: idSchema.optional(),
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,200})?$/u, "应为上一页给出的 nextCursor")
    .default(""),
  limit: limitField,
});
export type ListShares = z.output<typeof sharesSchema>;
export type SharesReply = {
  /** With a state a page may be short, or empty, and not be the last. */
  readonly shares: readonly ShareShown[];
  /** Null = this was the last page. */
  readonly nextCursor: string | null;
};
export type ShareRow = ShareShown;

/** `promoter.forecast`, from a promoter: what becomes available when, if nothing is refunded. */
export const forecastSchema = z.strictObject({ action: z.literal("forecast") });
export type ShowForecast = z.output<typeof forecastSchema>;
export type ForecastReply = Coming;

/** `promoter.ranking`, from a promoter. */
export const rankingSchema = z.strictObject({
  action: z.literal("ranking"),
  period: z.enum(RANKED_PERIODS, `只能是 ${RANKED_PERIODS.join("、")}`).default("month"),
  by: z.enum(RANKED_BY, `只能是 ${RANKED_BY.join("、")}`).default("sales"),
});
export type ShowRanking = z.output<typeof rankingSchema>;
export type RankingReply = RankingPage;

/** `promoter.level`, from a promoter. */
export const levelSchema = z.strictObject({ action: z.literal("level") });
export type ShowLevel = z.output<typeof levelSchema>;
export type LevelReply = LevelPage;
