import * as z from "zod";
import { fenSchema, nameSchema, rateSchema, said } from "#contracts/fields.ts";
import { refuseOverlaps, refuseTwice } from "#contracts/refuse.ts";
import {
  CAP_PLACES,
  type Components,
  type OrderNumbers,
  type PeriodBonus,
  type Rule,
  type Tier,
} from "#core/plan/components.ts";

const RULES_MAX = 1_000;
const TIERS_MAX = 20;
const PERIODS_MAX = 20;
const LEVELS_MAX = 20;
const ORDER_NUMBER_MAX = 1_000;
const MONTHS_MAX = 120;
const DUTIES_MAX = 500;

const orderNumbersSchema = z
  .strictObject({
    from: z.int("应为整数").min(1, "从 1 起").max(ORDER_NUMBER_MAX, "太大"),
    to: z.int("应为整数").min(1, "从 1 起").max(ORDER_NUMBER_MAX, "太大").optional(),
  })
  .refine(({ from, to = from }) => from <= to, "from 不能大于 to")
  .transform(({ from, to = null }): OrderNumbers => ({ from, to }));

/** What a rule may say of the sale; which of it must be said differs between `overrides` and components. */
export const conditionFields = {
  sku: nameSchema.optional(),
  category: nameSchema.optional(),
  level: nameSchema.optional(),
  group: nameSchema.optional(),
  orders: orderNumbersSchema.optional(),
};
/** A rate or a fixed amount for each piece. */
export const payFields = { rateBp: rateSchema.optional(), unitFen: fenSchema.optional() };

type GivenPay = { rateBp?: Rule["rateBp"] | undefined; unitFen?: Rule["unitFen"] | undefined };
type GivenCondition = {
  [K in keyof typeof conditionFields]?: z.output<(typeof conditionFields)[K]> | undefined;
};

export const oneOfBoth = ({ rateBp, unitFen }: GivenPay): boolean =>
  (rateBp === undefined) !== (unitFen === undefined);
export const ONE_OF_BOTH = "rateBp 和 unitFen 必须写一个，且只能写一个";
export const oneKindOfGoods = ({ sku, category }: GivenCondition): boolean =>
  sku === undefined || category === undefined;
export const ONE_KIND_OF_GOODS = "sku 和 category 不能同时写";

/** What a rule pays, with 0 in place of a rate that was not said. */
export const payOf = ({ rateBp, unitFen }: GivenPay): Pick<Rule, "rateBp" | "unitFen"> => ({
  rateBp: rateBp ?? rateSchema.parse(0),
  ...(unitFen === undefined ? {} : { unitFen }),
});
/** The condition with null where any goods and any level are meant. */
export const conditionOf = ({ sku, category, level, group, orders }: GivenCondition) => ({
  ...{ sku: sku ?? null, category: category ?? null, level: level ?? null },
  ...(group === undefined ? {} : { group }),
  ...(orders === undefined ? {} : { orders }),
});

const ruleSchema = z
  .strictObject({ ...conditionFields, ...payFields })
  .refine(oneOfBoth, ONE_OF_BOTH)
  .refine(oneKindOfGoods, ONE_KIND_OF_GOODS)
  .transform((given): Rule => ({ ...conditionOf(given), ...payOf(given) }));

const rulesSchema = z
  .array(ruleSchema)
  .min(1, "至少一条")
  .max(RULES_MAX, `最多 ${RULES_MAX} 条`)
  .superRefine((rules, ctx) => refuseOverlaps(rules, () => "", ctx));

const oneUnit = (rules: readonly Rule[]): boolean =>
  new Set(rules.map(({ unitFen }) => unitFen === undefined)).size <= 1;

const component = z.strictObject({ rules: rulesSchema });
const componentsGiven = z.strictObject({
  firstOrder: component.optional(),
  levelDifference: component
    .refine(({ rules }) => oneUnit(rules), {
      path: ["rules"],
      message: "级差只能相减同一种：全部写 rateBp，或全部写 unitFen",
    })
    .optional(),
  peer: z
    .strictObject({ rules: rulesSchema, times: z.union([z.literal(1), z.literal(2)]).default(1) })
    .optional(),
  team: component.optional(),
  nurture: z
    .strictObject({
      rules: rulesSchema,
      level: nameSchema,
      months: z.int("应为整数").min(1, "至少 1 个月").max(MONTHS_MAX, `最多 ${MONTHS_MAX} 个月`),
    })
    .optional(),
  store: component.optional(),
  storeStaff: component.optional(),
  region: z
    .strictObject({
      province: component.optional(),
      city: component.optional(),
      district: component.optional(),
      duties: z.string().min(1, "不能为空").max(DUTIES_MAX, `最长 ${DUTIES_MAX} 个字符`).optional(),
    })
    .refine(
      ({ province, city, district }) => (province ?? city ?? district) !== undefined,
      "province、city、district 至少写一个",
    )
    .optional(),
  supply: z.strictObject({}).optional(),
});

/** What an order pays besides `rates` → `Components`, with what was left out not there at all. */
export const componentsSchema = componentsGiven.transform((given): Components => said(given));

const tierSchema = z
  .strictObject({
    fromFen: fenSchema,
    rateBp: rateSchema.optional(),
    fixedFen: fenSchema.optional(),
  })
  .refine(({ rateBp, fixedFen }) => (rateBp === undefined) !== (fixedFen === undefined), {
    message: "rateBp 和 fixedFen 必须写一个，且只能写一个",
  })
  .transform(({ fromFen, rateBp, fixedFen }): Tier => ({
    fromFen,
    rateBp: rateBp ?? rateSchema.parse(0),
    ...(fixedFen === undefined ? {} : { fixedFen }),
  }));

const periodSchema = z
  .strictObject({
    id: nameSchema,
    period: z.enum(["month", "quarter", "year"]),
    mode: z.enum(["slices", "whole"]),
    tiers: z.array(tierSchema).min(1, "至少一档").max(TIERS_MAX, `最多 ${TIERS_MAX} 档`),
  })
  .refine(
    ({ tiers }) =>
      tiers.every((tier, at) => at === 0 || tier.fromFen > (tiers[at - 1]?.fromFen ?? 0)),
    { path: ["tiers"], message: "各档的 fromFen 应从小到大，不能相同" },
  )
  .refine(({ mode, tiers }) => mode === "whole" || tiers.every((tier) => !("fixedFen" in tier)), {
    path: ["tiers"],
    message: "mode 为 slices 时只能写 rateBp",
  });

export const periodsSchema = z
  .array(periodSchema)
  .max(PERIODS_MAX, `最多 ${PERIODS_MAX} 项`)
  .superRefine((periods, ctx) => refuseTwice(periods, ({ id }) => [id], ctx))
  .transform((periods): readonly PeriodBonus[] => periods);

const capPlaceSchema = z.enum(CAP_PLACES);
export const capOrderSchema = z
  .array(capPlaceSchema)
  .max(CAP_PLACES.length, "太多")
  .superRefine((places, ctx) => refuseTwice(places, (place) => [place], ctx));

export const levelsSchema = z
  .array(nameSchema)
  .min(1, "至少一级")
  .max(LEVELS_MAX, `最多 ${LEVELS_MAX} 级`)
  .superRefine((levels, ctx) => refuseTwice(levels, (level) => [level], ctx));
