import { requestFailed } from "../errors.ts";
import { compileFind, parsePath } from "../path.ts";
import { isDoc, type Doc, type Value } from "../value.ts";
import { angleTo } from "./relations.ts";
import { shapeOf, storedShape } from "./shapes.ts";
import { EARTH_RADIUS_METRES, type Place } from "./sphere.ts";

/** A search around a place: the nearest come first. */
export type Near = {
  readonly path: string;
  readonly from: Place;
  /** In metres, as all that follows. */
  readonly least: number;
  readonly most: number;
};

const NEAR = ["$near", "$nearSphere"] as const;
const OPERATORS: readonly string[] = [...NEAR, "$maxDistance", "$minDistance"];

/** The search around a place that a query asks for at its top or in an `$and` there, and what else it asks. */
export type Split = { readonly near: Near; readonly rest: Doc };

/** Undefined for a query without `$near` and `$nearSphere`: nearly every one. */
export function splitNear(query: Doc): Split | undefined {
  let near: Near | undefined;
  const rest: Doc = {};
  const take = (found: Near): void => {
    if (near !== undefined) throw requestFailed("Too many geoNear expressions");
    near = found;
  };
  for (const [path, operand] of Object.entries(query)) {
    if (path === "$and" && Array.isArray(operand)) {
      rest[path] = operand.map((inner) => {
        const split = isDoc(inner) ? splitNear(inner) : undefined;
        if (split !== undefined) take(split.near);
        return split?.rest ?? inner;
      });
    } else if (isNear(operand)) {
      take(nearAsked(path, operand));
      const others = Object.entries(operand).filter(([name]) => !OPERATORS.includes(name));
      if (others.length > 0) rest[path] = Object.fromEntries(others);
    } else {
      rest[path] = operand;
    }
  }
  return near && { near, rest };
}

/** What `$near` or `$nearSphere` asks, if the query has one. */
export function nearOf(query: Doc): Near | undefined {
  return splitNear(query)?.near;
}

function isNear(operand: Value): operand is Doc {
  return isDoc(operand) && NEAR.some((name) => operand[name] !== undefined);
}

function nearAsked(path: string, operand: Doc): Near {
  const name = NEAR.find((one) => operand[one] !== undefined) ?? "$near";
  const asked = operand[name] ?? null;
  if (isDoc(asked) && asked["$geometry"] !== undefined) {
    return nearPlace(path, asked["$geometry"], {
      least: asked["$minDistance"] ?? operand["$minDistance"],
      most: asked["$maxDistance"] ?? operand["$maxDistance"],
    });
  }
  // A pair of numbers means the plane to $near, and radians to $nearSphere.
  if (name === "$near") throw requestFailed("not emulated: $near of a pair; use $geometry");
  const { least, most, ...rest } = nearPlace(path, asked, {
    least: operand["$minDistance"],
    most: operand["$maxDistance"],
  });
  return { ...rest, least: least * EARTH_RADIUS_METRES, most: most * EARTH_RADIUS_METRES };
}

/** Errors: DATABASE_REQUEST_FAILED where the place is no point or a distance is no number from 0. */
export function nearPlace(
  path: string,
  place: Value,
  { least = 0, most = Infinity }: { least?: Value | undefined; most?: Value | undefined },
): Near {
  const { points, lines, polygons } = shapeOf(place);
  const [from] = points;
  if (from === undefined || points.length + lines.length + polygons.length > 1) {
    throw requestFailed("a search for the nearest needs a Point to start from");
  }
  return { path, from, least: metres(least), most: metres(most) };
}

function metres(distance: Value): number {
  if (typeof distance === "number" && distance >= 0) return distance;
  throw requestFailed("a distance must be a number, not below 0");
}

/** How far a document is, in metres; undefined where it is too near, too far, or nowhere. */
export function distanceTo({ path, from, least, most }: Near): (doc: Doc) => number | undefined {
  const names = parsePath(path);
  return (doc) => {
    let nearest: number | undefined;
    // A field may hold several places; the nearest that is far enough counts.
    compileFind(
      names,
      (value) => {
        const shape = storedShape(value);
        if (shape === undefined) return false;
        const distance = angleTo(shape, from) * EARTH_RADIUS_METRES;
        if (distance < least || distance > most) return false;
        if (nearest === undefined || distance < nearest) nearest = distance;
        return false;
      },
      true,
    )(doc);
    return nearest;
  };
}
