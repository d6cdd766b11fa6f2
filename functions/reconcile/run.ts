import { emptySweep } from "#core/wallet/sweep.ts";
import { ok } from "#core/result.ts";
import { dayStartMs } from "#core/time.ts";
import type { BillKind } from "#core/reconcile/billDay.ts";
import type { BreakBook } from "#functions/reconcile/breakBook.ts";
import type { WithBillReads, WithBills, WithTransfers } from "#ports/deps.ts";

export type ReconcileDeps = WithBillReads & WithBills & WithTransfers;

/** A slice ends well before its function's timeout (60 s, cloudbaserc.json); the next one goes on. */
export const RUN_MS = 35_000;
export const SWEEP = "reconcile";

/** One run of the timer: what all its parts share. */
export type Run = {
  readonly deps: ReconcileDeps;
  readonly nowMs: number;
  readonly book: BreakBook;
  /** Whether the slice is over. */
  readonly isOver: () => boolean;
  readonly count: { days: number; replayed: number; failed: number };
};

/** Puts one failed row down: it is tried again, since its day does not count as matched. */
export function failedIn({ deps, count }: Pick<Run, "deps" | "count">) {
  return (error: unknown): void => {
    count.failed += 1;
    deps.logError(error);
  };
}

/** How far a long bill has come: after which row, by its key, and whether all before it went well. */
export type Cursor = { readonly after: string; readonly isWhole: boolean };

/** Where an earlier slice of this very bill stopped; null = nowhere. */
export async function cursorOf({ deps }: Run, kind: BillKind, day: string): Promise<Cursor | null> {
  const pass = (await deps.store.get("sweeps", SWEEP))?.pass ?? null;
  const start = `${kind}|`;
  if (pass?.untilMs !== dayStartMs(day) || !pass.afterId.startsWith(start)) return null;
  return { after: pass.afterId.slice(start.length), isWhole: pass.isWhole };
}

/** Notes how far a bill has come; null = it is done. A note that is lost only means that rows are looked at again. */
export async function noteCursor(
  { deps }: Run,
  kind: BillKind,
  day: string,
  cursor: Cursor | null,
): Promise<void> {
  const pass = cursor && {
    untilMs: dayStartMs(day),
    afterId: `${kind}|${cursor.after}`,
    isWhole: cursor.isWhole,
  };
  await deps.store.change("sweeps", SWEEP, (known = emptySweep(SWEEP)) =>
    ok(pass === null && known.pass === null ? known : { ...known, pass }),
  );
}
