import type { Census } from "#core/audit/census.ts";
import type { Violation } from "#core/audit/violation.ts";
import { ok } from "#core/result.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** Says which counts there are, so that nobody takes one away together with what it counted. */
export const INDEX_ID = "index";

/** Which counts there were before, and what this look finds of them. */
export type Counts = {
  readonly known: ReadonlySet<string>;
  readonly met: Set<string>;
  readonly lost: Set<string>;
};

/** 1 request; 1 more where nothing says how far the last look came. `next`: where that one stopped. */
export async function countsBefore(
  { store }: Deps,
  next: Census | undefined,
  nowMs: number,
): Promise<Counts> {
  const index = await store.get("censuses", INDEX_ID);
  const wasThere = next ? next.ids.includes(INDEX_ID) : await hasLooked(store, nowMs);
  const isLost = index === undefined && wasThere;
  return {
    known: new Set(index?.ids),
    met: new Set(),
    lost: new Set([...(index?.gone ?? []), ...(isLost ? [INDEX_ID] : [])]),
  };
}

const RECENT_MS = 30 * DAY_MS;
async function hasLooked(store: Deps["store"], nowMs: number): Promise<boolean> {
  const runs = await store.page("audits", chinaDay(nowMs - RECENT_MS), PAGE_MAX);
  return runs.some(({ documents = 0 }) => documents > 0);
}

/** A count that is not there though it was is lost, until people say that it is well. */
export function missed({ known, lost }: Counts, id: string): void {
  if (known.has(id)) lost.add(id);
}

/** Writes down which counts there are now, if anything is new. 0 or 2 requests. */
export async function keepCounts(
  { store }: Deps,
  { known, met, lost }: Counts,
  nowMs: number,
): Promise<void> {
  const isNew = [...met].some((id) => !known.has(id));
  if (!isNew && lost.size === 0) return;
  await store.change("censuses", INDEX_ID, (there) => {
    const ids = [...new Set([...(there?.ids ?? []), ...met])].sort();
    const gone = [...new Set([...(there?.gone ?? []), ...lost])].sort();
    if (there && there.ids.join() === ids.join() && there.gone.join() === gone.join()) {
      return ok(there);
    }
    const place = { _id: INDEX_ID, rev: there?.rev ?? 0, fromId: "", untilId: null };
    return ok({ ...place, collection: "censuses", ids, gone, countedAtMs: nowMs });
  });
}

export const lostCounts = ({ lost }: Counts): readonly Violation[] =>
  [...lost].map((id) => ({
    ...{ invariant: "I27", id: `censuses/${id}`, todo: LOST_TODO },
    text: "was removed: what else was removed until then, nobody can tell",
  }));
const LOST_TODO =
  "审计的清点记录被删掉了，期间删掉的文档查不出来。用时间点回档核对；确认没有问题后，运行 npm run audit -- --accept censuses/编号。";
