import type { Finding, FindingId } from "#core/plan/finding.ts";
import { found } from "#core/plan/lint/found.ts";

/** The regulator's three signs, whatever the scheme calls itself: a fee, heads, pay by levels. */
const SIGNS = {
  fee: ["E120", "E121", "E122", "E123"],
  heads: ["E110", "E111"],
  levels: ["E101", "E102", "E103", "E104"],
} as const satisfies Record<string, readonly FindingId[]>;
export type Sign = keyof typeof SIGNS;

/** Which of the three signs a plan shows. */
export function signsOf(findings: readonly Pick<Finding, "id">[]): readonly Sign[] {
  const ids: readonly FindingId[] = findings.map(({ id }) => id);
  return (["fee", "heads", "levels"] as const).filter((sign) =>
    SIGNS[sign].some((id) => ids.includes(id)),
  );
}

/** E199, where all three come together. */
export function signsFinding(findings: readonly Finding[]): Finding | null {
  if (signsOf(findings).length < 3) return null;
  const ids: readonly FindingId[] = Object.values(SIGNS).flat();
  const shown = findings.map(({ id }) => id).filter((id) => ids.includes(id));
  return found("E199", "programme", { adding: shown.join(" + ") });
}
