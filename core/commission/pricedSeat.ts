import type { DistanceRate, Payee, PricedRate, Unpaid } from "#core/commission/earners.ts";
import type { Seat } from "#core/commission/seat.ts";
import { piecesFen } from "#core/money.ts";
import type { OrderLine } from "#core/order/order.ts";
import { hasComponents } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";

/** What a seat is paid of each of some lines; null = nothing of it. */
export type PricedSeat = { readonly seat: Seat; readonly rates: readonly (PricedRate | null)[] };

export const priceSeat = (seat: Seat, goods: readonly OrderLine[], plan: Plan): PricedSeat => ({
  seat,
  rates: goods.map((line) => rateOf(seat, line, plan)),
});

/**
 * What a seat is paid of a line. A banned person's share stays with the brand, but still takes its room under the caps:
 * so that nobody behind him earns more for it.
 */
function rateOf(seat: Seat, line: OrderLine, plan: Plan): PricedRate | null {
  const { component, distance, person, place } = seat;
  const pay = person && seat.payFor(line);
  if (!person || !pay) return null;
  const { rateBp, rule, unitFen, less } = pay;
  // Whole literals where it can be: to spread these small objects took longer than all the rest of a price.
  const rate =
    component === null
      ? distanceRate(seat, plan, { rateBp, rule })
      : { component, distance, promoterId: earnerOf(seat), place, rateBp, rule };
  if (unitFen === undefined && less === undefined) return rate;
  return {
    ...rate,
    ...(less === undefined ? {} : { less }),
    ...(unitFen === undefined ? {} : { fixedFen: piecesFen(unitFen, line.quantity, line.paidFen) }),
  };
}

/** A plan that knows distances only gives rates without a place, as it always did. */
function distanceRate(
  { distance, place }: Seat,
  plan: Plan,
  { rateBp, rule }: Pick<DistanceRate, "rateBp" | "rule">,
): DistanceRate {
  const at = distance ?? 1;
  return hasComponents(plan) || plan.capOrder
    ? { distance: at, rateBp, rule, place }
    : { distance: at, rateBp, rule };
}

/** A supplier is owed what his goods cost, banned or not. */
const earnerOf = ({ component, person }: Seat): string | null =>
  person && (!person.banned || component === "supply") ? person.promoterId : null;

export function payeeOf({ seat }: PricedSeat): readonly Payee[] {
  const { component, distance } = seat;
  const promoterId = earnerOf(seat);
  if (component !== null || distance === null || promoterId === null) return [];
  return [{ promoterId, distance }];
}

/** Of `rates` a seat that nobody holds; of a component also one that no line pays. */
export function unpaidOf({ seat, rates }: PricedSeat): readonly Unpaid[] {
  const { component, distance, person, area } = seat;
  const earner = earnerOf(seat);
  const reason = person && earner === null ? "banned" : seat.reason;
  if (component === null) return earner === null ? [{ distance, reason }] : [];
  if (earner !== null && rates.some((rate) => rate !== null)) return [];
  return [{ distance, component, ...(area === undefined ? {} : { area }), reason }];
}
