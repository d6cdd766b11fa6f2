import type { Fan } from "#core/attribution/fan.ts";
import { withRecommendation } from "#core/attribution/recommendation.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import { err, ok } from "#core/result.ts";
import { BusyError, CHANGE_TRIES_MAX, type Removable, type Store } from "#ports/store.ts";

/**
 * Turns recommendations on or off. Who was never recorded and wants it on needs no document. 2 requests, 1 document.
 * Returns the fan; null when there is none.
 */
export async function turnedTo(
  store: Store,
  openid: string,
  isOn: boolean,
  nowMs: number,
): Promise<Fan | null> {
  const changed = await store.change("fans", openid, (fan) =>
    fan === undefined && isOn
      ? err("nothing to change")
      : ok(withRecommendation(fan ?? emptyFan(openid), isOn, nowMs)),
  );
  return changed.ok ? changed.value : null;
}

/** Removes a document, whoever changes it meanwhile. 2 requests; 1 when there is none. Throws `BusyError`. */
export async function removed(store: Store, from: Removable, id: string): Promise<void> {
  for (let tries = 0; tries < CHANGE_TRIES_MAX; tries++) {
    const known = await store.get(from, id);
    if (known === undefined || (await store.remove(from, id, known.rev))) return;
  }
  throw new BusyError(`${from}/${id}`);
}
