import type { Route } from "#core/checkout/placed.ts";

/** Goods of which a place has fewer than are wanted. */
type Short = readonly { readonly available: number }[];

/**
 * Where the goods of an order may come from, the best place first; "" = the brand's warehouse. What a store that delivers
 * has too little of comes from the warehouse. All goods of an order come from one place.
 *
 * - Source: docs/domain/checkout.md, "Where the goods come from".
 */
export const placesOf = (route: Pick<Route, "delivery" | "place"> | null): readonly string[] =>
  route === null ? [""] : isEither(route) ? [route.place, ""] : [route.place];

const isEither = ({ delivery, place }: Pick<Route, "delivery" | "place">): boolean =>
  delivery.kind === "express" && place !== "";

/** Whether a buyer gets more at a place than at another: fewer goods are short there, or more of them are left. */
export const lacksLess = (one: Short, other: Short): boolean =>
  one.length < other.length || (one.length === other.length && leftOf(one) > leftOf(other));

const leftOf = (short: Short): number => short.reduce((sum, { available }) => sum + available, 0);
