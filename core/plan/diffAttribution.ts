import { change, type Direction, type PlanChange } from "#core/plan/diffWords.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";

const POLICIES = { first: "先到", last: "最后", extend: "续期", permanent: "永久" } as const;
/** What a policy asks for; the rest of the days means nothing under it. */
const ASKED: Readonly<
  Record<AttributionPolicy["policy"], readonly Exclude<keyof AttributionPolicy, "policy">[]>
> = {
  first: ["clickDays"],
  last: ["clickDays"],
  extend: ["clickDays", "orderDays", "protectDays"],
  permanent: [],
};
const DAY_NAMES = {
  clickDays: { zh: "扫码后粉丝归属天数", en: "days of a fan after a scan" },
  orderDays: { zh: "下单后粉丝归属天数", en: "days of a fan after an order" },
  protectDays: { zh: "粉丝保护天数", en: "days in which a fan is protected" },
} as const;

/**
 * What changed about whose fans people are: what one promoter gains of a fan another loses, so nearly every change is worse
 * for somebody.
 */
export function attributionChanges(
  before: AttributionPolicy,
  after: AttributionPolicy,
): readonly PlanChange[] {
  const isOther = before.policy !== after.policy;
  const [was, is] = [POLICIES[before.policy], POLICIES[after.policy]];
  const policy = change({
    ...{ path: "attribution.policy", what: "粉丝归属", before: before.policy, after: after.policy },
    direction: "worse",
    zh: `粉丝归属从“${was}”改为“${is}”，有人得到粉丝，有人失去`,
    en: `Fans are attributed by ${after.policy} instead of ${before.policy}: some gain fans, others lose them`,
  });
  const lengths = (["clickDays", "orderDays", "protectDays"] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => {
      const isAsked = ASKED[before.policy].includes(name) || ASKED[after.policy].includes(name);
      // Under `last` a longer time takes nothing from anybody: the next scan binds anew.
      const harmless = after.policy === "last" && !isOther && after[name] > before[name];
      const direction: Direction = !isAsked ? "neutral" : harmless ? "better" : "worse";
      return change({
        ...{ path: `attribution.${name}`, what: DAY_NAMES[name].zh, direction },
        ...{ before: before[name], after: after[name] },
        zh: `${DAY_NAMES[name].zh}从 ${before[name]} 改为 ${after[name]}`,
        en: `The ${DAY_NAMES[name].en} were ${before[name]} and are ${after[name]}`,
      });
    });
  return isOther ? [policy, ...lengths] : lengths;
}
