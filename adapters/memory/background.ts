import type { Background } from "#ports/files.ts";

export type Started = { readonly functionName: string; readonly request: object };
export type MemoryBackground = Background & {
  /** What was started and has not been taken by `next`, the earliest first. */
  readonly started: Started[];
  /** The next call to run, or undefined. A test runs it, loses it, or runs it twice. */
  next(): Started | undefined;
};

/** Calls that wait in a list until a test runs them. */
export function memoryBackground(): MemoryBackground {
  const started: Started[] = [];
  return {
    started,
    next: () => started.shift(),
    async start(functionName, request) {
      started.push({ functionName, request });
    },
  };
}
