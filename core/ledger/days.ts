import type { Case } from "#core/commission/case.ts";
import { type CaseLink, linksOf } from "#core/ledger/links.ts";
import { CHAIN_START, chained } from "#core/ledger/digest.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import { EMPTY_MERKLE, type Merkle, merkleRoot, withLeaf } from "#core/ledger/merkle.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";

/** The trees of some days, as far as cases were added. Plain data. */
export type DayTrees = Readonly<Record<string, Merkle>>;

export const dayAfter = (day: string): string => chinaDay(dayStartMs(day) + DAY_MS);

/** A leaf says which case, and where its chain stood at the end of the day. */
const leafText = (caseId: string, head: string): string => `${caseId}\n${head}`;

/**
 * The trees with one more case in them: on each day with a fact of it, its head after the last fact of that day.
 *
 * - Cases must come in the order of their ids, each once.
 * - `isWanted`: days that are of no interest are left out, and cost nothing.
 */
export function withCase(
  trees: DayTrees,
  known: Case,
  isWanted: (day: string) => boolean = () => true,
  links: readonly CaseLink[] = linksOf(known),
): DayTrees {
  const ends = new Map<string, string>();
  for (const { atMs, head } of links) ends.set(chinaDay(atMs), head);
  const changed = [...ends].filter(([day]) => isWanted(day));
  if (changed.length === 0) return trees;
  const added = changed.map(([day, head]): [string, Merkle] => [
    day,
    withLeaf(trees[day] ?? EMPTY_MERKLE, leafText(known._id, head)),
  ]);
  return { ...trees, ...Object.fromEntries(added) };
}

/** The root of a day, chained to the day before. `before`: the root of that day; null = there is none. */
export function rootOf(
  day: string,
  tree: Merkle | undefined,
  before: Pick<DayRoot, "head"> | null,
  madeAtMs: number,
): DayRoot {
  const { leaves: cases } = tree ?? EMPTY_MERKLE;
  const root = merkleRoot(tree ?? EMPTY_MERKLE);
  const head = chained(before?.head ?? CHAIN_START, { day, cases, merkleRoot: root });
  return { _id: day, rev: 0, cases, merkleRoot: root, head, madeAtMs };
}
