import type { Deps } from "#ports/deps.ts";

/** Timer `monitor`: looks at all promoters for what the law forbids. */
export async function monitorDay(_deps: Deps, _nowMs: number): Promise<{ alerts: number }> {
  return { alerts: 0 };
}
