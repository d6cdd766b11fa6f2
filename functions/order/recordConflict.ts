import type { Fen } from "#core/money.ts";
import { chinaDay } from "#core/time.ts";
import type { Deps } from "#ports/deps.ts";

/** What contradicts our books: a code, and the amount that we have, where it is the amount. */
type Contradiction = { readonly code: string; readonly oursFen?: Fen };
const CONTRADICTIONS: ReadonlySet<string> = new Set([
  ...["amount_differs", "fact_conflict", "refund_exceeds_paid", "wrong_merchant"],
]);

/**
 * Puts down that WeChat, whose word it certainly is, says something that our books contradict: a break for staff. Told
 * again it is the same break. Other errors are none of this. 1 request.
 */
export async function recordConflict(
  { store }: Pick<Deps, "store">,
  told: { readonly about: string; readonly theirsFen: Fen | null; readonly error: Contradiction },
  nowMs: number,
): Promise<void> {
  const { about, theirsFen, error } = told;
  if (!CONTRADICTIONS.has(error.code)) return;
  await store.create("breaks", {
    _id: `fact_conflict:${about}`,
    rev: 0,
    kind: "fact_conflict",
    day: chinaDay(nowMs),
    about,
    theirsFen,
    oursFen: error.oursFen ?? null,
    foundAtMs: nowMs,
    owner: null,
    note: error.code,
    closedAtMs: null,
    closedBy: null,
  });
}
