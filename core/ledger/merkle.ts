import { digest } from "#core/ledger/digest.ts";

/** The tree over leaves that came so far: the roots of its whole parts, the largest first. Plain data, so that a run may put it down. */
export type Merkle = {
  readonly leaves: number;
  /** One for each bit of `leaves`: at most 40. */
  readonly peaks: readonly string[];
};
export const EMPTY_MERKLE: Merkle = { leaves: 0, peaks: [] };

const leafMark = (text: string): string => digest(`leaf\n${text}`);
const nodeMark = (left: string, right: string): string => digest(`node\n${left}\n${right}`);

/**
 * The tree with one more leaf at its right end.
 *
 * - Promises: it keeps one mark for each power of two in the number of leaves, however many there are.
 */
export function withLeaf({ leaves, peaks }: Merkle, text: string): Merkle {
  const grown = [...peaks];
  let mark = leafMark(text);
  // As in counting in binary: two parts of one size become one of twice the size.
  for (let rest = leaves; rest % 2 === 1; rest = (rest - 1) / 2) {
    mark = nodeMark(grown.pop() ?? "", mark);
  }
  return { leaves: leaves + 1, peaks: [...grown, mark] };
}

/**
 * The root over all leaves in their order; over none, the mark of nothing.
 *
 * - Promises: whoever changes, drops, adds or swaps a leaf changes the root.
 * - Source: docs/domain/ledger.md, "Daily roots". The shape is that of RFC 6962, section 2.1.
 */
export function merkleRoot({ peaks }: Merkle): string {
  const [first, ...rest] = [...peaks].reverse();
  return rest.reduce((right, left) => nodeMark(left, right), first ?? digest(""));
}
