import { DatabaseError, requestFailed } from "../errors.ts";
import { isDoc, type Doc, type Value } from "../value.ts";
import { placeAt, unit, type Place } from "./sphere.ts";

/** A closed line: its last place is the first again. */
export type Ring = readonly Place[];

/** What a polygon covers: its first ring without its holes. */
export type Polygon = {
  readonly rings: readonly Ring[];
  /** The middle of its corners, which all lie within a quarter of the globe of it. */
  readonly middle: Place;
};

/** Any geometry, taken apart. */
export type Shape = {
  readonly points: readonly Place[];
  readonly lines: readonly (readonly Place[])[];
  readonly polygons: readonly Polygon[];
};

const POSITIONS_MAX = 100_000;
const PARTS_DEPTH_MAX = 10;

type Read = (coordinates: Value) => Partial<Shape>;

const TYPES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["Point", (at) => ({ points: [place(at)] })],
  ["MultiPoint", (list) => ({ points: many(list, 1).map(place) })],
  ["LineString", (list) => ({ lines: [line(list)] })],
  ["MultiLineString", (list) => ({ lines: many(list, 1).map(line) })],
  ["Polygon", (rings) => ({ polygons: [polygon(rings)] })],
  ["MultiPolygon", (list) => ({ polygons: many(list, 1).map(polygon) })],
]);

/** Whether the value looks like a geometry: GeoJSON, or the pair of numbers of former times. */
export function isGeometry(value: Value | undefined): boolean {
  if (value === undefined) return false;
  if (isDoc(value)) {
    const { type } = value;
    if (type === "GeometryCollection" || (typeof type === "string" && TYPES.has(type))) return true;
  }
  return pairOf(value) !== undefined;
}

/**
 * The shape of a GeoJSON geometry or of a pair of longitude and latitude.
 *
 * Errors: DATABASE_REQUEST_FAILED in words that name what is wrong, as MongoDB refuses it.
 */
export function shapeOf(value: Value, depth = 0): Shape {
  const pair = pairOf(value);
  if (pair !== undefined) return whole({ points: [place(pair)] });
  if (!isDoc(value)) throw badGeometry("is neither GeoJSON nor a pair of numbers");
  if (value["crs"] !== undefined) throw badGeometry("has a crs, which is not emulated");
  const { type, coordinates = null, geometries = null } = value;
  if (type === "GeometryCollection") {
    if (depth > PARTS_DEPTH_MAX) throw badGeometry("is nested too deeply");
    return together(many(geometries, 1).map((part) => shapeOf(part, depth + 1)));
  }
  const read = typeof type === "string" ? TYPES.get(type) : undefined;
  if (read === undefined) throw badGeometry(`has the unknown type ${JSON.stringify(type ?? null)}`);
  return whole(read(coordinates));
}

/** The shape of what a document holds; undefined for what is none or a wrong one, which no query finds. */
export function storedShape(value: Value | undefined): Shape | undefined {
  if (value === undefined || !isGeometry(value)) return undefined;
  try {
    return shapeOf(value);
  } catch (error) {
    if (error instanceof DatabaseError) return undefined;
    throw error;
  }
}

function whole({ points = [], lines = [], polygons = [] }: Partial<Shape>): Shape {
  return { points, lines, polygons };
}

function together(parts: readonly Shape[]): Shape {
  return {
    points: parts.flatMap(({ points }) => points),
    lines: parts.flatMap(({ lines }) => lines),
    polygons: parts.flatMap(({ polygons }) => polygons),
  };
}

/** `[lng, lat]` or `{ lng, lat }`, whatever the two fields are called. */
function pairOf(value: Value): Value[] | undefined {
  const pair = Array.isArray(value) ? value : isDoc(value) ? Object.values(value as Doc) : [];
  return pair.length === 2 && pair.every((n) => typeof n === "number") ? pair : undefined;
}

function place(position: Value): Place {
  const [longitude, latitude] = Array.isArray(position) ? position : [];
  if (typeof longitude !== "number" || typeof latitude !== "number") {
    throw badGeometry("needs positions of the form [longitude, latitude]");
  }
  if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
    throw badGeometry(
      `has a longitude or latitude out of bounds: lng: ${longitude} lat: ${latitude}`,
    );
  }
  return placeAt(longitude, latitude);
}

function line(positions: Value): Place[] {
  return many(positions, 2).map(place);
}

function polygon(rings: Value): Polygon {
  const [outer = [], ...holes] = many(rings, 1).map(ring);
  const sum = outer
    .slice(1)
    .reduce((a, b): Place => [a[0] + b[0], a[1] + b[1], a[2] + b[2]], [0, 0, 0] as Place);
  const middle = unit(sum);
  const isWide =
    middle === undefined ||
    outer.some(
      (corner) => corner[0] * middle[0] + corner[1] * middle[1] + corner[2] * middle[2] < 1e-6,
    );
  if (isWide) throw badGeometry("spans half of the globe, which is not emulated");
  return { rings: [outer, ...holes], middle };
}

function ring(positions: Value): Ring {
  const places = many(positions, 4).map(place);
  const [first] = places;
  const last = places.at(-1);
  const isClosed = first?.every((n, at) => Math.abs(n - (last?.[at] ?? Infinity)) < 1e-12);
  if (!isClosed) throw badGeometry("has a ring that is not closed: repeat its first position last");
  return places;
}

function many(list: Value, least: number): Value[] {
  if (!Array.isArray(list) || list.length < least) {
    throw badGeometry(`needs a list of at least ${least} where it has ${shown(list)}`);
  }
  if (list.length > POSITIONS_MAX) throw badGeometry(`has more than ${POSITIONS_MAX} positions`);
  return list;
}

function shown(value: Value): string {
  return Array.isArray(value) ? `${value.length}` : value === null ? "none" : typeof value;
}

function badGeometry(what: string): Error {
  return requestFailed(`a geometry ${what}`);
}
