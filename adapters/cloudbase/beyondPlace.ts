import type { Client } from "#adapters/cloudbase/client.ts";
import type { Place } from "#ports/messageReads.ts";

/** What comes after a place in a list by the field `time` and, within an instant, by the field `id`; the newest first. */
export const beyondPlace =
  (_: Client["db"]["command"]) =>
  (time: string, id: string, after: Place | null, isDescending = true): readonly object[] => {
    if (after === null) return [];
    const [than, bound] = isDescending ? [_.lt, _.lte] : [_.gt, _.gte];
    return [
      { [time]: bound(after.atMs) }, // Said twice: the bound alone lets the index begin there.
      _.or([{ [time]: than(after.atMs) }, { [time]: after.atMs, [id]: than(after.id) }]),
    ];
  };
