import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import type { Collections, Store } from "#ports/store.ts";

/** A page is one month of days. */
const DAYS = 31;

/** Documents whose `_id` is a day in China, those of the month before `beforeDay` (null = up to now), the newest first. 1 request. */
export async function dayPage<C extends "audits" | "monitors">(
  store: Store,
  from: C,
  beforeDay: string | null,
  nowMs: number,
): Promise<{ days: readonly Collections[C][]; nextBeforeDay: string | null }> {
  const untilMs = beforeDay === null ? nowMs + DAY_MS : dayStartMs(beforeDay);
  const page = await store.page(from, chinaDay(untilMs - (DAYS + 1) * DAY_MS), DAYS);
  const days = page.filter(({ _id }) => _id < chinaDay(untilMs)).reverse();
  return { days, nextBeforeDay: days.at(-1)?._id ?? null };
}
