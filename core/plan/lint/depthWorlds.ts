import { placesOf } from "#core/plan/lint/distances.ts";
import { levelsOf, saleFor } from "#core/plan/lint/lab.ts";
import { PRICES_FEN } from "#core/plan/lint/shrink.ts";
import { AREAS, type Rule } from "#core/plan/components.ts";
import { componentRules } from "#core/plan/pays.ts";
import { DISTANCES, type Override, type Plan, type Rate } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";
import type { World } from "#core/plan/worlds.ts";

export const SWEEP_LEVELS_MAX = 2;

/** A rule that pays beyond distance 1, and where it stands. */
export type Placed = { readonly rule: Rate | Override | Rule; readonly at: string };

export const saleOf = (plan: Plan, rule: Placed["rule"]): World =>
  saleFor(plan, "sku" in rule ? rule : {});

/** The rules of what is paid beyond distance 1, by kind. */
export function placesByKind(plan: Plan): readonly (readonly Placed[])[] {
  const paying = ({ rule }: Placed) => !paysNothing(rule);
  const rates = placesOf(plan).map(({ rule, path }) => ({ rule, at: path }));
  const beyond = ([3, 2] as const).map((one) =>
    rates.filter((place) => place.rule.distance === one && paying(place)),
  );
  const named = (name: string) =>
    componentRules(plan).filter(
      (place) => place.at.startsWith(`components.${name}.`) && paying(place),
    );
  return [...beyond, ...["levelDifference", "peer", "team", "nurture", "region"].map(named)].filter(
    (places) => places.length > 0,
  );
}

/** Worlds in which a rule is likely to be the one that pays. */
export function worldsFor(plan: Plan, rule: Placed["rule"], at: string): readonly World[] {
  const own = "level" in rule ? rule.level : null;
  const some = own ?? levelsOf(plan)[0] ?? "L1";
  const sale = saleOf(plan, rule);
  const distance = "distance" in rule ? rule.distance : null;
  if (at.startsWith("components.region.")) {
    const area = AREAS.find((one) => at.startsWith(`components.region.${one}.`)) ?? "district";
    const levels = [null, own, null];
    return PRICES_FEN.map((paidFen) => ({ ...sale, paidFen, levels, posts: { [area]: 2 } }));
  }
  const here = DISTANCES.map((one) => (one === (distance ?? 2) ? own : null));
  const reached = plan.components?.nurture?.level ?? some;
  const ranks: readonly World["levels"][] = [
    DISTANCES.map(() => own),
    here,
    [null, null, own],
    [some, some, null],
    [null, some, some],
    [reached, own, null],
  ];
  const rose = at.startsWith("components.nurture.") ? { rose: true } : {};
  return PRICES_FEN.flatMap((paidFen) =>
    ranks.map((levels): World => ({ ...sale, paidFen, levels, ...rose })),
  );
}

/** Every combination of a few levels, of a fan's and of a promoter's purchase: for what no rule was looked at alone. */
export function sweep(plan: Plan): readonly World[] {
  const levels = [null, ...levelsOf(plan).slice(0, SWEEP_LEVELS_MAX)];
  const sale = saleFor(plan, {});
  return levels.flatMap((one) =>
    levels.flatMap((two) =>
      levels.flatMap((three) =>
        (["fan", "promoter"] as const).map((buyer): World => ({
          ...sale,
          buyer,
          levels: [one, two, three],
          rose: one !== null,
        })),
      ),
    ),
  );
}
