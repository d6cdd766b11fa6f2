import { ask } from "../control.ts";
import { idText } from "../ejson.ts";
import type { Json } from "../jsonText.ts";

export type Doc = { readonly [name: string]: Json };

export type Found = {
  readonly documents: readonly Doc[];
  readonly total: number;
  /** Which state of each document this is, to be sent back when it is saved. */
  readonly revs: readonly string[];
};

export type Rev = string | undefined;

/** A text of a search field as a query: JSON, or the id of a document for who has only that at hand. */
export function isIdSearch(text: string): boolean {
  return text.trim() !== "" && !text.trim().startsWith("{");
}

/** The id as one step of an address. An id that is no text is marked, so that 5 and "5" stay apart. */
export function stepOfId(id: Json | undefined): string {
  const isPlain = typeof id === "string" && !id.startsWith("~");
  return isPlain ? idText(id) : `~${JSON.stringify(id)}`;
}

export function idOfStep(step: string): Json {
  if (!step.startsWith("~")) return step;
  try {
    return JSON.parse(step.slice(1)) as Json;
  } catch {
    return step;
  }
}

export async function readOne(
  collection: string,
  id: Json,
): Promise<{ doc: Doc | undefined; rev: Rev }> {
  const wish = { collection, query: { _id: id }, limit: 1, offset: 0 };
  const { documents, revs } = await ask<Found>("data/find", wish);
  return { doc: documents[0], rev: revs[0] };
}

/** Returns the id. `rev` "" is for a new document: one that is there already is not run over. */
export async function save(collection: string, document: Json, rev: Rev): Promise<Json> {
  const wish = { collection, document, ...(rev === undefined ? {} : { rev }) };
  return (await ask<{ id: Json }>("data/save", wish)).id;
}

/** The fields that most documents have, in the order in which they come. */
export function commonFields(documents: readonly Doc[], max: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const name of Object.keys(document)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  counts.delete("_id");
  const names = [...counts.keys()];
  const chosen = [...names]
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, max);
  return names.filter((name) => chosen.includes(name));
}
