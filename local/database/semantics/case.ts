/** What a table holds: JSON, in which Extended JSON's tags say the types that JSON lacks. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

export type Documents = readonly { readonly [field: string]: Json }[];
export type Fields = { readonly [field: string]: Json };

/** What is done to a collection that holds the documents of the case, and what is then looked at. */
export type Operation =
  /** The numbers of the documents that match: their `_id`s. */
  | { readonly kind: "ids"; readonly query: Fields; readonly order?: Fields }
  | { readonly kind: "find"; readonly query: Fields; readonly projection: Fields }
  /** All documents after the update. */
  | {
      readonly kind: "update";
      readonly query: Fields;
      readonly data: Fields;
      readonly upsert?: boolean;
      readonly replace?: boolean;
    }
  | { readonly kind: "aggregate"; readonly stages: Documents }
  /** What an expression is for the first document; `NOTHING` for a missing value. */
  | { readonly kind: "value"; readonly expression: Json };

/** One documented behaviour of MongoDB. */
export interface Case {
  readonly area: string;
  readonly name: string;
  readonly documents: Documents;
  readonly operation: Operation;
  readonly expected: Json;
}

export const NOTHING = "(missing)";

/** Expected where MongoDB answers with an error, whose text need not be the same. */
export const REFUSED = "(refused)";
