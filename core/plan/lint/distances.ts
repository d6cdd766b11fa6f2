import type { Finding, FindingId } from "#core/plan/finding.ts";
import { found } from "#core/plan/lint/found.ts";
import type { Distance, Override, Plan, Rate } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";
import { RULES_TRIED_MAX, witnessOf } from "#core/plan/witness.ts";

/** A plan that pays a distance, at the first place whose sale can be shown, or else the first place. */
export function distanceFinding(plan: Plan, id: FindingId, distance: Distance): Finding | null {
  const places = placesOf(plan).filter(
    ({ rule }) => rule.distance === distance && !paysNothing(rule),
  );
  for (const { path, rule } of places.slice(0, RULES_TRIED_MAX)) {
    const witness = witnessOf(plan, rule);
    if (witness) return found(id, path, { witness });
  }
  return places[0] ? found(id, places[0].path) : null;
}

/** Every rate of the plan, and where it stands. */
export function placesOf({ rates, overrides }: Plan) {
  const at = (name: string) => (rule: Rate | Override, index: number) => ({
    rule,
    path: `${name}[${index}]`,
  });
  return [...rates.map(at("rates")), ...overrides.map(at("overrides"))];
}
