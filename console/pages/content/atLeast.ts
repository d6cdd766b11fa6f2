import { count } from "../../lib/money.ts";

/** Counts of the function stop here: then there are at least so many. */
const COUNTED_MAX = 1_000;

/** A count of people as a list tells it: 999, then 1,000+. */
export const atLeast = (n: number): string => (n >= COUNTED_MAX ? `${count(n)}+` : count(n));
