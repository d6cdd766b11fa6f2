import * as z from "zod";
import { idSchema, nameSchema, said } from "#contracts/fields.ts";
import { groupSchema, placeSchema } from "#contracts/promoterGroups.ts";
import { SHARE_LIST_STATES, WITHDRAWAL_DATES, WITHDRAWAL_TABS } from "#core/lists/states.ts";
import { PROMOTER_STATES } from "#core/people/facets.ts";
import { CAMPAIGN_MAX, CHANNEL_MAX } from "#core/qrcode/scene.ts";
import { NEVER_MS } from "#core/time.ts";

const LIMIT_MAX = 100;

const CODE_LENGTH_MAX = 200;

const limit = z
  .int("应为整数")
  .min(1, "至少 1 条")
  .max(LIMIT_MAX, `最多 ${LIMIT_MAX} 条`)
  .default(50);

const cursorOf = (form: RegExp) =>
  z.string().max(300, "翻页位置太长").regex(form, "应为上一页给出的 nextCursor").default("");

/** An instant and an id, `1700000000000:O1`. */
const byTime = { cursor: cursorOf(/^(\d{1,16}:[^\p{C}]{1,200})?$/u), limit };

const instant = z.int("应为整数，单位毫秒").min(0, "不能小于 0").max(NEVER_MS, "太晚");

/** From the first instant on, until the second, exclusive. */
const span = { fromMs: instant.optional(), untilMs: instant.optional() };

const numberSchema = z
  .int("应为推广员号")
  .min(1, "应为推广员号")
  .max(1_000_000_000, "应为推广员号");

export const PROMOTER_SORTS = ["number", "newest", "sales", "fans", "shares"] as const;

export type PromoterSort = (typeof PROMOTER_SORTS)[number];

/** Which promoters a list or an export is about; all that is said must be true. */
export const promoterFilter = {
  /** His level now, or the one that he has from the next midnight on. */
  level: nameSchema.optional(),
  group: groupSchema.optional(),
  /** A province, a city or a district; a province takes in all that lies in it. */
  place: placeSchema.optional(),
  state: z.enum(PROMOTER_STATES, `只能是 ${PROMOTER_STATES.join("、")}`).optional(),
};

/** `lists.promoters`, from staff. */
export const listPromotersSchema = z
  .strictObject({
    action: z.literal("promoters"),
    ...promoterFilter,
    /** A number, `17` or `#17`, or a whole openid: then nothing else is looked at. */
    search: nameSchema.optional(),
    /** `sales`, `fans`, `shares`: of the last 30 days, the most first. */
    sort: z.enum(PROMOTER_SORTS, `只能是 ${PROMOTER_SORTS.join("、")}`).default("newest"),
    cursor: cursorOf(/^(-?\d{1,16}:\d{1,10})?$/),
    limit,
  })
  .transform((given) => said(given));

/** `lists.promoter`, from staff: one of them, by his openid or his number. All figures are of this moment. */
export const showPromoterSchema = z.union([
  z.strictObject({ action: z.literal("promoter"), promoterId: idSchema }),
  z.strictObject({ action: z.literal("promoter"), number: numberSchema }),
]);

/**
 * `lists.fans`, from staff: who opened codes, the newest visit first. With `cameFromMs` or `cameUntilMs` only new fans, as
 * reports count them, by when they opened their very first code, the newest first; a promoter and a channel are that code's.
 */
export const listFansSchema = z
  .strictObject({
    action: z.literal("fans"),
    /** Who opened one of this promoter's codes, whosever fan he is. */
    promoterNumber: numberSchema.optional(),
    /** Who opened a code of this channel, by its index. */
    channel: z.int().min(1, "应为渠道编号").max(CHANNEL_MAX, "应为渠道编号").optional(),
    /** The span is of the newest visit. */
    ...span,
    cameFromMs: instant.optional(),
    cameUntilMs: instant.optional(),
    /** A whole openid: then nothing else is looked at. */
    search: idSchema.optional(),
    ...byTime,
  })
  .transform((given) => said(given));

/** `lists.fan`, from staff: the evidence, opening by opening. */
export const showFanSchema = z.strictObject({ action: z.literal("fan"), fanId: idSchema });

/** `lists.codes`, from staff: the channels, the newest first, each with what came by it in the last days. */
export const listCodesSchema = z.strictObject({
  action: z.literal("codes"),
  days: z.int("应为整数").min(1, "至少 1 天").max(365, "最多 365 天").default(30),
  cursor: cursorOf(/^(\d{1,4})?$/),
  limit: z.int("应为整数").min(1, "至少 1 条").max(20, "最多 20 条").default(10),
});

const sceneField = z.string().min(1, "不能为空").max(CODE_LENGTH_MAX, "推广码太长");

/** `lists.readCode`, from staff who hold a photo of a code: what it says. */
export const readCodeSchema = z.strictObject({ action: z.literal("readCode"), scene: sceneField });

/** `lists.drawCode`, from staff: a promoter's code as WeChat draws it. */
export const drawPromoterCodeSchema = z
  .strictObject({
    action: z.literal("drawCode"),
    promoterId: idSchema,
    channel: nameSchema.optional(),
    campaign: z.int("应为整数").min(0, "不能小于 0").max(CAMPAIGN_MAX, "活动编号太大").default(0),
  })
  .transform((given) => said(given));

/** `lists.shares`, from staff: promoters' parts of orders. */
export const listSharesSchema = z
  .strictObject({
    action: z.literal("shares"),
    promoterId: idSchema.optional(),
    orderId: idSchema.optional(),
    /**
     * `waiting`: the goods are not received yet; `pending`: received, and available later; `held`: until a refund or an
     * inquiry is over; `available`; `taken_back`: a refund took something of it.
     */
    state: z.enum(SHARE_LIST_STATES, `只能是 ${SHARE_LIST_STATES.join("、")}`).optional(),
    /** The span is of the payment. */
    ...span,
    ...byTime,
  })
  .transform((given) => said(given));

/** `lists.withdrawals`, from staff: open ones and those that are over, the newest request first. */
export const listWithdrawalsSchema = z
  .strictObject({
    action: z.literal("withdrawals"),
    tab: z.enum(WITHDRAWAL_TABS, `只能是 ${WITHDRAWAL_TABS.join("、")}`).default("all"),
    promoterId: idSchema.optional(),
    /** A number at WeChat, `F12W34T…`. */
    transferNumber: z
      .string()
      .regex(/^[0-9A-Za-z]{1,32}$/, "转账单号应为 1 到 32 位字母或数字")
      .optional(),
    /** What the span is of; left out = of the request. */
    dated: z.enum(WITHDRAWAL_DATES, `只能是 ${WITHDRAWAL_DATES.join("、")}`).optional(),
    ...span,
    ...byTime,
  })
  .transform((given) => said(given));

/** `lists.withdrawalCounts`, from staff: how many each tab has, at most 100, which is shown as 99+. */
export const countWithdrawalsSchema = z.strictObject({ action: z.literal("withdrawalCounts") });

/** `lists.groups`, from staff: the names of all groups that somebody is in, with how many are. */
export const listGroupsSchema = z.strictObject({ action: z.literal("groups") });

/** `lists.numbers`, from staff: the numbers of promoters, for pages that know only their ids. */
export const listNumbersSchema = z.strictObject({
  action: z.literal("numbers"),
  promoterIds: z.array(idSchema).min(1, "至少 1 个").max(LIMIT_MAX, `最多 ${LIMIT_MAX} 个`),
});
