import { isDeepStrictEqual } from "node:util";
import type { Identity } from "../functions/context.ts";

/** The first line of a recording. */
export const FORMAT = "cloudbase-local-calls/1";

/** One call of a function from outside, as it happened: one line of a recording. */
export type RecordedCall = {
  /** On the server's clock. */
  readonly atMs: number;
  readonly name: string;
  readonly data: unknown;
  readonly identity: Identity;
  /** "ok", or the code of the failure. */
  readonly outcome: string;
};

/** What stands in a line, or a sentence that says what is wrong with it. */
export function parseLine(text: string): RecordedCall | string {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return "is not JSON";
  }
  const { atMs, name, identity, outcome } = (line ?? {}) as Partial<RecordedCall>;
  if (!Number.isSafeInteger(atMs)) return "has no atMs";
  if (typeof name !== "string" || typeof outcome !== "string") return "has no name or outcome";
  if (typeof identity !== "object" || identity === null) return "has no identity";
  return line as RecordedCall;
}

export function isHeader(text: string): boolean {
  try {
    return isDeepStrictEqual((JSON.parse(text) as { format?: unknown }).format, FORMAT);
  } catch {
    return false;
  }
}
