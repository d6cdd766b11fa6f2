import type { Unpaid, UnpaidReason } from "#core/commission/earners.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import { CAP_PLACES, type CapPlace, type Component, type Rule } from "#core/plan/components.ts";
import type { Distance, Plan } from "#core/plan/plan.ts";
import { ruleFor, type RuledRate, type Sale } from "#core/plan/rate.ts";
import { remembered } from "#core/remember.ts";

/** All that says who may earn of an order: the plan, and the persons as they were when the payment succeeded. */
export type Scene = {
  readonly order: Order;
  readonly plan: Plan;
  readonly atMs: number;
  readonly orderNumber: number;
  readonly posts: readonly Post[];
  readonly people: ReadonlyMap<string, Promoter>;
  /** Who stands at distance 1, 2 and 3; null = nobody. */
  readonly line: readonly (Person | null)[];
};

/** Somebody as he was at the instant of the payment. */
export type Person = {
  readonly promoterId: string;
  readonly level: string | null;
  readonly banned: boolean;
  readonly promoter: Promoter;
};

/** Somebody who may earn of each line, in his place under the caps; or nobody, and why. */
export type Seat = {
  /** Null: what `rates` pay. */
  readonly component: Component | null;
  readonly distance: Distance | null;
  readonly area?: Unpaid["area"];
  readonly place: number;
  readonly person: Person | null;
  /** Why nobody sits here; with a person, why he gets nothing if no line pays him. */
  readonly reason: UnpaidReason;
  readonly payFor: (line: OrderLine) => SeatPay | null;
};
export type SeatPay = RuledRate & { readonly less?: string };

export const personIn = ({ people, atMs }: Pick<Scene, "people" | "atMs">, id: string | null) => {
  const promoter = id === null ? undefined : people.get(id);
  if (!promoter) return null;
  const level = levelAt(promoter, atMs);
  return { promoterId: promoter._id, level, banned: isBannedAt(promoter, atMs), promoter };
};

export const personAt = ({ line }: Scene, distance: Distance): Person | null =>
  line[distance - 1] ?? null;

export const saleOf = ({ order, orderNumber }: Scene, person: Person | null): Sale => ({
  level: person?.level ?? null,
  group: order.customerGroup ?? null,
  orderNumber,
});

/** What a component's rules pay a person for a line. */
export function byRules(
  scene: Scene,
  person: Person,
  rules: readonly Rule[],
  at: string,
): Seat["payFor"] {
  const sale = saleOf(scene, person);
  return (line) => ruleFor(rules, at, line, sale);
}

export const nothing = (): null => null;

/** So many persons may stand in one place of the caps, told apart by `within`. */
const WITHIN_MAX = 10;

/** Where a component is served under the caps: the smallest first. */
export const placeOf = (plan: Plan, named: CapPlace, within = 0): number =>
  (placesOf(plan).get(named) ?? 0) * WITHIN_MAX + within;

const placesOf = remembered(({ capOrder = [] }: Plan): ReadonlyMap<CapPlace, number> => {
  const rest = CAP_PLACES.filter((place) => !capOrder.includes(place));
  return new Map([...capOrder, ...rest].map((place, index) => [place, index]));
});
