import { type Value } from "./value.ts";

/**
 * One document that a committed write made, changed or took away.
 *
 * `before` and `after` are stored text (`decodeDoc` reads it): most listeners look at few of them. A document that a
 * write left as it was is no change.
 */
export interface Change {
  readonly collection: string;
  readonly id: Value;
  readonly type: "insert" | "update" | "replace" | "delete";
  /** Null for an insert. */
  readonly before: string | null;
  /** Null for a delete. */
  readonly after: string | null;
  /** Who wrote it, as the writer said in its options. */
  readonly by: string | undefined;
}

export type ChangeListener = (changes: readonly Change[]) => void;

/** Tells listeners what was committed. */
export interface Feed {
  /** A list for one write to note its changes in; undefined while nobody listens, so that nothing need be noted. */
  open(): Change[] | undefined;
  tell(changes: readonly Change[] | undefined): void;
  /** Returns what ends the listening. */
  listen(listener: ChangeListener): () => void;
}

export function createFeed(): Feed {
  const listeners = new Set<ChangeListener>();

  function tell(changes: readonly Change[] | undefined): void {
    if (changes === undefined || changes.length === 0) return;
    for (const listener of [...listeners]) {
      try {
        listener(changes);
      } catch (error) {
        // What is committed is committed: a listener's fault must hurt neither the writer nor the other listeners.
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }

  return {
    open: () => (listeners.size === 0 ? undefined : []),
    tell,
    listen(listener) {
      // A function of its own, so that whoever listens twice is told twice and may stop once.
      const own: ChangeListener = (changes) => listener(changes);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
