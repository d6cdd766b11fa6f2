import { notEmulated, requestFailed } from "../errors.ts";
import { isDoc, type Doc, type Value } from "../value.ts";
import { nearPlace, type Near } from "./near.ts";

/** What a `$geoNear` stage asks for. */
export type NearStage = {
  readonly near: Omit<Near, "path"> & { readonly path: string | undefined };
  readonly query: Doc;
  readonly limit: number | undefined;
  /** Where each document gets its distance, in metres times `multiplier`. */
  readonly distanceField: string;
  readonly multiplier: number;
  /** Where each document gets the place that was measured. */
  readonly includeLocs: string | undefined;
};

const KNOWN = [
  ...["near", "distanceField", "spherical", "limit", "num", "maxDistance", "minDistance"],
  ...["query", "distanceMultiplier", "includeLocs", "key", "uniqueDocs"],
];

/** Errors: DATABASE_REQUEST_FAILED for what MongoDB refuses; "not emulated" for a flat search. */
export function readNearStage(spec: Value): NearStage {
  if (!isDoc(spec)) throw requestFailed("$geoNear needs an object");
  const unknown = Object.keys(spec).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw notEmulated(`$geoNear ${unknown}`);
  const { near = null, query = {}, minDistance, maxDistance, key, distanceMultiplier = 1 } = spec;
  if (!isDoc(near) || near["type"] === undefined) {
    throw notEmulated("$geoNear of a pair on the plane; use a GeoJSON point");
  }
  if (!isDoc(query)) throw requestFailed("$geoNear's query must be an object");
  const limit = spec["limit"] ?? spec["num"];
  const isCount = typeof limit === "number" && Number.isInteger(limit) && limit > 0;
  if (limit !== undefined && !isCount)
    throw requestFailed("$geoNear's limit must be a number from 1");
  if (typeof distanceMultiplier !== "number") {
    throw requestFailed("$geoNear's distanceMultiplier must be a number");
  }
  return {
    near: {
      ...nearPlace("", near, { least: minDistance, most: maxDistance }),
      path: pathOf(key, "key"),
    },
    query,
    limit: isCount ? limit : undefined,
    distanceField: pathOf(spec["distanceField"] ?? null, "distanceField") ?? "",
    multiplier: distanceMultiplier,
    includeLocs: pathOf(spec["includeLocs"], "includeLocs"),
  };
}

function pathOf(value: Value | undefined, name: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && value !== "") return value;
  throw requestFailed(`$geoNear's ${name} must be the name of a field`);
}
