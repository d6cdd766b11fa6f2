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
import { AREAS, type Area, type Components, type Rules } from "#core/plan/components.ts";

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
    ...(region ? AREAS.flatMap((area) => regionSeat(scene, area, region[area]) ?? []) : []),
    ...(supply ? supplySeats(scene) : []),
  ];
}

type Empty = Seat["reason"];

/** A seat whose person is known by his id, or stays empty for a reason. */
function partySeat(
  scene: Scene,
  seat: Pick<Seat, "component" | "place" | "area">,
  who: { readonly id: string } | { readonly empty: Empty },
  pay: (person: Person) => Seat["payFor"],
): Seat {
  const person = "id" in who ? personIn(scene, who.id) : null;
  const common = { ...seat, distance: null };
  if (!person) {
    const reason = "empty" in who ? who.empty : "no_agent";
    return { ...common, person: null, reason, payFor: nothing };
  }
  return { ...common, person, reason: "no_rule", payFor: pay(person) };
}

function storeSeat(scene: Scene, { rules }: Rules): Seat {
  const { order, atMs, plan } = scene;
  const holder = order.store === undefined ? null : holderAt(postIn(scene, order.store), atMs);
  const who = holder === null ? { empty: "no_store" as const } : { id: holder };
  const seat = { component: "store", place: placeOf(plan, "store") } as const;
  return partySeat(scene, seat, who, (person) =>
    byRules(scene, person, rules, "components.store.rules"),
  );
}

function storeStaffSeat(scene: Scene, { rules }: Rules): Seat {
  const { order, atMs, plan } = scene;
  const { store, storeStaff: id } = order;
  const isStaff =
    store !== undefined && id !== undefined && isStaffAt(postIn(scene, store), id, atMs);
  const who = isStaff ? { id } : { empty: "no_store" as const };
  const seat = { component: "storeStaff", place: placeOf(plan, "storeStaff") } as const;
  return partySeat(scene, seat, who, (person) =>
    byRules(scene, person, rules, "components.storeStaff.rules"),
  );
}

function regionSeat(scene: Scene, area: Area, pays: Rules | undefined): Seat | null {
  if (!pays) return null;
  const { order, atMs, plan, posts } = scene;
  const id = order.region === undefined ? null : regionPostId(areaCode(order.region, area));
  const holder = id === null ? null : holderAt(posts.find(({ _id }) => _id === id) ?? null, atMs);
  const empty = id === null ? ("no_region" as const) : ("no_agent" as const);
  const place = placeOf(plan, "region", AREAS.indexOf(area));
  return partySeat(
    scene,
    { component: "region", place, area },
    holder === null ? { empty } : { id: holder },
    (person) => byRules(scene, person, pays.rules, `components.region.${area}.rules`),
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
