import type { Rule, Span } from "./expression.ts";
import { leavesOf, type Formula, type Leaf, type Reason } from "./formula.ts";
import { failureOf, type Judge } from "./prove.ts";

/** One condition of a rule, and what became of it. */
export type Step = {
  readonly condition: string;
  /** `proven`: for every document that the query can find. `unknown`: it could not be worked out. */
  readonly is: "true" | "false" | "proven" | "not proven" | "unknown";
  readonly why?: Reason | undefined;
};

/** What a rule says to one request, with all that a person needs to understand it. */
export type Judgement = {
  readonly allowed: boolean;
  readonly rule: string;
  /** Why not, in one sentence. */
  readonly reason?: Reason | undefined;
  /** All conditions of the rule; worked out when asked, for most requests never are. */
  readonly proof: () => readonly Step[];
  /** Where the conditions that failed stand in the rule. */
  readonly unproven: readonly Span[];
  /** The conditions that failed together, one of which would have to hold. */
  readonly failed: readonly Leaf[];
};

/** Why a judge could not confirm a condition on a path. */
export type Words = (path: readonly string[]) => Reason;

/** Judges a formula that a rule was reduced to. */
export function judge(rule: Rule, formula: Formula, judgeOf: Judge, words: Words): Judgement {
  const failed = failureOf(formula, judgeOf);
  const proof = () => stepsOf(rule, formula, judgeOf, words);
  if (failed === undefined)
    return { allowed: true, rule: rule.text, proof, unproven: [], failed: [] };
  if (failed === "too complex") return refusal(rule, TOO_COMPLEX);
  const leaves = onePerPlace(failed);
  return {
    allowed: false,
    rule: rule.text,
    reason: leaves.map((leaf) => sentence(rule, leaf, words)).join("；"),
    proof,
    unproven: leaves.map(({ at }) => at),
    failed,
  };
}

const TOO_COMPLEX = "规则太复杂，无法证明 (the rule is too complex to be proven)";

/** A refusal that no single condition is to blame for. */
export function refusal(rule: Rule, reason: Reason): Judgement {
  const at = { from: 0, to: rule.text.length };
  return { allowed: false, rule: rule.text, reason, proof: () => [], unproven: [at], failed: [] };
}

/** In the order of the text. `now` and lists make several conditions out of one place of it. */
function onePerPlace(leaves: readonly Leaf[]): Leaf[] {
  const places = new Map(leaves.map((leaf) => [`${leaf.at.from}-${leaf.at.to}`, leaf]));
  return [...places.values()].sort((a, b) => a.at.from - b.at.from);
}

function sentence(rule: Rule, leaf: Leaf, words: Words): Reason {
  const text = textAt(rule, leaf);
  switch (leaf.is) {
    case "atom":
      return `${text} ${words(leaf.path)}`;
    case "unknown":
      return `${text} 无法判断：${leaf.why}`;
    default:
      return text === "false"
        ? "规则为 false (the rule is false)"
        : `${text} 不成立 (it is false for this request)`;
  }
}

function textAt(rule: Rule, { at }: { readonly at: Span }): string {
  return rule.text.slice(at.from, at.to);
}

function stepsOf(rule: Rule, formula: Formula, judgeOf: Judge, words: Words): Step[] {
  return onePerPlace(leavesOf(formula)).map((leaf): Step => {
    const condition = textAt(rule, leaf);
    if (leaf.is === "unknown") return { condition, is: "unknown", why: leaf.why };
    if (leaf.is !== "atom") return { condition, is: leaf.is };
    if (judgeOf(leaf.path, [leaf.condition])) return { condition, is: "proven" };
    return { condition, is: "not proven", why: words(leaf.path) };
  });
}
