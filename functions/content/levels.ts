import { emptyCalendar } from "#core/plan/calendar.ts";
import { planLevels } from "#functions/catalogue/customer.ts";
import type { Deps } from "#ports/deps.ts";

/** Whether the plan in force names a level. 1 request; 1 more when the plan is not in memory. */
export async function isLevel(deps: Deps, level: string, nowMs: number): Promise<boolean> {
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  return (await planLevels(deps, calendar, nowMs)).includes(level);
}
