import { type Connection } from "./driver.ts";

/**
 * Group commit: all writes queued in one turn of the event loop share one SQLite transaction, so that they share the
 * one wait for the disk. None resolves before it is committed. One that throws leaves nothing of itself and does not
 * touch the others.
 */
export interface CommitQueue {
  submit<T>(write: () => T): Promise<T>;
  /** Commits what is queued now. */
  flush(): void;
}

interface Queued {
  readonly write: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

function attempt(write: () => unknown): Outcome {
  try {
    return { ok: true, value: write() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** `onRollback` is told when a write was undone: what memory holds of the tables may then be ahead of them. */
export function createCommitQueue(connection: Connection, onRollback: () => void): CommitQueue {
  let queue: Queued[] = [];

  function attemptAmongOthers(write: () => unknown): Outcome {
    connection.run("SAVEPOINT one");
    const outcome = attempt(write);
    if (!outcome.ok) connection.run("ROLLBACK TO one");
    connection.run("RELEASE one");
    if (!outcome.ok) onRollback();
    return outcome;
  }

  function commit(batch: readonly Queued[]): Outcome[] {
    connection.run("BEGIN IMMEDIATE");
    const [first] = batch;
    if (batch.length > 1 || !first) {
      const outcomes = batch.map(({ write }) => attemptAmongOthers(write));
      connection.run("COMMIT");
      return outcomes;
    }
    const outcome = attempt(first.write);
    connection.run(outcome.ok ? "COMMIT" : "ROLLBACK");
    if (!outcome.ok) onRollback();
    return [outcome];
  }

  /** A full disk or a lost file fails the whole batch: nobody is told that anything was written. */
  function commitOrFail(batch: readonly Queued[]): Outcome[] {
    try {
      return commit(batch);
    } catch (error) {
      attempt(() => connection.run("ROLLBACK"));
      onRollback();
      return batch.map(() => ({ ok: false, error }));
    }
  }

  function flush(): void {
    const batch = queue;
    if (batch.length === 0) return;
    queue = [];
    const outcomes = commitOrFail(batch);
    batch.forEach(({ resolve, reject }, at) => {
      const outcome = outcomes[at]!;
      if (outcome.ok) resolve(outcome.value as never);
      else reject(outcome.error);
    });
  }

  return {
    submit: (write) =>
      new Promise((resolve, reject) => {
        queue.push({ write, resolve, reject });
        if (queue.length === 1) setImmediate(flush);
      }),
    flush,
  };
}
