import { openDevKeys, type DevKeys, type Write } from "./devKeys.ts";

/** The keys of a data directory. */
export interface Keyring {
  /** Waits until they are made. */
  keys(): Promise<DevKeys>;
  /** Settles when they lie in the directory, or when that failed. */
  readonly made: Promise<void>;
  /** Settles when nothing is written there any more. Keys that are still being made are not waited for. */
  close(): Promise<void>;
}

/** They are made in the background at once, for they must lie there before the first call is signed. */
export function createKeyring(directory: string): Keyring {
  let isClosed = false;
  const running = new Set<Promise<void>>();
  const write: Write = async (run) => {
    if (isClosed) throw new Error(`${directory} was closed before its keys were made`);
    const writing = run();
    running.add(writing);
    await writing.finally(() => running.delete(writing));
  };

  const making = openDevKeys(directory, write);
  let opened: Promise<DevKeys> | undefined = making;
  const made = making.then(
    () => undefined,
    () => (opened = undefined), // Tried again, and told, when a call needs them.
  );
  return {
    keys: () => (opened ??= openDevKeys(directory, write)),
    made,
    async close() {
      isClosed = true;
      await Promise.allSettled(running);
    },
  };
}
