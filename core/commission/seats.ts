import { partySeats } from "#core/commission/partySeats.ts";
import { relationSeats } from "#core/commission/relationSeats.ts";
import { placeOf, saleOf, type Scene, type Seat } from "#core/commission/seat.ts";
import { isPaid } from "#core/plan/pays.ts";
import { DISTANCES } from "#core/plan/plan.ts";
import { rateFor } from "#core/plan/rate.ts";

/** Everybody who may earn of the order, whoever is served first under the caps first. */
export function seatsOf(scene: Scene): readonly Seat[] {
  const { components } = scene.plan;
  const direct = distanceSeats(scene);
  if (!components) return direct;
  return [...direct, ...relationSeats(scene, components), ...partySeats(scene, components)].sort(
    (a, b) => a.place - b.place,
  );
}

/** Who sits at each distance that the plan pays, and why nobody does where it is empty. */
function distanceSeats(scene: Scene): readonly Seat[] {
  const { order, plan, line } = scene;
  return DISTANCES.filter((distance) => isPaid(plan, distance)).map((distance): Seat => {
    const own = order.selfPurchase && plan.selfPurchase !== "level1";
    const person = own ? null : (line[distance - 1] ?? null);
    const empty = plan.selfPurchase === "memberPrice" ? "member_price" : "self_purchase";
    return {
      ...{ component: null, distance, person },
      place: placeOf(plan, `distance${distance}`),
      reason: own ? empty : "nobody_at_distance",
      payFor: (goods) => rateFor(plan, goods, saleOf(scene, person), distance),
    };
  });
}
