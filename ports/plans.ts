import type { CalendarEntry } from "#core/plan/calendar.ts";
import type { PublishedPlan } from "#core/plan/published.ts";

/** Published plan versions. They never change, so an implementation may keep them in memory. */
export interface Plans {
  /**
   * A version. Throws when it does not exist or its seal is broken: such a plan was published by
   * no function, and nobody may earn by it. 1 request, or none when it is known already.
   */
  get(entry: CalendarEntry): Promise<PublishedPlan>;
}
