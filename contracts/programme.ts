import * as z from "zod";
import { fenSchema, nameSchema, rateSchema, said } from "#contracts/fields.ts";
import { refuseTwice } from "#contracts/refuse.ts";
import {
  GOODS_KINDS,
  METRICS,
  PERSON_GROUPS,
  TRIGGERS,
  type Award,
  type DealerTier,
  type GoodsFacts,
  type LevelEntry,
  type Programme,
} from "#core/plan/programme.ts";

const LIST_MAX = 50;
const GOODS_MAX = 1_000;
const ENTRY_MAX = 5;
const COUNT_MAX = 1_000_000;
const METRIC_MAX = 100_000_000_000;
const AGE_MAX = 120;
const DAYS_MAX = 3_650;
const TEXT_MAX = 200;

const textSchema = z
  .string()
  .min(1, "不能为空")
  .max(TEXT_MAX, `最长 ${TEXT_MAX} 个字符`)
  .regex(/^(?=.*\S)[^\p{Cc}]+$/u, "含有不允许的字符");
const listOf = <T extends z.ZodType>(entry: T, most: number) =>
  z.array(entry).max(most, `最多 ${most} 条`);
const count = (most: number) =>
  z.int("应为整数").min(0, "不能小于 0").max(most, `不能超过 ${most}`);

const joinSchema = z.strictObject({
  feeFen: fenSchema.optional(),
  depositFen: fenSchema.optional(),
  topUpFen: fenSchema.optional(),
  purchase: z.strictObject({ sku: nameSchema.optional(), fromFen: fenSchema }).optional(),
  minAge: count(AGE_MAX).optional(),
  realName: z.enum(["join", "payout", "never"]).optional(),
  recruitRight: z.enum(["everybody", "nobody", "sold", "byLevel"]).optional(),
});

const levelSchema = z
  .strictObject({
    level: nameSchema,
    entry: listOf(
      z.strictObject({ metric: z.enum(METRICS), from: count(METRIC_MAX) }),
      ENTRY_MAX,
    ).min(1, "至少一个条件"),
    any: z.boolean().optional(),
  })
  .transform((given): LevelEntry => said(given));

const awardSchema = z
  .strictObject({
    id: nameSchema,
    trigger: z.enum(TRIGGERS),
    count: count(COUNT_MAX).min(1, "至少为 1").optional(),
    worthFen: fenSchema.optional(),
    reversedOnRefund: z.boolean().optional(),
    who: z.enum(["everybody", "founders"]).optional(),
  })
  .transform((given): Award => said(given));

const goodsSchema = z
  .strictObject({
    sku: nameSchema.optional(),
    category: nameSchema.optional(),
    kind: z.enum(GOODS_KINDS).optional(),
    priceFen: fenSchema.optional(),
    referenceFen: fenSchema.optional(),
    marginBp: rateSchema.optional(),
  })
  .refine(
    ({ sku, category }) => sku === undefined || category === undefined,
    "sku 和 category 不能同时写",
  )
  .transform((given): GoodsFacts => said(given));

const tierSchema = z
  .strictObject({
    name: nameSchema,
    fromFen: fenSchema.optional(),
    forLife: z.boolean().optional(),
    recruitRight: z.boolean().optional(),
    relationPay: z.boolean().optional(),
    level: nameSchema.optional(),
  })
  .transform((given): DealerTier => said(given));

const dealersSchema = z.strictObject({
  tiers: listOf(tierSchema, LIST_MAX).optional(),
  returnDays: count(DAYS_MAX).optional(),
  returnRateBp: rateSchema.optional(),
  virtualStock: z.boolean().optional(),
  prepaid: z.boolean().optional(),
});

const groupSchema = z.strictObject({
  group: nameSchema,
  kind: z.enum(["consumers", "businesses", "promoters", "dealers"]),
});

const sellerSchema = z.strictObject({
  name: textSchema,
  licence: textSchema.optional(),
  agreement: textSchema.optional(),
  collects: textSchema.optional(),
  pays: textSchema.optional(),
  platform: z.boolean().optional(),
});

const yes = z.boolean().optional();

/** What a brand promises and asks besides pay, as people write it → `Programme`. Only the linter reads it. */
export const programmeSchema = z
  .strictObject({
    join: joinSchema.optional(),
    levels: listOf(levelSchema, LIST_MAX)
      .superRefine((levels, ctx) => refuseTwice(levels, ({ level }) => [level], ctx))
      .optional(),
    awards: listOf(awardSchema, LIST_MAX)
      .superRefine((awards, ctx) => refuseTwice(awards, ({ id }) => [id], ctx))
      .optional(),
    goods: listOf(goodsSchema, GOODS_MAX)
      .superRefine((goods, ctx) =>
        refuseTwice(goods, ({ sku = null, category = null }) => [sku, category], ctx),
      )
      .optional(),
    groups: listOf(groupSchema, LIST_MAX)
      .superRefine((groups, ctx) => refuseTwice(groups, ({ group }) => [group], ctx))
      .optional(),
    dealers: dealersSchema.optional(),
    balance: z.strictObject({ spend: yes, topUp: yes, transfer: yes, interest: yes }).optional(),
    seller: sellerSchema.optional(),
    copy: z
      .strictObject({
        slogans: listOf(textSchema, LIST_MAX).optional(),
        poster: z.strictObject({ marksAd: yes, namesSeller: yes }).optional(),
      })
      .optional(),
    fans: z.strictObject({ contact: yes, exports: yes, separateConsent: yes }).optional(),
    lottery: z.strictObject({ prizeFen: fenSchema }).optional(),
    persons: listOf(z.enum(PERSON_GROUPS), PERSON_GROUPS.length).optional(),
    monthCapFen: fenSchema.nullable().optional(),
    regionHolders: z.enum(["anybody", "noIntroducers"]).optional(),
  })
  .transform((given): Programme => said(given));
