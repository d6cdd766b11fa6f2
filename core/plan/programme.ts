/**
 * What a brand promises and asks of its promoters besides pay from orders: how people join, what levels need, other
 * awards, what its posters say. No part of the engine acts on it; it is there so that the linter can read all of a plan.
 *
 * - Source: docs/domain/law.md.
 */
export type Programme = { readonly join?: { readonly feeFen?: number } };
