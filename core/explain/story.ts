import { sharesOf } from "#core/commission/shares.ts";
import { bindingStory } from "#core/explain/bindingStory.ts";
import { headStory, planStory } from "#core/explain/headStory.ts";
import { linesStory } from "#core/explain/lineStory.ts";
import { knownOf, type Material, section, tell } from "#core/explain/material.ts";
import { correctionsStory, sumsStory } from "#core/explain/moneyStory.ts";
import type { Statement, Told } from "#core/explain/statement.ts";
import { STAFF_ONLY } from "#core/explain/statement.ts";
import { type Step, stepsOf } from "#core/explain/steps.ts";
import { unpaidStory } from "#core/explain/unpaidStory.ts";
import type { Share } from "#core/commission/shares.ts";

/**
 * Why everybody earned what he earned of an order, or why not, each sentence with who may read it.
 *
 * - Promises: every amount is worked out here from the facts, compared with what is owed and booked, and a difference
 *   is told as a finding. A pure function of the material.
 * - Source: docs/domain/explanations.md.
 */
export function orderStory(material: Material): readonly Told[] {
  const known = knownOf(material);
  const { order, facts, paid, nowMs, plan } = known;
  const shares = sharesOf(facts);
  const steps = paid ? stepsOf(paid, facts) : [];
  const lost = paid?.plan && plan && "lost" in plan ? [planLost(plan.lost)] : [];
  return [
    tell("everyone", { kind: "title", orderId: order._id, atMs: nowMs }),
    ...headStory(known),
    ...bindingStory(known),
    ...planStory(known),
    ...linesStory(known, steps),
    ...unpaidStory(known),
    ...correctionsStory(known, shares),
    ...sumsStory(known, shares),
    ...section("findings", [...lost, ...stepsFinding(steps, shares)]),
  ];
}

/** What one reader gets: staff all of it, a promoter what he may see. Nothing is worded for him alone. */
export function readBy(
  told: readonly Told[],
  reader: "staff" | { readonly promoterId: string },
): readonly Statement[] {
  const maySee = ({ sees }: Told) =>
    reader === "staff" || sees === "everyone" || sees.includes(reader.promoterId);
  return told.filter(maySee).map(({ statement }) => statement);
}

const planLost = (code: "plan_missing" | "plan_unsealed"): Told =>
  tell(STAFF_ONLY, { kind: "finding", code, at: "", kept: "", expected: "" });

/** The arithmetic shown must come to the shares that are owed, one by one. */
function stepsFinding(steps: readonly Step[], shares: readonly Share[]): readonly Told[] {
  const shown = steps.filter(({ promoterId }) => promoterId !== null);
  const owed = shares.filter(({ rule }) => !rule.startsWith("adjustment/"));
  const differ = shown.findIndex(
    (step, index) =>
      owed[index]?.promoterId !== step.promoterId || owed[index]?.amountFen !== step.amountFen,
  );
  if (differ < 0 && owed.length === shown.length) return [];
  const at = String(differ);
  const kept = String(owed[differ]?.amountFen ?? "");
  const expected = String(shown[differ]?.amountFen ?? "");
  return [tell(STAFF_ONLY, { kind: "finding", code: "shares_differ", at, kept, expected })];
}
