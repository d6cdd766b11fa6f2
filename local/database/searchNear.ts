import { type Collection } from "./catalog.ts";
import { type Connection } from "./driver.ts";
import { requestFailed } from "./errors.ts";
import { distanceTo, type Near, type Split } from "./geo/near.ts";
import { type NearStage } from "./geo/nearStage.ts";
import { planFor } from "./plan.ts";
import { type Cost, type Match, matches } from "./search.ts";
import { parsePath, valueAt } from "./path.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** A document and how far it is, in metres. */
export type Far = { readonly match: Match; readonly distance: number };

/**
 * The matching documents around a place, the nearest first. As with MongoDB the collection must have a 2dsphere index
 * of the path; what is read is every document that the rest of the query lets through.
 */
export function searchNear(
  connection: Connection,
  collection: Collection,
  { near, rest }: Split,
  cost: Cost,
): Far[] {
  if (!collection.geoPaths.has(near.path)) throw withoutIndex(collection, near.path);
  const distanceOf = distanceTo(near);
  const found: Far[] = [];
  const plan = planFor(collection, rest, undefined);
  for (const match of matches(connection, collection, rest, plan, cost)) {
    const distance = distanceOf(match.doc);
    if (distance !== undefined) found.push({ match, distance });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/** The documents of a `$geoNear` stage, each with its distance. */
export function* nearDocuments(
  connection: Connection,
  collection: Collection,
  stage: NearStage,
  cost: Cost,
): Generator<Doc> {
  const near: Near = { ...stage.near, path: stage.near.path ?? onlyPath(collection) };
  const found = searchNear(connection, collection, { near, rest: stage.query }, cost);
  for (const { match, distance } of found.slice(0, stage.limit)) {
    const measured = withField(
      match.doc,
      parsePath(stage.distanceField),
      distance * stage.multiplier,
    );
    if (stage.includeLocs === undefined) yield measured;
    else
      yield withField(
        measured,
        parsePath(stage.includeLocs),
        valueAt(match.doc, parsePath(near.path)) ?? null,
      );
  }
}

function withField(doc: Doc, [name = "", ...deeper]: readonly string[], value: Value): Doc {
  if (deeper.length === 0) return { ...doc, [name]: value };
  const inner = doc[name];
  return { ...doc, [name]: withField(isDoc(inner) ? inner : {}, deeper, value) };
}

function onlyPath(collection: Collection): string {
  const [path, another] = collection.geoPaths;
  if (path === undefined) throw withoutIndex(collection, "");
  if (another === undefined) return path;
  throw requestFailed("There is more than one 2dsphere index: name the field with key");
}

function withoutIndex({ name }: Collection, path: string): Error {
  const wanted = path === "" ? "a 2dsphere index" : `a 2dsphere index of ${path}`;
  return requestFailed(
    `unable to find index for $geoNear query: ${name} needs ${wanted}, such as ` +
      `{ "name": "geo", "keys": [{ "name": "${path || "location"}", "direction": "2dsphere" }] }`,
  );
}
