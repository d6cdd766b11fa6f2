import type { Deps } from "#ports/deps.ts";

/** Timer `bonus`: settles what own sales of a period pay. */
export async function settleBonuses(_deps: Deps, _nowMs: number): Promise<{ settled: number }> {
  return { settled: 0 };
}
