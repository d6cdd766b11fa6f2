import { useEffect, useState } from "preact/hooks";
import { hashOf, readHash, type Place } from "./address.ts";

/** Where the reader is; the component is drawn anew when he goes elsewhere. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => readHash(location.hash));
  useEffect(() => {
    const follow = () => setPlace(readHash(location.hash));
    addEventListener("hashchange", follow);
    // He may have gone on before anybody listened.
    if (hashOf(place.path, place.query) !== location.hash) follow();
    return () => removeEventListener("hashchange", follow);
  }, []);
  return place;
}

export function goTo(
  path: readonly string[],
  query: Record<string, string | undefined> = {},
): void {
  location.hash = hashOf(path, query);
}

/** Changes fields of the query; typing into a search leaves no trail of steps to go back over. */
export function setQuery(place: Place, changes: Record<string, string | undefined>): void {
  const hash = hashOf(place.path, { ...place.query, ...changes });
  if (hash === location.hash) return;
  // A search that was still waiting must not call back somebody who has gone elsewhere.
  if (hashOf(place.path) !== hashOf(readHash(location.hash).path)) return;
  history.replaceState(null, "", hash);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Which page of a list an address shows: how many rows stand before it. */
export function offsetOf({ query }: Place): number {
  return Math.max(0, Number.parseInt(query["offset"] ?? "", 10) || 0);
}

export function turnTo(place: Place): (offset: number) => void {
  return (offset) => setQuery(place, { offset: offset === 0 ? undefined : String(offset) });
}
