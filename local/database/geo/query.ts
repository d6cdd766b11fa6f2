import { requestFailed } from "../errors.ts";
import { isDoc, type Doc, type Value } from "../value.ts";
import { isInBox, isInCircle, isInRing, pointOf, type Point } from "./plane.ts";
import { isWithin, isWithinCap, meet } from "./relations.ts";
import { isGeometry, shapeOf, storedShape, type Shape } from "./shapes.ts";

/** Asks a value that may hold a geometry; anything else is not found. */
export type GeometryTest = (value: Value | undefined) => boolean;

/**
 * `$geoWithin`: all of the geometry lies in a polygon (`$geometry`), in a circle on the globe (`$centerSphere`, in
 * radians), or on the plane in a `$box`, `$polygon` or `$center`.
 */
export function geoWithin(operand: Value): GeometryTest {
  const [region, value] = onlyField(operand, "$geoWithin");
  switch (region) {
    case "$geometry": {
      const { points, lines, polygons } = shapeOf(value);
      if (polygons.length === 0 || points.length > 0 || lines.length > 0) {
        throw requestFailed("$geoWithin needs a Polygon or a MultiPolygon");
      }
      return onShape((shape) => isWithin(shape, polygons));
    }
    case "$centerSphere": {
      const [centre, radians] = circle(region, value);
      const at = shapeOf(centre).points[0];
      if (at === undefined) throw requestFailed("$centerSphere needs a point");
      return onShape((shape) => isWithinCap(shape, { centre: at, radians }));
    }
    case "$center": {
      const [centre, radius] = circle(region, value);
      const around = pointOf(centre);
      return onPoint((point) => isInCircle(point, around, radius));
    }
    case "$box": {
      const [from, to] = corners(region, value, 2);
      return onPoint((point) => isInBox(point, from ?? point, to ?? point));
    }
    case "$polygon": {
      const ring = corners(region, value, 3);
      return onPoint((point) => isInRing(point, ring));
    }
    default:
      throw requestFailed(`$geoWithin knows no ${region}`);
  }
}

/** `$geoIntersects`: the geometry shares a place with the one given. */
export function geoIntersects(operand: Value): GeometryTest {
  const [field, value] = onlyField(operand, "$geoIntersects");
  if (field !== "$geometry") throw requestFailed(`$geoIntersects knows no ${field}`);
  const wanted = shapeOf(value);
  return onShape((shape) => meet(shape, wanted));
}

function onShape(test: (shape: Shape) => boolean): GeometryTest {
  return (value) => {
    const shape = storedShape(value);
    return shape !== undefined && test(shape);
  };
}

function onPoint(test: (point: Point) => boolean): GeometryTest {
  return (value) => {
    if (value === undefined || !isGeometry(value)) return false;
    const isPoint = !isDoc(value) || value["type"] === undefined || value["type"] === "Point";
    return isPoint && test(pointOf(value));
  };
}

function onlyField(operand: Value, operator: string): [string, Value] {
  const [first, ...others] = isDoc(operand) ? Object.entries(operand as Doc) : [];
  if (first === undefined || others.length > 0) {
    throw requestFailed(`${operator} needs one geometry, as { $geometry: … }`);
  }
  return first;
}

function circle(region: string, value: Value): [Value, number] {
  const [centre = null, radius = null] = Array.isArray(value) ? value : [];
  if (typeof radius !== "number" || !(radius >= 0)) {
    throw requestFailed(`${region} needs [[longitude, latitude], radius]`);
  }
  return [centre, radius];
}

function corners(region: string, value: Value, least: number): Point[] {
  if (!Array.isArray(value) || value.length < least) {
    throw requestFailed(`${region} needs a list of at least ${least} points`);
  }
  return value.map(pointOf);
}
