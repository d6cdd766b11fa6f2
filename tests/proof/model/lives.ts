import fc from "fast-check";
import { anyCommand } from "#tests/proof/model/commands.ts";
import type { Ledger } from "#tests/proof/model/ledger.ts";
import { richLedger, richShop } from "#tests/proof/model/start.ts";
import { reopen, type Shop } from "#tests/proof/testing/shop.ts";

export type Lives = {
  readonly runs: number;
  readonly seed?: number | undefined;
  /** What a failure printed: where in the run it was, and which of its commands were run. */
  readonly path?: string | undefined;
  readonly replayPath?: string | undefined;
};
const COMMANDS_MAX = 80;

/** Lets so many lives be lived; throws at the first command after which shop and ledger differ, shrunk. */
export async function liveThrough({ runs, seed, path, replayPath }: Lives): Promise<void> {
  const given = await richShop();
  const setup = async (): Promise<{ model: Ledger; real: Shop }> => ({
    model: richLedger(given.nowMs),
    real: await reopen(given),
  });
  const lives = fc.commands(anyCommand, {
    ...{ maxCommands: COMMANDS_MAX, size: "max" },
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  await fc.assert(
    fc.asyncProperty(lives, (life) => fc.asyncModelRun(setup, life)),
    {
      numRuns: runs,
      ...(seed === undefined ? {} : { seed }),
      ...(path === undefined ? {} : { path, endOnFailure: true }),
    },
  );
}
