import type { AttributionPolicy } from "#core/plan/plan.ts";

export type PolicyName = AttributionPolicy["policy"];

/** What staff call the ways of attribution. */
export const POLICIES: readonly (readonly [PolicyName, string])[] = [
  ["last", "最后"],
  ["first", "先到"],
  ["permanent", "永久"],
  ["extend", "续期"],
];
