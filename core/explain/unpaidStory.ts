import { type Known, section, tell } from "#core/explain/material.ts";
import { STAFF_ONLY, type Told } from "#core/explain/statement.ts";
import { DISTANCES } from "#core/plan/plan.ts";

/** Who got nothing of the order, and why; whoever sits there reads it himself. */
export function unpaidStory(known: Known): readonly Told[] {
  const { paid, chain, whoOf, promoters } = known;
  if (!paid) return [];
  const seats = paid.unpaid.map(({ distance, component = null, area, reason }): Told => {
    const id = distance === null ? undefined : chain[distance - 1];
    const bannedAtMs = promoters.find(({ _id }) => _id === id)?.bannedAtMs ?? null;
    const position = { component, distance, ...(area === undefined ? {} : { area }) };
    const who = id === undefined ? null : whoOf(id);
    const until = reason === "banned" ? bannedAtMs : null;
    const sees = id === undefined ? STAFF_ONLY : [id];
    return tell(sees, { kind: "unpaid", who, position, reason, bannedAtMs: until });
  });
  return section("unpaid", [...seats, ...outside(known)]);
}

/** Who stands at a distance that the plan does not pay at all. */
function outside({ paid, chain, whoOf }: Known): readonly Told[] {
  if (!paid?.plan) return [];
  const isNamed = (distance: number) =>
    paid.payees.some((payee) => payee.distance === distance) ||
    paid.unpaid.some((one) => one.distance === distance && one.component === undefined);
  return DISTANCES.filter((distance) => !isNamed(distance)).flatMap((distance): readonly Told[] => {
    const id = chain[distance - 1];
    if (id === undefined) return [];
    const position = { component: null, distance };
    const reason = "distance_unpaid";
    return [tell([id], { kind: "unpaid", who: whoOf(id), position, reason, bannedAtMs: null })];
  });
}
