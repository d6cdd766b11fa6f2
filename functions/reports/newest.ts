import { chinaDay, DAY_MS } from "#core/time.ts";
import type { Collections, Store } from "#ports/store.ts";

/** Runs of so many days are looked through for the newest. */
const RECENT_DAYS = 30;

/** The newest nightly run; undefined where none was in the last days. 1 request. */
export async function newest<C extends "monitors" | "audits">(
  store: Store,
  collection: C,
  nowMs: number,
): Promise<Collections[C] | undefined> {
  // Ids are days: the page begins after this one.
  const page = await store.page(
    collection,
    chinaDay(nowMs - RECENT_DAYS * DAY_MS),
    RECENT_DAYS + 1,
  );
  return page.at(-1);
}
