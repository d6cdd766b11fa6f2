import type { Outcome } from "./attempt.ts";
import type { Span } from "./expression.ts";

const MARGIN = "  rule    ";

/**
 * What trying a rule came to, for somebody who reads it for the first time. `wish` says what was tried, `note` where
 * the rule comes from when no file says it.
 */
export function outcomeText(outcome: Outcome, wish: string, note?: string): string {
  const { allowed, rule, reason, filter, advice, proof, unproven } = outcome;
  const lines = [`${allowed ? "allowed" : "refused"}  ${wish}`, "", `${MARGIN}${rule}`];
  if (!allowed) lines.push(`${" ".repeat(columnsOf(MARGIN))}${underline(rule, unproven)}`);
  if (note !== undefined) lines.push(`  note    ${note}`);
  if (reason !== undefined) lines.push(`  why     ${reason}`);
  if (advice !== undefined) lines.push(`  query   could say ${advice}`);
  if (filter !== undefined) {
    lines.push(`  filter  ${JSON.stringify(filter)} is added to the query by the platform`);
  }
  // Of a rule that is one condition, the lines above have said all.
  const [only] = proof;
  if (proof.length === 1 && only?.condition === rule) return `${lines.join("\n")}\n`;
  if (proof.length > 0) lines.push("", "  its conditions, one by one:");
  for (const { condition, is, why } of proof) {
    lines.push(`  ${is.padEnd(10)}  ${condition}${why === undefined ? "" : `  ${why}`}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Marks below a text. Chinese characters are two columns wide on a terminal. */
function underline(text: string, spans: readonly Span[]): string {
  let marks = "";
  for (let at = 0; at < text.length; at += 1) {
    const inside = spans.some(({ from, to }) => from <= at && at < to);
    marks += (inside ? "^" : " ").repeat(columnsOf(text.charAt(at)));
  }
  return marks.trimEnd();
}

function columnsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (/[\u1100-\uffdc]/.test(one) ? 2 : 1), 0);
}
