/** More than this of one call's output is dropped: a log is for reading. */
const LOG_BYTES_MAX = 32 * 1024;

export interface CallConsole {
  /** A new call may write as much again. */
  begin(): void;
}

/**
 * Sends what user code prints to `say`, as it is printed, so that it survives a call that never ends. Covers
 * `console`, which writes through these streams too, and direct writes to stdout and stderr.
 */
export function installCallConsole(say: (text: string) => void): CallConsole {
  let left = LOG_BYTES_MAX;

  function take(text: string): void {
    if (left <= 0) return;
    left -= Buffer.byteLength(text);
    say(
      left > 0
        ? text
        : `${text.slice(0, Math.max(0, text.length + left))}\n… the rest is cut off\n`,
    );
  }
  function write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    take(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
    const whenWritten = rest.find((each): each is () => void => typeof each === "function");
    if (whenWritten !== undefined) queueMicrotask(whenWritten);
    return true;
  }
  process.stdout.write = write;
  process.stderr.write = write;
  return {
    begin() {
      left = LOG_BYTES_MAX;
    },
  };
}
