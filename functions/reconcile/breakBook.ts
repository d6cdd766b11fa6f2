import type { Break } from "#core/reconcile/break.ts";
import { breakId, found, mended, neverLacking } from "#core/reconcile/breaks.ts";
import type { Difference } from "#core/reconcile/match.ts";
import { ok } from "#core/result.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithBillReads } from "#ports/deps.ts";
import type { BreakPlace } from "#ports/billReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** So many open breaks one run looks after, the oldest first: whoever has more has another problem. */
const OPEN_PAGES_MAX = 50;

/** The open breaks of a run: what is found is written down, what is matched is closed. */
export type BreakBook = {
  readonly open: () => readonly Break[];
  /** Writes differences down; each is one break, however often it is found. */
  readonly found: (differences: readonly Difference[], day: string) => Promise<void>;
  /** Closes those of the ids that are open. */
  readonly mended: (ids: readonly string[]) => Promise<void>;
  /** It is known that the bill of another day has what a difference would say is lacking. */
  readonly notLacking: (
    difference: Difference,
    where: { readonly day: string; readonly beganMs: number },
  ) => Promise<void>;
};

/** Reads the open breaks: 1 request per 100. */
export async function openBreakBook(
  { store, reads }: WithBillReads,
  nowMs: number,
  failed: (error: unknown) => void,
): Promise<BreakBook> {
  const open = new Map<string, Break>();
  let after: BreakPlace | null = null;
  for (let page = 0; page < OPEN_PAGES_MAX; page++) {
    const breaks: readonly Break[] = await reads.breaksPage(true, after, PAGE_MAX);
    for (const one of breaks) open.set(one._id, one);
    const last = breaks.at(-1);
    if (!last || breaks.length < PAGE_MAX) break;
    after = { foundAtMs: last.foundAtMs, id: last._id };
  }
  const keep = (changed: Break) => {
    if (changed.closedAtMs === null) open.set(changed._id, changed);
    else open.delete(changed._id);
  };
  return {
    open: () => [...open.values()],
    found: (differences, day) =>
      inParallel(
        differences,
        async (difference) => {
          const put = await store.change("breaks", breakId(difference), (known) =>
            ok(found(known, difference, day, nowMs)),
          );
          if (put.ok) keep(put.value);
        },
        failed,
      ),
    mended: (ids) =>
      inParallel(
        ids.filter((id) => open.has(id)),
        async (id) => {
          const known = open.get(id);
          if (!known) return;
          const put = await store.change("breaks", id, (read = known) => ok(mended(read, nowMs)));
          if (put.ok) keep(put.value);
        },
        failed,
      ),
    async notLacking(difference, where) {
      const put = await store.change("breaks", breakId(difference), (known) =>
        ok(neverLacking(known, difference, where, nowMs)),
      );
      if (put.ok) keep(put.value);
    },
  };
}
