import type { CallRecord } from "../functions/calls.ts";
import type { Params } from "./params.ts";

/** Documents that a request touched, for the meter. */
export type Cost = { documentsRead: number; documentsWritten: number };

/** Who sends a request, and what it costs. */
export type Sender = {
  /** The function's call that sends it; undefined from outside. */
  readonly call: CallRecord | undefined;
  /** The chain of sources, such as "wx_client,scf"; "" from outside. */
  readonly source: string;
  readonly requestId: string;
  readonly cost: Cost;
};

/** What an action answers: fields beside `requestId`, or bytes that the SDK takes as they are. */
export type Answer =
  | { readonly fields: Readonly<Record<string, unknown>> }
  | { readonly contentType: string; readonly body: Buffer };

/** "cut": the connection is broken off, as a developer scripted it. */
export type Action = (params: Params, sender: Sender) => Promise<Answer | "cut">;
export type Actions = ReadonlyMap<string, Action>;

export function data(fields: Readonly<Record<string, unknown>>): Answer {
  return { fields: { data: fields } };
}
