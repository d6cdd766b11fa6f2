import type { ManyReply } from "#contracts/promoterGroups.ts";

/** What became of many promoters. `sentence`, `money`: null where several calls told of them, each of its own. */
export type ManyTold = Omit<ManyReply, "sentence"> & { readonly sentence: string | null };

/**
 * Asks for more promoters than one call takes, call by call. Where one fails what the ones before did stays done: asked
 * again, these promoters are so already.
 *
 * - `tell`: of how many an answer has come.
 */
export async function inBatches(
  ids: readonly string[],
  most: number,
  ask: (ids: readonly string[]) => Promise<ManyReply>,
  tell: (n: number) => void,
): Promise<ManyTold> {
  let all: ManyTold | undefined;
  for (let from = 0; from < ids.length || all === undefined; from += most) {
    const reply = await ask(ids.slice(from, from + most));
    all = all === undefined ? reply : joined(all, reply);
    tell(Math.min(from + most, ids.length));
  }
  return all;
}

function joined(all: ManyTold, { preview, counts, rows }: ManyReply): ManyTold {
  const both = (name: keyof typeof counts) => all.counts[name] + counts[name];
  return {
    ...{ preview, sentence: null, money: null, rows: [...all.rows, ...rows] },
    counts: {
      ...{ changed: both("changed"), same: both("same"), unknown: both("unknown") },
      ...{ refused: both("refused"), failed: both("failed") },
    },
  };
}
