import type { Place } from "#ports/messageReads.ts";

/** Where a page of a list by time ended, as a client carries it: `1700000000000:O1`. */
export const placeText = ({ atMs, id }: Place): string => `${atMs}:${id}`;

/** Null = from the start. The contract has seen to its form. */
export function readPlace(cursor: string): Place | null {
  if (cursor === "") return null;
  const colon = cursor.indexOf(":");
  return { atMs: Number(cursor.slice(0, colon)), id: cursor.slice(colon + 1) };
}
