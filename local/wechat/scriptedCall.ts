import { setTimeout as sleep } from "node:timers/promises";
import type { Directive, ScriptedFailure } from "./script.ts";

/** What a call comes to under a directive. */
export type Scripted<T> =
  | { readonly kind: "own"; readonly reply: T }
  | { readonly kind: "answer"; readonly answer: unknown }
  | { readonly kind: "fail"; readonly fail: ScriptedFailure }
  /** No answer at all: the connection is cut. */
  | { readonly kind: "cut" };

/** A caller that has not given up by then is cut off. Longer than any SDK waits. */
const HANG_MS = 60_000;

/**
 * Runs one call of a stand-in as its directive says. `own` is what the stand-in does by itself; it runs
 * when nothing else was scripted, or where only the answer shall be lost.
 */
export async function scriptedCall<T>(
  directive: Directive | undefined,
  own: () => Promise<T>,
): Promise<Scripted<T>> {
  if (directive === undefined) return { kind: "own", reply: await own() };
  const { answer, fail, hang, cut, applied, delayMs = 0 } = directive;
  if (delayMs > 0) await sleep(delayMs);
  if (hang || cut) {
    if (applied) await own();
    // Unreferenced: a server that stops does not wait for those who wait.
    if (hang) await sleep(HANG_MS, undefined, { ref: false });
    return { kind: "cut" };
  }
  if (fail !== undefined) return { kind: "fail", fail };
  if (answer !== undefined) return { kind: "answer", answer };
  return { kind: "own", reply: await own() };
}
