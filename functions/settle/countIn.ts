import { ok } from "#core/result.ts";
import { isLong } from "#core/wallet/filing.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";

/** So many promoters are asked about at once: their wallets fit one reply, however long each has grown. */
const TOGETHER = 50;

/** What became of some promoters. */
export type Counted = {
  readonly rolled: number;
  readonly failed: number;
  /** Wallets that have grown long. */
  readonly long: readonly Wallet[];
};

/**
 * Counts in what became due until `untilMs` for some promoters, whoever has something due among them: 2 requests for
 * fifty, and 1 request and 1 document for each whose balance changes. Who fails hinders nobody else.
 */
export async function countIn(
  deps: Deps,
  promoterIds: readonly string[],
  untilMs: number,
): Promise<Counted> {
  const together: (readonly string[])[] = [];
  for (let from = 0; from < promoterIds.length; from += TOGETHER) {
    together.push(promoterIds.slice(from, from + TOGETHER));
  }
  const counted = await Promise.all(together.map((ids) => countTogether(deps, ids, untilMs)));
  return {
    rolled: counted.reduce((sum, { rolled }) => sum + rolled, 0),
    failed: counted.reduce((sum, { failed }) => sum + failed, 0),
    long: counted.flatMap(({ long }) => long),
  };
}

async function countTogether(
  deps: Deps,
  promoterIds: readonly string[],
  untilMs: number,
): Promise<Counted> {
  const [first, second] = promoterIds;
  try {
    return await countKnown(deps, promoterIds, untilMs);
  } catch (error) {
    if (first === undefined || second === undefined) {
      deps.logError(error);
      return { rolled: 0, failed: promoterIds.length, long: [] };
    }
  }
  // Somebody's rows cannot be summed: the others need not wait for that.
  const halves = [
    promoterIds.slice(0, promoterIds.length / 2),
    promoterIds.slice(promoterIds.length / 2),
  ];
  let [rolled, failed, long]: [number, number, readonly Wallet[]] = [0, 0, []];
  for (const half of halves) {
    const counted = await countTogether(deps, half, untilMs);
    rolled += counted.rolled;
    failed += counted.failed;
    long = [...long, ...counted.long];
  }
  return { rolled, failed, long };
}

/** Throws when the wallets or the sums cannot be read. */
async function countKnown(
  { reads, store, logError }: Deps,
  promoterIds: readonly string[],
  untilMs: number,
): Promise<Counted> {
  const wallets = new Map((await reads.walletsOf(promoterIds)).map((found) => [found._id, found]));
  const watermarks = new Map(
    promoterIds
      .map((id): [string, number] => [id, wallets.get(id)?.watermarkMs ?? 0])
      .filter(([, watermarkMs]) => watermarkMs < untilMs),
  );
  const sums = await reads.maturedOf(watermarks, untilMs);
  const count = { rolled: 0, failed: 0 };
  await inParallel(
    [...sums].filter(([, maturedFen]) => maturedFen !== 0), // What evens out needs no write.
    async ([promoterId, maturedFen]) => {
      const afterMs = watermarks.get(promoterId) ?? 0;
      const rolled = await store.change(
        "wallets",
        promoterId,
        (known = emptyWallet(promoterId)) =>
          ok(rollForward(known, { afterMs, untilMs, maturedFen })),
        { document: wallets.get(promoterId) ?? null },
      );
      if (rolled.ok) wallets.set(promoterId, rolled.value);
      count.rolled += 1;
    },
    (error) => {
      count.failed += 1;
      logError(error);
    },
  );
  return { ...count, long: [...wallets.values()].filter(isLong) };
}
