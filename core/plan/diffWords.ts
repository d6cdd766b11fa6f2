import { NOTHING } from "#core/money.ts";
import { AREAS, type Condition, type Pay } from "#core/plan/components.ts";
import { paysNothing } from "#core/plan/rate.ts";
import { percent, yuan } from "#core/policy/amounts.ts";
import { COMPONENTS_IN_ENGLISH, saleInEnglish } from "#core/plan/englishNames.ts";
import { AREA_NAMES, COMPONENT_NAMES, conditionName, goodsName } from "#core/plan/names.ts";

/** Seen from the promoters' side; what cannot be judged is `worse`. */
export type Direction = "better" | "worse" | "neutral";

/** A change of a plan that matters to people. */
export type PlanChange = {
  /** Where in the plan, as in findings: `rates.distance1`, `components.team`. */
  readonly path: string;
  /** What it is about, in Chinese: `距离 1`, `冻结期`. */
  readonly what: string;
  /** What the plans say there; null = nothing. */
  readonly before: unknown;
  readonly after: unknown;
  readonly direction: Direction;
  readonly zh: string;
  readonly en: string;
};

const ZH = { better: "（变好）", worse: "（变差）", neutral: "" } as const;
const EN = { better: " (better)", worse: " (worse)", neutral: "" } as const;

/** A change with its sentences, which say at the end whom it favours. */
export const change = (given: PlanChange): PlanChange => ({
  ...given,
  zh: given.zh + ZH[given.direction],
  en: given.en + EN[given.direction],
});

/** A change of which nobody can say whom it favours: it waits as long as one for the worse, and says why. */
export const unclear = (given: Omit<PlanChange, "direction">): PlanChange => ({
  ...given,
  direction: "worse",
  zh: `${given.zh}（好坏不定，按变差提前公示）`,
  en: `${given.en} (unclear, so announced as worse)`,
});

/** A name in both languages. */
export type Named = { readonly zh: string; readonly en: string };

/** `10%`, `每件 1.00 元`, `不分`. */
export function payName(pay: Pay | null): Named {
  if (pay === null || paysNothing(pay)) return { zh: "不分", en: "nothing" };
  const { rateBp, unitFen = NOTHING } = pay;
  if (pay.unitFen === undefined) return { zh: percent(rateBp), en: percent(rateBp) };
  return { zh: `每件 ${yuan(unitFen)}`, en: `${amount(unitFen)} a piece` };
}

/** `12.30`, for English sentences. */
export const amount = (amountFen: Parameters<typeof yuan>[0]): string =>
  yuan(amountFen).replace(" 元", "");

/** `商品 S9，等级 金`; `` for any sale. */
export function saleName(condition: Condition): Named {
  const { sku, category, level, group, orders } = condition;
  const goods = sku === null && category === null ? [] : [goodsName(condition)];
  const who = level === null && !group && !orders ? [] : [conditionName(condition)];
  return { zh: [...goods, ...who].join("，"), en: saleInEnglish(condition) };
}

export const componentName = (name: keyof typeof COMPONENT_NAMES): Named => ({
  zh: COMPONENT_NAMES[name],
  en: COMPONENTS_IN_ENGLISH[name],
});
export const areaName = (area: (typeof AREAS)[number]): Named => ({
  zh: `${COMPONENT_NAMES.region}（${AREA_NAMES[area]}）`,
  en: `${COMPONENTS_IN_ENGLISH.region} (${area})`,
});
export const distanceName = (distance: number): Named => ({
  zh: `距离 ${distance}`,
  en: `distance ${distance}`,
});

/** A name with a space after it where it ends in a Latin letter or a digit, the way Chinese is set. */
export const spaced = (name: string): string => (/[0-9A-Za-z]$/.test(name) ? `${name} ` : name);
