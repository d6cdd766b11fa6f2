import type { Share } from "#core/commission/shares.ts";
import { yuan } from "#core/plan/lint/found.ts";
import {
  earned,
  levelsOf,
  salesOf,
  unnamedSku,
  type CounterExample,
  type Lab,
} from "#core/plan/lint/lab.ts";
import { BOUGHT, soldRight } from "#core/plan/lint/soldRight.ts";
import { shrunk } from "#core/plan/lint/shrink.ts";
import { toldSale } from "#core/plan/lint/story.ts";
import type { World } from "#core/plan/worlds.ts";
import type { FindingId, WorldId } from "#core/plan/finding.ts";
import type { Metric } from "#core/plan/programme.ts";

const HEADS: readonly Metric[] = ["recruits", "downlineLevels"];

/** X1: more recruits, the same sales: nobody earns more. Levels by heads, and awards for them. */
export function recruitsExample(lab: Lab): CounterExample | null {
  return levelExample(lab, "X1", "E111", HEADS, (from) => ({
    zh: `A 再带来 ${from} 个从不成交的人`,
    en: `A brings ${from} more people who never sell anything`,
  }));
}

/** X3: own spending changes nobody's pay for the same sales. */
export function spendingExample(lab: Lab): CounterExample | null {
  return levelExample(lab, "X3", "E123", BOUGHT, (from) => ({
    zh: `A 自己消费或缴纳 ${yuan(from)} 元`,
    en: `A spends ${yuan(from)} of his own money`,
  }));
}

/** X3 again: what somebody buys for himself pays him nothing. */
export function ownPurchaseExample(lab: Lab): CounterExample | null {
  const plain = unnamedSku(lab.plan);
  for (const sale of lab.plan.selfPurchase === "level1" ? salesOf(lab.plan) : []) {
    for (const level of [null, ...levelsOf(lab.plan)]) {
      const world: World = { ...sale, buyer: "promoter", levels: [level, null, null] };
      let own = ownShare(lab, world);
      if (!own) continue;
      const smallest = shrunk(world, plain, (one) => {
        const share = one.buyer === "promoter" ? ownShare(lab, one) : null;
        own = share ?? own;
        return share !== null;
      });
      const story = { world: "X3" as const, ...toldSale(smallest, [own], plain) };
      return { id: "W205", path: "selfPurchase", story };
    }
  }
  return null;
}

const ownShare = (lab: Lab, world: World): Share | null =>
  lab.run(world)?.find(({ distance }) => distance === 1) ?? null;

/** X2: somebody who never bought anything earns by his first sale. Else the right to earn is what is sold. */
export function newcomerExample(lab: Lab): CounterExample | null {
  const sold = soldRight(lab.plan);
  if (!sold) return null;
  const earns = (level: string | null) =>
    salesOf(lab.plan).some((sale) => earned(lab, sale, level) > 0);
  if (earns(null) || !earns(sold.level)) return null;
  const { level, path } = sold;
  const told = {
    zh: `A 没有买过任何东西，他的粉丝 B 下第一单：A 得 0.00 元；只有花钱得到等级 ${level} 的人才有分润。`,
    en: `A never bought anything, and his fan B makes a first order: A earns 0.00; only who paid for level ${level} earns.`,
  };
  return { id: "E121", path, story: { world: "X2", ...told } };
}

/** X9: a dealer who buys a thousand pieces and sells none has the same level, and earns the same, as before. */
export function stockExample(lab: Lab): CounterExample | null {
  const { plan } = lab;
  for (const [index, { name, level }] of (plan.programme?.dealers?.tiers ?? []).entries()) {
    if (level === undefined) continue;
    for (const sale of salesOf(plan)) {
      const [before, after] = [earned(lab, sale, null), earned(lab, sale, level)];
      if (before >= after) continue;
      const told = {
        zh: `A 按「${name}」进货 1000 件，一件没卖，等级变为 ${level}；同样一单，A 从 ${yuan(before)} 元变为 ${yuan(after)} 元。`,
        en: `A buys 1,000 pieces as ${name}, sells none, and now has level ${level}: of the same sale he earns ${yuan(after)} instead of ${yuan(before)}.`,
      };
      const path = `programme.dealers.tiers[${index}].level`;
      return { id: "E144", path, story: { world: "X9", ...told } };
    }
  }
  return null;
}

type Cause = (from: number) => { readonly zh: string; readonly en: string };

/** A level that something forbidden gives, and a sale of which its holder earns more for it. */
function levelExample(
  lab: Lab,
  world: WorldId,
  id: FindingId,
  metrics: readonly Metric[],
  cause: Cause,
): CounterExample | null {
  const { plan } = lab;
  const entries = (plan.programme?.levels ?? []).entries();
  for (const [index, { level, entry }] of entries) {
    const condition = entry.find(({ metric }) => metrics.includes(metric));
    if (!condition) continue;
    for (const sale of salesOf(plan)) {
      const [before, after] = [earned(lab, sale, null), earned(lab, sale, level)];
      if (before >= after) continue;
      const { zh, en } = cause(condition.from);
      const told = {
        zh: `${zh}，等级变为 ${level}；同样一单，A 从 ${yuan(before)} 元变为 ${yuan(after)} 元。`,
        en: `${en} and reaches level ${level}: of the same sale he earns ${yuan(after)} instead of ${yuan(before)}.`,
      };
      return { id, path: `programme.levels[${index}]`, story: { world, ...told } };
    }
  }
  return null;
}
