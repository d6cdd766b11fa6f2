import type { Case, Documents, Fields, Json } from "./case.ts";

/** A row whose documents are the table's: a name, what is asked, what is answered. */
export type Row = readonly [name: string, asked: Json, expected: Json];

/** A row that brings documents of its own. */
export type OwnRow = readonly [name: string, documents: Documents, asked: Json, expected: Json];

/** Rows of queries; expected are the `_id`s of what matches. */
export function queries(area: string, rows: readonly OwnRow[]): Case[] {
  return rows.map(([name, documents, query, expected]) => ({
    area,
    name,
    documents,
    operation: { kind: "ids", query: query as Fields },
    expected,
  }));
}

/** Rows of expressions about one document. */
export function expressions(area: string, documents: Documents, rows: readonly Row[]): Case[] {
  return rows.map(([name, expression, expected]) => ({
    area,
    name,
    documents,
    operation: { kind: "value", expression },
    expected,
  }));
}

/** Rows of pipelines; expected are the documents that come out. */
export function pipelines(area: string, rows: readonly OwnRow[]): Case[] {
  return rows.map(([name, documents, stages, expected]) => ({
    area,
    name,
    documents,
    operation: { kind: "aggregate", stages: stages as Documents },
    expected,
  }));
}

/** Rows of updates of one document, given and expected without its `_id`. */
export function updates(
  area: string,
  rows: readonly (readonly [name: string, before: Fields, data: Fields, after: Json])[],
): Case[] {
  return rows.map(([name, before, data, after]) => ({
    area,
    name,
    documents: [{ _id: 1, ...before }],
    operation: { kind: "update", query: {}, data },
    expected: withId(after),
  }));
}

/** A document as the table's only one; a refusal as it is. */
export function withId(after: Json): Json {
  return typeof after === "string" ? after : [{ _id: 1, ...(after as Fields) }];
}
