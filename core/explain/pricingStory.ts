import { type Known, type PairedLine, tell } from "#core/explain/material.ts";
import { positionOf } from "#core/explain/position.ts";
import type { ShownRule } from "#core/explain/shown.ts";
import type { Facts, Sight, Told } from "#core/explain/statement.ts";
import type { Step } from "#core/explain/steps.ts";
import { type TriedRule, triedRules } from "#core/explain/triedRules.ts";
import { NOTHING, NOTHING_BP, fen, piecesFen } from "#core/money.ts";
import { levelAt } from "#core/people/promoter.ts";
import { componentRules } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";

/** So many rules that lost are told, those of higher places in the plan first. */
const LOST_MAX = 10;

/** Which rule priced a share, and why the others did not. What the payment recorded counts, whatever the plan says. */
export function pricingStory(
  known: Known,
  step: Step,
  paired: PairedLine,
  sees: Sight,
): readonly Told[] {
  const { rate } = step;
  const tried = triedFor(known, step, paired);
  const below = belowOf(known, step);
  const findings = disagreements(step, paired, tried, below);
  const won = findings.length === 0 ? tried.find(({ verdict }) => verdict === "won") : undefined;
  const unit = rate.fixedFen === undefined ? {} : unitOf(step, paired);
  const rule: ShownRule = won?.rule ?? { at: rate.rule, rateBp: rate.rateBp, ...unit };
  const lost = won ? tried.filter((one) => one !== won) : [];
  return [
    tell(sees, { kind: "rule", rule }),
    ...lost
      .slice(0, LOST_MAX)
      .map((one) => tell(sees, { kind: "lostRule", rule: one.rule, verdict: one.verdict })),
    ...(lost.length > LOST_MAX
      ? [tell(sees, { kind: "moreLost" as const, count: lost.length - LOST_MAX })]
      : []),
    ...(won && below ? [tell(sees, { kind: "difference" as const, own: won.rule, below })] : []),
    ...findings.map((finding) => tell(sees, { kind: "finding", ...finding })),
  ];
}

/** Nothing where the plan, or the person's level then, is not known any more. */
function triedFor(known: Known, { rate, promoterId }: Step, { line }: PairedLine) {
  const plan = planOf(known);
  const promoter = known.promoters.find(({ _id }) => _id === promoterId);
  if (!plan || !promoter || !known.paid) return [];
  const { successAtMs, orderNumber = 1 } = known.paid;
  const group = known.order.customerGroup ?? null;
  return triedRules(plan, rate, line, {
    level: levelAt(promoter, successAtMs),
    group,
    orderNumber,
  });
}

const planOf = ({ plan }: Known): Plan | null =>
  plan && "published" in plan ? plan.published.plan : null;

/** Of a difference: the rule of the level below, which is taken off. */
function belowOf(known: Known, { rate }: Step): ShownRule | null {
  const plan = planOf(known);
  const less = "component" in rate ? rate.less : undefined;
  if (!plan || less === undefined) return null;
  const placed = componentRules(plan).find(({ at }) => at === less);
  return placed ? { ...placed.rule, at: less } : null;
}

function unitOf({ rate }: Step, { line }: PairedLine): Partial<ShownRule> {
  const { quantity } = line;
  const { fixedFen = NOTHING } = rate;
  return fixedFen % quantity === 0 ? { unitFen: fen(fixedFen / quantity) } : {};
}

/** Where the stored plan says something else than the payment recorded. Nobody invents what it should have been. */
function disagreements(
  { rate }: Step,
  { n, line }: PairedLine,
  tried: readonly TriedRule[],
  below: ShownRule | null,
): readonly Facts["finding"][] {
  if (tried.length === 0) return [];
  const { component, distance } = positionOf(rate);
  const at = `${n}/${component ?? `distance${distance ?? ""}`}`;
  const won = tried.find(({ verdict }) => verdict === "won")?.rule;
  if (won?.at !== rate.rule) {
    return [{ code: "rule_differs", at, kept: rate.rule, expected: won?.at ?? "" }];
  }
  const rateBp = won.rateBp - (below?.rateBp ?? NOTHING_BP);
  const unitFen = won.unitFen === undefined ? null : won.unitFen - (below?.unitFen ?? NOTHING);
  const fixedFen =
    unitFen === null || unitFen < 0 ? null : piecesFen(fen(unitFen), line.quantity, line.paidFen);
  const kept = payText(rate.rateBp, rate.fixedFen ?? null);
  const expected = payText(rateBp, fixedFen);
  return kept === expected ? [] : [{ code: "rate_differs", at, kept, expected }];
}

const payText = (rateBp: number, fixedFen: number | null): string =>
  fixedFen === null ? `${rateBp} bp` : `${fixedFen} fen`;
