import type { Approved, PreviewManyReply } from "#contracts/withdraw.ts";
import type { Fen } from "#core/money.ts";

type One = { readonly promoterId: string; readonly withdrawalId: string };
/** A withdrawal that somebody says yes or no to. */
export type Reviewable = One & {
  readonly promoterNumber: number | null;
  readonly amountFen: number;
};
/** What names a withdrawal, and nothing else: requests take no more. */
export const chosenOf = ({ promoterId, withdrawalId }: One): One => ({ promoterId, withdrawalId });
type Reply = { readonly results: readonly Approved[] };
export const keyOf = ({ promoterId, withdrawalId }: One): string => `${promoterId}:${withdrawalId}`;

/** Whether the operating account keeps what would be paid from going out. */
export const isShort = ({ balance }: Pick<PreviewManyReply, "balance">): boolean =>
  balance === "short" || balance === "unknown";
/** A yes with what the person was told that it pays: null = nothing yet. */
export type Yes = One & { readonly netFen: Fen | null };
/**
 * What a yes can be said to now: a first yes of two sends nothing, so that it needs no balance. Each goes with what it
 * pays, so that a limit or a tax that changed meanwhile is refused and shown instead of paid.
 */
export const ableOf = (preview: Pick<PreviewManyReply, "balance" | "rows">): readonly Yes[] =>
  preview.rows
    .filter(
      ({ outcome }) => outcome === "needs_second" || (outcome === "pays" && !isShort(preview)),
    )
    .map((row) => ({ ...chosenOf(row), netFen: row.outcome === "pays" ? row.netFen : null }));

/** One call takes so many. */
const SLICE = 50;
/** So often in a row nothing may come of a call before it stops: then somebody else holds everything. */
const IDLE_MAX = 3;

const codeOf = ({ result }: Approved): unknown =>
  result.ok ? null : (result.error as { readonly code?: unknown }).code;
/** What nothing but time was in the way of: asking again may do it. */
export const mayTryAgain = (one: Approved): boolean =>
  codeOf(one) === "busy" || codeOf(one) === "internal";
/** What is not done because it would pay something else than was shown. */
export const isChanged = (one: Approved): boolean => codeOf(one) === "payout_changed";
const isBusy = (one: Approved): boolean => codeOf(one) === "busy";

/**
 * Says yes to many, slice by slice, and again to those for which the time of a call did not suffice, until each has its
 * answer or nothing moves any more.
 *
 * - `approve`: one call. `told`: what is known so far, after each of them.
 * - Returns the answers in the order of `chosen`; those that stayed busy are told so.
 */
export async function approveAll(
  chosen: readonly Yes[],
  approve: (some: readonly Yes[]) => Promise<Reply>,
  told: (known: readonly Approved[]) => void,
): Promise<readonly Approved[]> {
  const answers = new Map<string, Approved>();
  const known = () => chosen.flatMap((one) => answers.get(keyOf(one)) ?? []);
  let left = [...chosen];
  for (let idle = 0; left.length > 0 && idle < IDLE_MAX;) {
    const slice = left.slice(0, SLICE);
    const { results } = await approve(slice);
    for (const one of results) answers.set(keyOf(one), one);
    const answered = new Set(results.filter((one) => !isBusy(one)).map(keyOf));
    idle = answered.size === 0 ? idle + 1 : 0;
    // What was busy lets the others go first.
    left = [...left.slice(SLICE), ...slice.filter((one) => !answered.has(keyOf(one)))];
    told(known().filter((one) => !isBusy(one)));
  }
  return known();
}
