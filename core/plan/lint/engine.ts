import type { CounterExample, Lab } from "#core/plan/lint/lab.ts";
import { levelsOf, saleFor } from "#core/plan/lint/lab.ts";
import { yuan } from "#core/plan/lint/found.ts";
import { PRICES_FEN } from "#core/plan/lint/shrink.ts";
import { fen, lesserFen, NOTHING, shareFloor } from "#core/money.ts";
import type { Share } from "#core/commission/shares.ts";
import type { FindingId, Story } from "#core/plan/finding.ts";
import type { World } from "#core/plan/worlds.ts";

/**
 * What the engine promises whatever a plan says; tried on each plan all the same, for nobody should have to believe it.
 *
 * - X5: no sale pays more than both caps. X6: a full refund takes all back, a half one at least half. X10: who joined
 *   before or below changes nothing.
 */
export function engineExample(lab: Lab): CounterExample | null {
  for (const world of worldsOf(lab)) {
    const shares = lab.run(world);
    if (!shares) return null;
    const broken =
      aboveCap(lab, world, shares) ?? kept(lab, world, shares) ?? early(lab, world, shares);
    if (broken) return broken;
  }
  return null;
}

function aboveCap({ plan }: Lab, { paidFen }: World, shares: readonly Share[]) {
  const mostFen = lesserFen(shareFloor(paidFen, plan.capBp), plan.perOrderCapFen);
  const sumFen = sumOf(shares.filter(({ component }) => component !== "supply"));
  if (sumFen <= mostFen) return null;
  return broken("E140", "capBp", "X5", `${yuan(sumFen)} > ${yuan(mostFen)}`);
}

function kept(lab: Lab, world: World, shares: readonly Share[]): CounterExample | null {
  const half = fen((world.paidFen - (world.paidFen % 2)) / 2);
  const afterHalf = lab.run({ ...world, refundedFen: half });
  const afterAll = lab.run({ ...world, refundedFen: world.paidFen });
  if (!afterHalf || !afterAll) return null;
  if (sumOf(afterAll) > 0) return broken("E132", "rates", "X6", yuan(sumOf(afterAll)));
  if (sumOf(afterHalf) <= sumOf(shares)) return null;
  return broken("E132", "rates", "X6", `${yuan(sumOf(afterHalf))} > ${yuan(sumOf(shares))}`);
}

function early(lab: Lab, world: World, shares: readonly Share[]): CounterExample | null {
  const crowded = lab.run({ ...world, ancestors: 3, recruits: 5 });
  if (!crowded || sumOf(crowded) === sumOf(shares)) return null;
  return broken("E104", "rates", "X10", `${yuan(sumOf(crowded))} ≠ ${yuan(sumOf(shares))}`);
}

const sumOf = (shares: readonly Share[]): number =>
  shares.reduce((sum, { amountFen }) => sum + amountFen, 0);

function broken(id: FindingId, path: string, world: Story["world"], figures: string) {
  const story = {
    world,
    zh: `引擎的保证被打破：${figures}。`,
    en: `A promise of the engine is broken: ${figures}.`,
  };
  return { id, path, story };
}

/** A fan's and a promoter's purchase, with supply, posts and the highest level, at prices from 0.01 on. */
function worldsOf({ plan }: Lab): readonly World[] {
  const level = levelsOf(plan)[0] ?? null;
  const sale = saleFor(plan, {});
  return [fen(1), fen(99), ...PRICES_FEN].flatMap((paidFen) =>
    (["fan", "promoter"] as const).map((buyer): World => ({
      ...{ ...sale, buyer, paidFen, levels: [level, level, level], rose: level !== null },
      posts: { province: 0, city: 0, district: 0, store: 0 },
      supplyFen: paidFen > 100 ? fen(30) : NOTHING,
    })),
  );
}
