import type { CallError } from "../functions/outcome.ts";

/** What became of one event of a trigger. */
export type TriggerEntry = {
  readonly atMs: number;
  readonly trigger: string;
  /** "running" until the function has answered. A warning is about the trigger itself. */
  outcome: "running" | "ok" | "failed" | "dropped" | "warning";
  readonly event?: string;
  readonly docId?: string;
  readonly function?: string;
  /** Of the function's call. */
  requestId?: string;
  error?: CallError;
  /** Why it was dropped, or what the warning is. */
  readonly why?: string;
};

/** As many are kept. */
export const ENTRIES_MAX = 1_000;

export interface TriggerLog {
  /** The entry itself, which may be completed later. */
  add(entry: TriggerEntry): TriggerEntry;
  /** Newest first. */
  latest(limit: number, trigger: string | undefined): readonly TriggerEntry[];
}

export function createTriggerLog(): TriggerLog {
  const entries: TriggerEntry[] = [];
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > ENTRIES_MAX) entries.shift();
      return entry;
    },
    latest: (limit, trigger) =>
      entries
        .filter((entry) => trigger === undefined || entry.trigger === trigger)
        .reverse()
        .slice(0, limit),
  };
}
