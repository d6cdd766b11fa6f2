import type * as z from "zod";
import type { OrderNumbers, Rule } from "#core/plan/components.ts";

/** Refuses the second of two entries for the same case: nobody could say which one holds. */
export function refuseTwice<T>(
  entries: readonly T[],
  caseOf: (entry: T) => readonly unknown[],
  ctx: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const key = JSON.stringify(caseOf(entry));
    if (seen.has(key)) ctx.addIssue({ code: "custom", path: [index], message: "与前面的一条重复" });
    seen.add(key);
  }
}

/** The same for rules, which also clash where their order numbers overlap. `apart`: what else tells them apart. */
export function refuseOverlaps<T extends Omit<Rule, "rateBp" | "unitFen">>(
  rules: readonly T[],
  apart: (rule: T) => unknown,
  ctx: z.RefinementCtx,
): void {
  const known = new Map<string, (OrderNumbers | null)[]>();
  for (const [index, rule] of rules.entries()) {
    const { sku, category, level, group, orders = null } = rule;
    const key = JSON.stringify([sku, category, level, group, apart(rule)]);
    const before = known.get(key) ?? [];
    if (before.some((one) => overlap(one, orders))) {
      ctx.addIssue({ code: "custom", path: [index], message: "与前面的一条重复" });
    }
    known.set(key, [...before, orders]);
  }
}

/** A rule without numbers and one with some do not clash: the second is the more specific. */
function overlap(a: OrderNumbers | null, b: OrderNumbers | null): boolean {
  if (a === null || b === null) return a === b;
  return a.from <= (b.to ?? Infinity) && b.from <= (a.to ?? Infinity);
}
