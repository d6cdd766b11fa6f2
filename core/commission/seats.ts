import { partySeats } from "#core/commission/partySeats.ts";
import { relationSeats } from "#core/commission/relationSeats.ts";
import { placeOf, saleOf, type Scene, type Seat } from "#core/commission/seat.ts";
import { isPaid, keepsAllLines } from "#core/plan/pays.ts";
import { DISTANCES } from "#core/plan/plan.ts";
import { rateFor } from "#core/plan/rate.ts";

/** Everybody who may earn of the order, whoever is served first under the caps first. */
export function seatsOf(scene: Scene): readonly Seat[] {
  const { components = {} } = scene.plan;
  return [
    ...distanceSeats(scene),
    ...relationSeats(scene, components),
    ...partySeats(scene, components),
  ].sort((a, b) => a.place - b.place);
}

/** Who sits at each distance that the plan pays, and why nobody does where it is empty. */
function distanceSeats(scene: Scene): readonly Seat[] {
  const { order, plan, line } = scene;
  // Bonuses of a period are paid for the own sales of whoever stands at distance 1, whatever that pays by itself.
  const paid = DISTANCES.filter((one) => isPaid(plan, one) || (one === 1 && keepsAllLines(plan)));
  return paid.map((distance): Seat => {
    const own = order.selfPurchase && plan.selfPurchase !== "level1";
    const person = own ? null : (line[distance - 1] ?? null);
    const empty = plan.selfPurchase === "memberPrice" ? "member_price" : "self_purchase";
    const sale = saleOf(scene, person);
    return {
      component: null,
      distance,
      place: placeOf(plan, `distance${distance}`),
      person,
      reason: own ? empty : "nobody_at_distance",
      payFor: (goods) => rateFor(plan, goods, sale, distance),
    };
  });
}
