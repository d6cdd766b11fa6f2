import { addUpBooks } from "#functions/audit/trial.ts";
import type { WithBookReads } from "#ports/deps.ts";

/** What every kind of account holds at this moment, by its name. */
export async function trialNow(
  books: Pick<WithBookReads, "reads" | "store">,
): Promise<ReadonlyMap<string, number>> {
  const added = await addUpBooks({ ...books, logError: rethrow }, undefined, 0, () => true);
  if (!("trial" in added)) throw new Error("there was time, and it is not through");
  return new Map(added.trial.accounts.map(({ account, balanceFen }) => [account, balanceFen]));
}

const rethrow = (error: unknown): never => {
  throw error;
};
