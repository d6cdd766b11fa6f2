import type { Case, CaseEntry } from "#core/commission/case.ts";
import { CHAIN_START, chained } from "#core/ledger/digest.ts";

/** A fact with what it booked, as the chain of its case holds them. `head`: the chain with it. */
export type CaseLink = {
  readonly key: string;
  readonly atMs: number;
  readonly entry: CaseEntry | null;
  readonly head: string;
};

/**
 * The chain of a case, worked out anew from its facts and entries: one link for each fact.
 *
 * - An entry belongs to the fact that it names; one that no fact names in its turn is in no link.
 */
export function linksOf({ facts, entries }: Pick<Case, "facts" | "entries">): readonly CaseLink[] {
  let head = CHAIN_START;
  let booked = 0;
  return facts.map((fact) => {
    const next = entries[booked];
    const entry = next?.cause === fact.key ? next : null;
    if (entry !== null) booked += 1;
    head = chained(head, { fact, entry });
    return { key: fact.key, atMs: fact.atMs, entry, head };
  });
}
