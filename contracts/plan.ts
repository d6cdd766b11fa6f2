import * as z from "zod";
import { fenSchema, idSchema, rateSchema } from "#contracts/fields.ts";
import {
  capOrderSchema,
  componentsSchema,
  conditionFields,
  conditionOf,
  levelsSchema,
  ONE_KIND_OF_GOODS,
  ONE_OF_BOTH,
  oneKindOfGoods,
  oneOfBoth,
  payFields,
  payOf,
  periodsSchema,
} from "#contracts/planComponents.ts";
import { refuseOverlaps, refuseTwice } from "#contracts/refuse.ts";
import { programmeSchema } from "#contracts/programme.ts";
import { DEFAULT_ATTRIBUTION, DEFAULT_WITHDRAWAL, PLAN_DEFAULTS } from "#core/plan/defaults.ts";
import { DISTANCES, type Override, type Plan, type Rate } from "#core/plan/plan.ts";

const OVERRIDES_MAX = 1_000;
const ACCEPTS_MAX = 50;
const PARTY_MAX = 200;
const DAYS_MAX = 3_650;
const OPEN_MAX = 100;

const distanceSchema = z.literal(DISTANCES, "只能是 1、2 或 3：没有更远的分润");
const rateFields = { distance: distanceSchema, ...payFields };
const daysSchema = z
  .int("应为整数，单位天")
  .min(0, "不能小于 0")
  .max(DAYS_MAX, `不能超过 ${DAYS_MAX}`);

const rulesSchema = z
  .array(
    z
      .strictObject(rateFields)
      .refine(oneOfBoth, ONE_OF_BOTH)
      .transform((given): Rate => ({ distance: given.distance, ...payOf(given) })),
  )
  .max(DISTANCES.length, "每个距离最多一条")
  .superRefine((rates, ctx) => refuseTwice(rates, ({ distance }) => [distance], ctx));

const overrideSchema = z
  .strictObject({ ...conditionFields, ...rateFields })
  .refine(oneOfBoth, ONE_OF_BOTH)
  .refine(
    ({ sku, category, level, group, orders }) =>
      (sku ?? category ?? level ?? group ?? orders) !== undefined,
    "sku、category、level、group、orders 至少写一个",
  )
  .refine(oneKindOfGoods, ONE_KIND_OF_GOODS)
  .transform((given): Override => ({
    ...conditionOf(given),
    distance: given.distance,
    ...payOf(given),
  }));

const overridesSchema = z
  .array(overrideSchema)
  .max(OVERRIDES_MAX, `最多 ${OVERRIDES_MAX} 条`)
  .superRefine((overrides, ctx) => refuseOverlaps(overrides, ({ distance }) => distance, ctx));

/** A person or a law firm, perhaps with address and licence number. */
const partySchema = z
  .string()
  .min(1, "不能为空")
  .max(PARTY_MAX, `最长 ${PARTY_MAX} 个字符`)
  .regex(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, "含有不允许的字符");
const declarationSchema = z.strictObject({
  by: partySchema,
  counsel: partySchema,
  accepts: z
    .array(z.string().regex(/^[EW]\d{3}$/, "应为检查项编号，如 E102"))
    .max(ACCEPTS_MAX, `最多 ${ACCEPTS_MAX} 条`),
});

const attributionSchema = z
  .strictObject({
    policy: z.enum(["first", "last", "extend", "permanent"]).optional(),
    clickDays: daysSchema.optional(),
    orderDays: daysSchema.optional(),
    protectDays: daysSchema.optional(),
  })
  .transform((given) => filled(DEFAULT_ATTRIBUTION, given));

const withdrawalSchema = z
  .strictObject({
    minFen: fenSchema.optional(),
    maxFen: fenSchema.optional(),
    openMax: z.int("应为整数").min(1, "至少为 1").max(OPEN_MAX, `不能超过 ${OPEN_MAX}`).optional(),
  })
  .transform((given) => filled(DEFAULT_WITHDRAWAL, given))
  .refine(({ minFen, maxFen }) => minFen <= maxFen, "minFen 不能大于 maxFen");

/**
 * The plan of docs/replay.md, "The plan, version 1", as people write it → `Plan` with every field.
 * What no plan may ever say (a fourth distance, pay for heads, a fee to join) has no field here.
 */
export const planSchema = z
  .strictObject({
    id: idSchema,
    pack: z.enum(["strict", "declared"]).optional(),
    declaration: declarationSchema.optional(),
    rates: rulesSchema,
    overrides: overridesSchema.optional(),
    capBp: rateSchema.optional(),
    perOrderCapFen: fenSchema.optional(),
    freezeDays: daysSchema.optional(),
    noReceiptDays: daysSchema.optional(),
    selfPurchase: z.enum(["none", "level1", "memberPrice"]).optional(),
    attribution: attributionSchema.optional(),
    withdrawal: withdrawalSchema.optional(),
    tax: z.enum(["none", "labour", "platform"]).optional(),
    components: componentsSchema.optional(),
    periods: periodsSchema.optional(),
    capOrder: capOrderSchema.optional(),
    levels: levelsSchema.optional(),
    noticeDays: daysSchema.min(7, "不能少于 7 天").optional(),
    programme: programmeSchema.optional(),
  })
  .refine(
    ({ components, levels = [] }) =>
      !components?.nurture || levels.includes(components.nurture.level),
    {
      path: ["levels"],
      message: "nurture 的 level 必须写在 levels 里（从低到高）",
    },
  )
  .superRefine(({ pack, declaration }, ctx) => {
    const declared = pack === "declared";
    if (declared === (declaration !== undefined)) return;
    const message = declared
      ? "pack 为 declared 时必须写 declaration"
      : "只有 pack 为 declared 时才能写 declaration";
    ctx.addIssue({ code: "custom", path: ["declaration"], message });
  })
  .transform((given): Plan => ({
    ...filled(PLAN_DEFAULTS, given),
    capStated: given.capBp !== undefined,
  }));
export type PlanInput = z.input<typeof planSchema>;

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** `defaults` with what was given in their place; a field given as undefined counts as left out. */
function filled<D extends object, G extends Given<D>>(defaults: D, given: G): D & Omit<G, keyof D> {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...defaults, ...said } as D & Omit<G, keyof D>; // The types of `given` are zod's word.
}
