import type { Finding, FindingId, Story, Witness } from "#core/plan/finding.ts";
import { LAW } from "#core/plan/law.ts";

/** What a check knows besides its place. `adding`: the cause in figures or names, in both languages alike. */
export type Facts = {
  readonly severity?: Finding["severity"];
  readonly adding?: string;
  readonly witness?: Witness | null;
  readonly stories?: readonly Story[];
  /** What is wrong, where the words of the law say something else of the same check. */
  readonly wrong?: { readonly zh: string; readonly en: string };
  readonly instead?: { readonly zh: string; readonly en: string };
};

/** A finding in the words of the law, with where it holds and what shows it. */
export function found(id: FindingId, path: string, facts: Facts = {}): Finding {
  const law = LAW[id];
  const { articles } = law;
  const severity = facts.severity ?? (id.startsWith("E") ? "error" : "warning");
  const { adding, witness = null, stories = [], wrong, instead = law.instead } = facts;
  const { zh, en } = wrong
    ? { zh: wrong.zh + instead.zh, en: `${wrong.en} ${instead.en}` }
    : { zh: law.zh, en: law.en };
  const zhMore = adding === undefined ? "" : `（${adding}）`;
  const enMore = adding === undefined ? "" : ` (${adding})`;
  const text = { zh: zh + zhMore, en: en + enMore };
  const told = stories.length === 0 ? {} : { stories };
  return { id, severity, path, ...text, articles, witness, instead, ...told };
}

export const percent = (rateBp: number): string => `${rateBp / 100} %`;

/** `1000` → `10.00`. */
export function yuan(amountFen: number): string {
  const cents = amountFen % 100;
  return `${(amountFen - cents) / 100}.${String(cents).padStart(2, "0")}`;
}

/** Errors first, then by id; of two findings with one id the first holds. */
export function inOrder(findings: readonly (Finding | null)[]): readonly Finding[] {
  const byId = new Map<FindingId, Finding>();
  for (const finding of findings)
    if (finding && !byId.has(finding.id)) byId.set(finding.id, finding);
  return [...byId.values()].sort((a, b) => compare(a.severity, b.severity) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
