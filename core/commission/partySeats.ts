import type { UnpaidReason } from "#core/commission/earners.ts";
import {
  byRules,
  nothing,
  personIn,
  placeOf,
  type Person,
  type Scene,
  type Seat,
} from "#core/commission/seat.ts";
import { NOTHING, NOTHING_BP } from "#core/money.ts";
import { areaCode, holderAt, isStaffAt, regionPostId, storePostId } from "#core/people/post.ts";
import {
  AREAS,
  type Area,
  type Component,
  type Components,
  type Rules,
} from "#core/plan/components.ts";

/**
 * Who earns without having brought the buyer: the store and its staff, the agents of the address, the suppliers.
 *
 * - Source: docs/domain/components.md.
 */
export function partySeats(scene: Scene, components: Components): readonly Seat[] {
  const { store, storeStaff, region, supply } = components;
  return [
    ...(store ? [storeSeat(scene, store)] : []),
    ...(storeStaff ? [storeStaffSeat(scene, storeStaff)] : []),
    ...(region ? regionSeats(scene, region) : []),
    ...(supply ? supplySeats(scene) : []),
  ];
}

/** Who holds a seat, by his id; or why nobody does. */
type Holder = { readonly id: string } | { readonly empty: UnpaidReason };
type Named = Pick<Seat, "place" | "area"> & { readonly component: Component };

/** Nobody earns by a post of what he buys himself. A supplier does: it is what his goods cost. */
function partySeat(
  scene: Scene,
  { component, place, area }: Named,
  holder: Holder,
  pay: (person: Person) => Seat["payFor"],
): Seat {
  const person = "id" in holder ? personIn(scene, holder.id) : null;
  const isBuyer = person?.promoterId === scene.order.buyerId && component !== "supply";
  if (person && !isBuyer) {
    const payFor = pay(person);
    return { component, distance: null, area, place, person, reason: "no_rule", payFor };
  }
  const reason = isBuyer ? "self_purchase" : "empty" in holder ? holder.empty : "no_agent";
  return { component, distance: null, area, place, person: null, reason, payFor: nothing };
}

function storeSeat(scene: Scene, { rules }: Rules): Seat {
  const { order, atMs, plan } = scene;
  const id = order.store === undefined ? null : holderAt(postIn(scene, order.store), atMs);
  return partySeat(
    scene,
    { component: "store", place: placeOf(plan, "store") },
    id === null ? { empty: "no_store" } : { id },
    (person) => byRules(scene, person, rules, "components.store.rules"),
  );
}

function storeStaffSeat(scene: Scene, { rules }: Rules): Seat {
  const { order, atMs, plan } = scene;
  const { store, storeStaff: id } = order;
  const isStaff =
    store !== undefined && id !== undefined && isStaffAt(postIn(scene, store), id, atMs);
  return partySeat(
    scene,
    { component: "storeStaff", place: placeOf(plan, "storeStaff") },
    isStaff ? { id } : { empty: "no_store" },
    (person) => byRules(scene, person, rules, "components.storeStaff.rules"),
  );
}

function regionSeats(scene: Scene, region: NonNullable<Components["region"]>): readonly Seat[] {
  return AREAS.flatMap((area) => {
    const pays = region[area];
    return pays ? [regionSeat(scene, area, pays)] : [];
  });
}

function regionSeat(scene: Scene, area: Area, { rules }: Rules): Seat {
  const { order, atMs, plan, posts } = scene;
  const code = order.region === undefined ? null : areaCode(order.region, area);
  const postId = code === null ? null : regionPostId(code);
  const id = holderAt(posts.find(({ _id }) => _id === postId) ?? null, atMs);
  return partySeat(
    scene,
    { component: "region", area, place: placeOf(plan, "region", AREAS.indexOf(area)) },
    id === null ? { empty: postId === null ? "no_region" : "no_agent" } : { id },
    (person) => byRules(scene, person, rules, `components.region.${area}.rules`),
  );
}

/** A supplier is owed for his goods whether or not he may still bring fans: a ban does not touch it. */
function supplySeats(scene: Scene): readonly Seat[] {
  const ids = new Set(scene.order.lines.flatMap(({ supplier }) => supplier ?? []));
  return [...ids].map((id) =>
    partySeat(scene, { component: "supply", place: -1 }, { id }, (person) => (line) => {
      const { supplier, supplyFen = NOTHING } = line;
      if (supplier !== person.promoterId || supplyFen === NOTHING) return null;
      return { rateBp: NOTHING_BP, unitFen: supplyFen, rule: "components.supply" };
    }),
  );
}

const postIn = ({ posts }: Scene, store: string) =>
  posts.find(({ _id }) => _id === storePostId(store)) ?? null;
