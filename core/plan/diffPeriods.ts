import { NOTHING_BP, WHOLE_BP } from "#core/money.ts";
import type { Pay, PeriodBonus, Tier } from "#core/plan/components.ts";
import { directionOf } from "#core/plan/diffRules.ts";
import { amount, change, type Direction, type PlanChange } from "#core/plan/diffWords.ts";
import type { Plan } from "#core/plan/plan.ts";
import { percent, yuan } from "#core/policy/amounts.ts";
import { PERIOD_NAMES } from "#core/plan/names.ts";

/** What changed about bonuses of a month, quarter or year, matched by their id. */
export function periodChanges(
  { periods: before = [] }: Plan,
  { periods: after = [] }: Plan,
): readonly PlanChange[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const was = before.find((one) => one.id === id);
    const is = after.find((one) => one.id === id);
    return periodChange(id, was, is) ?? [];
  });
}

function periodChange(
  id: string,
  was: PeriodBonus | undefined,
  is: PeriodBonus | undefined,
): PlanChange | null {
  const [before, after] = [was ? textOf(was) : null, is ? textOf(is) : null];
  if (before?.zh === after?.zh) return null;
  const direction = was && is ? bonusDirection(was, is) : is ? "better" : "worse";
  return change({
    ...{ path: `periods.${id}`, what: `周期奖 ${id}`, before: was ?? null, after: is ?? null },
    direction,
    zh: !before
      ? `新增周期奖 ${id}：${after?.zh}`
      : `周期奖 ${id}（${before.zh}）${after ? `改为 ${after.zh}` : "取消"}`,
    en: !before
      ? `Bonus ${id} is new: ${after?.en}`
      : `Bonus ${id} (${before.en}) ${after ? `becomes ${after.en}` : "is gone"}`,
  });
}

/**
 * How a bonus compares to what it was, for any amount of own sales.
 *
 * - Promises: not `worse` only if nobody gets less, also after rounding down slice by slice.
 */
function bonusDirection(was: PeriodBonus, is: PeriodBonus): Direction {
  if (was.period !== is.period || was.mode !== is.mode) return "worse";
  const starts = [...was.tiers, ...is.tiers].map(({ fromFen }) => fromFen);
  const found = starts.map((atMs) => directionOf(payAt(was, atMs), payAt(is, atMs)));
  if (found.includes("worse") || (is.mode === "slices" && losesFractions(was, is))) return "worse";
  return found.includes("better") ? "better" : "neutral";
}

const tierAt = ({ tiers }: PeriodBonus, atFen: number): Tier | undefined =>
  tiers.findLast(({ fromFen }) => fromFen <= atFen);

function payAt(bonus: PeriodBonus, atFen: number): Pay | null {
  const tier = tierAt(bonus, atFen);
  if (!tier) return null;
  const { rateBp, fixedFen } = tier;
  return fixedFen === undefined ? { rateBp } : { rateBp: NOTHING_BP, unitFen: fixedFen };
}

/** Whether a slice is cut where its part is no whole number of fen, so that rounding takes another one. */
function losesFractions(was: PeriodBonus, is: PeriodBonus): boolean {
  return is.tiers.some(({ fromFen }) => {
    const cut = tierAt(was, fromFen);
    return cut !== undefined && ((fromFen - cut.fromFen) * cut.rateBp) % WHOLE_BP !== 0;
  });
}

const EN_PERIODS = { month: "monthly", quarter: "quarterly", year: "yearly" } as const;

function textOf({ period, mode, tiers }: PeriodBonus): {
  readonly zh: string;
  readonly en: string;
} {
  const zh = tiers.map(
    ({ fromFen, rateBp, fixedFen }) =>
      `满 ${yuan(fromFen)} ${fixedFen === undefined ? percent(rateBp) : yuan(fixedFen)}`,
  );
  const en = tiers.map(
    ({ fromFen, rateBp, fixedFen }) =>
      `${fixedFen === undefined ? percent(rateBp) : amount(fixedFen)} from ${amount(fromFen)}`,
  );
  const [zhMode, enMode] = mode === "slices" ? ["分段计", "by slices"] : ["按所达一档计", "on all"];
  return {
    zh: `${PERIOD_NAMES[period]}，${zhMode}，${zh.join("，")}`,
    en: `${EN_PERIODS[period]}, ${enMode}: ${en.join(", ")}`,
  };
}
