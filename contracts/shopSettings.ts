import * as z from "zod";
import { fenSchema, nameSchema } from "#contracts/fields.ts";
import {
  categoryIdSchema,
  instantSchema,
  pictureSchema,
  priceSchema,
  productIdSchema,
} from "#contracts/product.ts";

const CATEGORIES_MAX = 50;
const BANNERS_MAX = 10;
const CONTACTS_MAX = 6;
const REDUCTIONS_MAX = 50;
const STEPS_MAX = 10;
const SCOPE_MAX = 200;
const FREIGHT_RULES_MAX = 50;
const REGIONS_MAX = 500;
const GRAMS_MAX = 1_000_000;
const NAME_MAX = 30;
/** Goods bought from afar may be given back within seven days: 消费者权益保护法 art. 25. */
const AFTER_SALES_DAYS_MIN = 7;
const AFTER_SALES_DAYS_MAX = 365;
const RECEIVE_DAYS_MAX = 60;

const shortName = nameSchema.max(NAME_MAX, `最长 ${NAME_MAX} 个字符`);
const grams = z.int("应为整数，单位克").min(1, "至少 1 克").max(GRAMS_MAX, "太重");

const freightRuleSchema = z.union(
  [
    z.literal("refused"),
    z.strictObject({
      firstGrams: grams,
      firstFen: fenSchema,
      stepGrams: grams,
      stepFen: fenSchema,
      freeFromFen: fenSchema.nullable(),
    }),
  ],
  "应为 refused（不配送）或一条运费规则",
);

/** The beginning of a code of GB/T 2260: a province, a city or a district. */
const regionStartSchema = z
  .string()
  .regex(/^\d\d(?:\d\d){0,2}$/, "应为 2、4 或 6 位行政区划代码，如 33、3301、330106")
  .refine((code) => !code.endsWith("00"), "请去掉末尾的 00，如 3301");

/** Which goods a reduction or a coupon is about. */
export const scopeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({
    kind: z.literal("categories"),
    ids: z.array(categoryIdSchema).min(1, "至少写一个").max(CATEGORIES_MAX),
  }),
  z.strictObject({
    kind: z.literal("products"),
    ids: z.array(productIdSchema).min(1, "至少写一个").max(SCOPE_MAX),
  }),
]);

const reductionSchema = z
  .strictObject({
    id: categoryIdSchema,
    name: shortName,
    scope: scopeSchema,
    fromMs: instantSchema,
    untilMs: instantSchema,
    steps: z
      .array(z.strictObject({ fromFen: priceSchema, offFen: priceSchema }))
      .min(1, "至少写一档")
      .max(STEPS_MAX, `最多 ${STEPS_MAX} 档`),
  })
  .refine(({ fromMs, untilMs }) => fromMs < untilMs, {
    path: ["untilMs"],
    message: "结束应晚于开始",
  });

/** The shop as staff write it. */
export const shopSettingsSchema = z.strictObject({
  name: shortName,
  logo: pictureSchema.nullable(),
  banners: z
    .array(z.strictObject({ picture: pictureSchema, productId: productIdSchema.nullable() }))
    .max(BANNERS_MAX, `最多 ${BANNERS_MAX} 张`),
  categories: z
    .array(
      z.strictObject({ id: categoryIdSchema, name: shortName, picture: pictureSchema.nullable() }),
    )
    .max(CATEGORIES_MAX, `最多 ${CATEGORIES_MAX} 个分类`),
  freight: z.strictObject({
    regions: z
      .array(
        z.strictObject({
          regions: z.array(regionStartSchema).min(1, "至少写一个地区").max(REGIONS_MAX),
          rule: freightRuleSchema,
        }),
      )
      .max(FREIGHT_RULES_MAX, `最多 ${FREIGHT_RULES_MAX} 条`),
    elsewhere: freightRuleSchema,
  }),
  reductions: z.array(reductionSchema).max(REDUCTIONS_MAX, `最多 ${REDUCTIONS_MAX} 个满减`),
  contacts: z.strictObject({
    accounts: z
      .array(
        z.strictObject({
          kind: z.enum(["qq", "wecom"]),
          account: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/, "账号有误"),
        }),
      )
      .max(CONTACTS_MAX, `最多 ${CONTACTS_MAX} 个客服账号`),
    phone: z
      .string()
      .regex(/^\+?\d[\d-]{2,18}\d$/, "电话号码有误")
      .nullable(),
  }),
  afterSalesDays: z
    .int("应为整数")
    .min(AFTER_SALES_DAYS_MIN, `至少 ${AFTER_SALES_DAYS_MIN} 天，这是法律规定的无理由退货期`)
    .max(AFTER_SALES_DAYS_MAX, "太久"),
  receiveDays: z.int("应为整数").min(1, "至少 1 天").max(RECEIVE_DAYS_MAX, "太久"),
});
export type ShopDraft = z.output<typeof shopSettingsSchema>;
