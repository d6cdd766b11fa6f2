import { type Connection, isDiskFullError } from "./driver.ts";
import { diskFull } from "./refusals.ts";

/**
 * Group commit: all writes queued in one turn of the event loop share one SQLite transaction, so that they share the
 * one wait for the disk. None resolves before it is committed. One that throws leaves nothing of itself and does not
 * touch the others.
 */
export interface CommitQueue {
  /** `committed` is called right after the commit, before the promise resolves, in the order of the writes. */
  submit<T>(write: () => T, committed?: () => void): Promise<T>;
  /** Commits what is queued now. */
  flush(): void;
}

interface Queued {
  readonly write: () => unknown;
  readonly committed: (() => void) | undefined;
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

function settle({ committed, resolve, reject }: Queued, outcome: Outcome): void {
  if (!outcome.ok) return reject(isDiskFullError(outcome.error) ? diskFull() : outcome.error);
  committed?.();
  resolve(outcome.value as never);
}

/** A write that fails is undone alone, and told of at once: the next one must not build on it. */
function attemptAmongOthers(
  connection: Connection,
  write: () => unknown,
  onRollback: () => void,
): Outcome {
  connection.run("SAVEPOINT one");
  const outcome = attempt(write);
  if (!outcome.ok) connection.run("ROLLBACK TO one");
  connection.run("RELEASE one");
  if (!outcome.ok) onRollback();
  return outcome;
}

/**
 * `onRollback` is told when a write was undone: what memory holds of the tables may then be ahead of them.
 * `isDiskFull` is asked before each commit: where it says so, the commit fails as on a disk that takes no more.
 */
export function createCommitQueue(
  connection: Connection,
  onRollback: () => void,
  isDiskFull: () => boolean = () => false,
): CommitQueue {
  let queue: Queued[] = [];

  function commitAll(): void {
    if (isDiskFull()) throw diskFull();
    connection.run("COMMIT");
  }

  function commit(batch: readonly Queued[]): Outcome[] {
    connection.run("BEGIN IMMEDIATE");
    const [first] = batch;
    if (batch.length > 1 || !first) {
      const outcomes = batch.map(({ write }) => attemptAmongOthers(connection, write, onRollback));
      commitAll();
      return outcomes;
    }
    const outcome = attempt(first.write);
    if (outcome.ok) commitAll();
    else {
      connection.run("ROLLBACK");
      onRollback();
    }
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
    batch.forEach((queued, at) => settle(queued, outcomes[at]!));
  }

  return {
    submit: (write, committed) =>
      new Promise((resolve, reject) => {
        queue.push({ write, committed, resolve, reject });
        if (queue.length === 1) setImmediate(flush);
      }),
    flush,
  };
}
