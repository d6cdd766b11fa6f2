import { CronPatternError, parseCron } from "../timers/cron.ts";
import { complain, listAt, objectAt, textAt, within, type Place } from "./fields.ts";

export type TimerSpec = { readonly name: string; readonly config: string };

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

/** The timer of a function, of which CloudBase takes one. */
export function readTimers(value: unknown, place: Place): TimerSpec[] {
  const triggers = listAt(value, place);
  if (triggers.length > 1) throw complain(place, "has more than one entry; CloudBase takes one");
  return triggers.map((item, i) => {
    const at = within(place, i);
    const trigger = objectAt(item, at);
    textAt(trigger["type"], within(at, "type"), /^timer$/);
    const config = textAt(trigger["config"], within(at, "config"), /./);
    try {
      parseCron(config);
    } catch (error) {
      if (!(error instanceof CronPatternError)) throw error;
      throw complain(within(at, "config"), error.message);
    }
    return { name: textAt(trigger["name"], within(at, "name"), NAME), config };
  });
}
