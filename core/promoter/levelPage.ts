import { yuan } from "#core/explain/amounts.ts";
import type { Fen } from "#core/money.ts";
import { levelAt, type Promoter } from "#core/people/promoter.ts";
import { COMPONENTS } from "#core/plan/components.ts";
import { COMPONENT_NAMES } from "#core/plan/names.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { LevelEntry, Metric } from "#core/plan/programme.ts";
import { conditionText } from "#core/policy/programmeSection.ts";
import { ruleText } from "#core/promoter/earnSentences.ts";
import { DAY_MS } from "#core/time.ts";

/** A promoter's level, and the levels of the plan in force. */
export type LevelPage = {
  /** Null = none. */
  readonly levelName: string | null;
  readonly sinceMs: number | null;
  /** A level that was set and is not in force yet. */
  readonly coming: { readonly level: string; readonly fromMs: number } | null;
  /** The lowest first. */
  readonly levels: readonly LevelShown[];
  readonly next: {
    readonly name: string;
    /** What it asks for and how far he is, a sentence each; empty = the plan says nothing of it. */
    readonly needs: readonly LevelNeed[];
    /** Whether one of them is enough. */
    readonly anyIsEnough: boolean;
  } | null;
  /** How levels are decided, and what that means for him. */
  readonly sentence: string;
};
export type LevelShown = {
  readonly name: string;
  readonly isOwn: boolean;
  /** What it earns: `距离 1：12%`, `类目 茶，距离 1：15%`; empty = what everybody earns. */
  readonly earns: readonly string[];
  /** What it asks for, as the plan says it; null = the plan says nothing of it. */
  readonly condition: string | null;
};
export type LevelNeed = {
  /** `本人净销售额达到 5,000.00 元`. */
  readonly text: string;
  readonly isMet: boolean | null;
  /** `还差 1,200.00 元`; null where nothing here knows it. */
  readonly missing: string | null;
};

/** What of a promoter a level's conditions may ask that is known here. */
type LevelFigures = {
  readonly soldFen: Fen;
  readonly nowMs: number;
};

/** Somebody's level page. `plan`: the one in force; null = there is none. */
export function levelPage(promoter: Promoter, plan: Plan | null, figures: LevelFigures): LevelPage {
  const { nowMs } = figures;
  const levelName = levelAt(promoter, nowMs);
  const names = plan ? levelNames(plan) : [];
  const at = levelName === null ? -1 : names.indexOf(levelName);
  const nextName = levelName !== null && at < 0 ? undefined : names[at + 1];
  const entry = plan?.programme?.levels?.find(({ level }) => level === nextName);
  const needs = (entry?.entry ?? []).map((one) => needOf(one, promoter, figures));
  return {
    levelName,
    sinceMs: promoter.levels.findLast(({ fromMs }) => fromMs <= nowMs)?.fromMs ?? null,
    coming: promoter.levels.find(({ fromMs }) => fromMs > nowMs) ?? null,
    levels: plan ? names.map((name) => levelShown(plan, name, levelName)) : [],
    next:
      nextName === undefined
        ? null
        : { name: nextName, needs, anyIsEnough: entry?.any === true && needs.length > 1 },
    sentence: sentenceOf(names, nextName, needs.length > 0),
  };
}

/** All levels that the plan speaks of: in its own order, then those that only its rules name. */
function levelNames({ levels = [], overrides, programme }: Plan): readonly string[] {
  const named = overrides.flatMap(({ level }) => (level === null ? [] : [level]));
  const promised = (programme?.levels ?? []).map(({ level }) => level);
  return [...new Set([...levels, ...promised, ...named])];
}

function levelShown(plan: Plan, name: string, own: string | null): LevelShown {
  const { overrides, components = {}, programme } = plan;
  const entry = programme?.levels?.find(({ level }) => level === name);
  const rules = overrides.filter(({ level }) => level === name).map(ruleText);
  const more = COMPONENTS.flatMap((component) => {
    const part = components[component];
    const ruled = part && "rules" in part ? part.rules : [];
    return ruled
      .filter(({ level }) => level === name)
      .map((rule) => `${COMPONENT_NAMES[component]}，${ruleText(rule)}`);
  });
  const conditions = (entry?.entry ?? []).map(({ metric, from }) => conditionText(metric, from));
  return {
    name,
    isOwn: name === own,
    earns: [...rules, ...more],
    condition:
      entry === undefined
        ? null
        : conditions.join(entry.any === true ? "，或" : "，且") || "无条件",
  };
}

function needOf(
  { metric, from }: LevelEntry["entry"][number],
  { approvedAtMs }: Promoter,
  { soldFen, nowMs }: LevelFigures,
): LevelNeed {
  const text = conditionText(metric, from);
  const sinceMs = nowMs - approvedAtMs;
  const known: Partial<Record<Metric, number>> = {
    ownSales: soldFen,
    tenureDays: (sinceMs - (sinceMs % DAY_MS)) / DAY_MS,
  };
  const value = known[metric];
  if (value === undefined) return { text, isMet: null, missing: null };
  if (value >= from) return { text, isMet: true, missing: null };
  const missing = from - value;
  const unit = metric === "ownSales" ? `${yuan(missing)} 元` : `${missing} 天`;
  return { text, isMet: false, missing: `还差 ${unit}` };
}

function sentenceOf(names: readonly string[], next: string | undefined, hasNeeds: boolean): string {
  if (names.length === 0) return "现在的分润方案不分等级";
  if (next === undefined) return "你已在最高等级，或你的等级不在现行方案里";
  if (hasNeeds) return "等级不会自动升：达到条件后由品牌评定，次日零点起生效";
  return "方案没有写明升级条件：等级由品牌评定，次日零点起生效";
}
