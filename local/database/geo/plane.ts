import { requestFailed } from "../errors.ts";
import { isDoc, type Value } from "../value.ts";

/** A point of the flat legacy shapes: longitude and latitude taken for x and y. */
export type Point = readonly [x: number, y: number];

/** The point of `[x, y]`, `{ x, y }` or a GeoJSON point. Refuses anything else. */
export function pointOf(value: Value): Point {
  const isGeoJson = isDoc(value) && value["type"] === "Point";
  const pair = isGeoJson ? (value["coordinates"] ?? null) : value;
  const [x, y] = Array.isArray(pair) ? pair : isDoc(pair) ? Object.values(pair) : [];
  if (typeof x === "number" && typeof y === "number") return [x, y];
  throw requestFailed("a point must be two numbers: [longitude, latitude]");
}

export function isInBox([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): boolean {
  return (
    x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2)
  );
}

export function isInCircle([x, y]: Point, [cx, cy]: Point, radius: number): boolean {
  return Math.hypot(x - cx, y - cy) <= radius;
}

/** Inside of the ring or on its border; the last corner is joined to the first. */
export function isInRing([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (const [at, [x2, y2]] of ring.entries()) {
    const [x1, y1] = ring.at(at - 1) ?? [x2, y2];
    const turn = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    if (turn === 0 && isInBox([x, y], [x1, y1], [x2, y2])) return true;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
