import type { Polygon, Ring, Shape } from "./shapes.ts";
import {
  angle,
  angleToArc,
  arcsCross,
  arcsMeet,
  cross,
  dot,
  isOnArc,
  unit,
  type Place,
} from "./sphere.ts";

/** A circle on the globe: a place and an angle around it, in radians. */
export type Cap = { readonly centre: Place; readonly radians: number };

/** Whether all of a shape lies in one of the polygons, borders included. */
export function isWithin(shape: Shape, polygons: readonly Polygon[]): boolean {
  return (
    shape.points.every((point) => polygons.some((area) => covers(area, point))) &&
    shape.lines.every((line) => polygons.some((area) => coversLine(area, line))) &&
    shape.polygons.every((inner) => polygons.some((area) => coversPolygon(area, inner)))
  );
}

/** Whether all of a shape lies in a circle. One below half of the globe holds an arc whose ends it holds. */
export function isWithinCap({ points, lines, polygons }: Shape, { centre, radians }: Cap): boolean {
  const isIn = (place: Place) => angle(place, centre) <= radians;
  return (
    points.every(isIn) &&
    lines.every((line) => line.every(isIn)) &&
    polygons.every(({ rings }) => rings.every((ring) => ring.every(isIn)))
  );
}

/** Whether two shapes share a place. */
export function meet(a: Shape, b: Shape): boolean {
  return (
    a.points.some((point) => holds(b, point)) ||
    b.points.some((point) => holds(a, point)) ||
    edgesOf(a).some(([p, q]) => edgesOf(b).some(([r, s]) => arcsMeet(p, q, r, s))) ||
    // Without a common border, one of the two lies inside of the other or they are apart.
    cornersOf(a).some((corner) => b.polygons.some((area) => covers(area, corner))) ||
    cornersOf(b).some((corner) => a.polygons.some((area) => covers(area, corner)))
  );
}

/** The angle from a place to the nearest one of a shape, in radians. 0 inside of a polygon. */
export function angleTo(shape: Shape, from: Place): number {
  if (shape.polygons.some((area) => covers(area, from))) return 0;
  return Math.min(
    ...shape.points.map((point) => angle(from, point)),
    ...edgesOf(shape).map(([a, b]) => angleToArc(from, a, b)),
  );
}

type Edge = readonly [Place, Place];

function edgesOfLine(line: readonly Place[]): Edge[] {
  return line.slice(1).map((place, at): Edge => [line[at] ?? place, place]);
}

function edgesOf({ lines, polygons }: Shape): Edge[] {
  return [...lines, ...polygons.flatMap(({ rings }) => rings)].flatMap(edgesOfLine);
}

function cornersOf({ lines, polygons }: Shape): Place[] {
  return [...lines.flat(), ...polygons.flatMap(({ rings }) => rings[0] ?? [])];
}

function holds({ points, lines, polygons }: Shape, place: Place): boolean {
  return (
    points.some((point) => isOnArc(place, point, point)) ||
    lines.some((line) => isOnBorder(line, place)) ||
    polygons.some((area) => covers(area, place))
  );
}

function isOnBorder(line: readonly Place[], place: Place): boolean {
  return edgesOfLine(line).some(([a, b]) => isOnArc(place, a, b));
}

/** Inside of the polygon or on its border; a hole's border belongs to it too. */
function covers({ rings, middle }: Polygon, place: Place): boolean {
  if (rings.some((ring) => isOnBorder(ring, place))) return true;
  const [outer = [], ...holes] = rings;
  return surrounds(outer, middle, place) && !holes.some((hole) => surrounds(hole, middle, place));
}

/**
 * Whether a ring goes around a place. Seen from the middle of the globe onto a plane that touches it at `middle`,
 * arcs are straight lines, so the crossings of a ray in that plane can be counted.
 */
function surrounds(ring: Ring, middle: Place, place: Place): boolean {
  if (dot(place, middle) <= 0) return false;
  const [east, north] = axesAt(middle);
  const onPlane = (p: Place): [number, number] => {
    const depth = dot(p, middle);
    return [dot(p, east) / depth, dot(p, north) / depth];
  };
  const [x, y] = onPlane(place);
  let inside = false;
  for (const [from, to] of edgesOfLine(ring)) {
    const [x1, y1] = onPlane(from);
    const [x2, y2] = onPlane(to);
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function axesAt(middle: Place): [Place, Place] {
  const east = unit(cross([0, 0, 1], middle)) ?? [1, 0, 0];
  return [east, cross(middle, east)];
}

function coversLine(area: Polygon, line: readonly Place[]): boolean {
  const edges = edgesOfLine(line);
  const leaves = area.rings.some((ring) =>
    edgesOfLine(ring).some(([a, b]) => edges.some(([c, d]) => arcsCross(a, b, c, d))),
  );
  return !leaves && line.every((place) => covers(area, place)) && edges.every(middleIn(area));
}

/** An edge between two corners of the border may still run outside. */
function middleIn(area: Polygon): (edge: Edge) => boolean {
  return ([a, b]) => {
    const middle = unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
    return middle === undefined || covers(area, middle);
  };
}

function coversPolygon(area: Polygon, inner: Polygon): boolean {
  const [, ...holes] = area.rings;
  return (
    inner.rings.every((ring) => coversLine(area, ring)) &&
    // A hole of the outer one inside of the inner one is a part that is not covered.
    holes.every((hole) => !hole.every((corner) => covers(inner, corner)) || isHoleOf(inner, hole))
  );
}

function isHoleOf({ rings: [, ...holes] }: Polygon, hole: Ring): boolean {
  return holes.some((own) => hole.every((corner) => isOnBorder(own, corner)));
}
