import type { Client } from "#adapters/cloudbase/client.ts";
import { type Calendar, emptyCalendar } from "#core/plan/calendar.ts";

type Aggregate = ReturnType<ReturnType<Client["db"]["collection"]>["aggregate"]>;

/**
 * One aggregate that starts at the plan calendar, which always exists, and joins what else is asked:
 * `keys` are put beside it for the look-ups. So one request tells the plan in force and the person.
 * An environment that never had a calendar gets an empty one, once.
 */
export async function calendarRoot<Found extends { calendar: Calendar }>(
  { db }: Client,
  keys: Readonly<Record<string, string | readonly string[]>>,
  join: (root: Aggregate) => Aggregate,
): Promise<Found> {
  const ask = async () => {
    const root = db
      .collection("calendars")
      .aggregate()
      .match({ _id: "plans" })
      .addFields({ ...keys, calendar: "$$ROOT" });
    const { data } = await join(root).limit(1).end();
    return (data as Found[])[0];
  };
  const found = await ask();
  if (found) return found;
  await db
    .collection("calendars")
    .add({ ...emptyCalendar, rev: 1 })
    .catch(() => undefined); // Somebody else was first: the second look tells.
  const second = await ask();
  if (!second) throw new Error("the plan calendar could not be made");
  return second;
}
