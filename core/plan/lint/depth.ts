import type { Share } from "#core/commission/shares.ts";
import type { FindingId, WorldId } from "#core/plan/finding.ts";
import {
  placesByKind,
  saleOf,
  sweep,
  SWEEP_LEVELS_MAX,
  worldsFor,
} from "#core/plan/lint/depthWorlds.ts";
import { levelsOf, unnamedSku, type CounterExample, type Lab } from "#core/plan/lint/lab.ts";
import { shrunk } from "#core/plan/lint/shrink.ts";
import { toldSale } from "#core/plan/lint/story.ts";
import { AREAS } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { OUTSIDER, type World } from "#core/plan/worlds.ts";

/** Of each kind of pay so many rules are tried; what is written is reported whether it pays or not. */
const RULES_TRIED_MAX = 3;
const WORLDS_TRIED_MAX = 8;

/** Which check a share offends, by who gets it and for what; null = none. */
export function offence(plan: Plan, world: World, share: Share): FindingId | null {
  const { component, distance, promoterId } = share;
  if (component === "region") {
    return promoterId !== OUTSIDER && heldByIntroducer(plan, world) ? "E104" : null;
  }
  if (distance === null || distance < 2) return null;
  if (component === undefined) return distance === 3 ? "E101" : "E102";
  return component === "levelDifference" ? "E103" : "E104";
}

/** A region's agent who introduced the seller, and does nothing for it that the plan states. */
function heldByIntroducer(plan: Plan, { posts = {} }: World): boolean {
  const served = plan.components?.region?.duties !== undefined;
  if (served || plan.programme?.regionHolders === "noIntroducers") return false;
  return AREAS.some((area) => (posts[area] ?? 0) >= 2);
}

/** X4: a chain, any levels, any promotions: who stands beyond distance 1 earns nothing. One for each check. */
export function depthExamples(lab: Lab): readonly CounterExample[] {
  const found = new Map<FindingId, CounterExample>();
  for (const places of placesByKind(lab.plan)) {
    for (const { rule, at } of places.slice(0, RULES_TRIED_MAX)) {
      const worlds = worldsFor(lab.plan, rule, at);
      const example = firstOffence(
        lab,
        worlds,
        "X4",
        (_, id, share) => !found.has(id) && isBy(share, at),
      );
      if (!example) continue;
      found.set(example.id, example);
      break;
    }
  }
  const rest = firstOffence(lab, sweep(lab.plan), "X4", (_, id) => !found.has(id));
  return [...found.values(), ...(rest ? [rest] : [])];
}

/** X11: whoever reaches the rank of the one above him, and goes on selling, earns that one nothing by it. */
export function promotionExample(lab: Lab): CounterExample | null {
  const { plan } = lab;
  const levels = levelsOf(plan).slice(0, SWEEP_LEVELS_MAX);
  const sales = placesByKind(plan).flatMap((places) => places.slice(0, 2));
  const worlds = sales.flatMap(({ rule }) =>
    levels.map((level): World => {
      const ranks = [level, level, null];
      return { ...saleOf(plan, rule), levels: ranks, rose: true };
    }),
  );
  // Only what he did not earn before counts: the rest is for X4 to tell.
  const byPromotion: Matters = (world, id, share) => {
    if (world.rose !== true) return false;
    const { rose: _rose, ...always } = world;
    const before = lab.run({ ...always, levels: world.levels.with(0, null) });
    return before !== null && !before.some((one) => isSame(plan, always, one, id, share));
  };
  return firstOffence(lab, worlds, "X11", byPromotion);
}

/** X12: one person with two accounts, one introduced by the other, earns by his own sale twice. */
export function twoAccountsExample(lab: Lab): CounterExample | null {
  const { plan } = lab;
  const plain = unnamedSku(plan);
  for (const places of placesByKind(plan)) {
    for (const { rule, at } of places.slice(0, 2)) {
      for (const world of worldsFor(plan, rule, at).slice(0, WORLDS_TRIED_MAX)) {
        const share = lab.run(world)?.find((one) => one.distance === 2 && isBy(one, at));
        const id = share ? offence(plan, world, share) : null;
        if (!share || !id) continue;
        const told = toldSale({ ...world, line: 2 }, [share], plain);
        const story = {
          world: "X12" as const,
          zh: `A 和 B 是同一个人的两个账号。${told.zh}`,
          en: `A and B are two accounts of one person. ${told.en}`,
        };
        return { id, path: share.rule, story };
      }
    }
  }
  return null;
}

/** Whether an offence is what a search is about. */
type Matters = (world: World, id: FindingId, share: Share) => boolean;

function firstOffence(
  lab: Lab,
  worlds: readonly World[],
  world: WorldId,
  matters: Matters,
): CounterExample | null {
  const plain = unnamedSku(lab.plan);
  for (const start of worlds) {
    for (const share of lab.run(start) ?? []) {
      const id = offence(lab.plan, start, share);
      if (id === null || !matters(start, id, share)) continue;
      let last = share;
      const happens = (one: World): boolean => {
        const same = lab.run(one)?.find((it) => isSame(lab.plan, one, it, id, share));
        if (!same || !matters(one, id, same)) return false;
        last = same;
        return true;
      };
      const told = toldSale(shrunk(start, plain, happens), [last], plain);
      // The smallest is told last: `last` is what happens in it.
      return { id, path: share.rule, story: { world, ...told } };
    }
  }
  return null;
}

/** Whether a share offends the same check by the same rule. */
const isSame = (plan: Plan, world: World, one: Share, id: FindingId, share: Share): boolean =>
  one.rule === share.rule && offence(plan, world, one) === id;

const isBy = ({ rule }: Share, at: string): boolean =>
  rule === at || (rule === "rates" && at.startsWith("rates["));
