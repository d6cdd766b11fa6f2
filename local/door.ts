import type { Reply } from "./reply.ts";

/** One HTTP request, as every door sees it. */
export type DoorRequest = {
  readonly method: string;
  /** The path, still percent-encoded. */
  readonly path: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly query: URLSearchParams;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/**
 * Answers a request. "cut" breaks the connection off without an answer; undefined: there is nothing at this path.
 * May reject only where the fault is ours.
 */
export type Door = (request: DoorRequest) => Promise<Reply | "cut" | undefined>;
