import type { Client } from "#adapters/cloudbase/client.ts";
import type { Background } from "#ports/files.ts";

/**
 * How long a call is given to reach the platform. When the caller ends before, its instance is frozen and the request may
 * never leave; what the platform has taken in runs on, whether or not the caller still waits for the answer.
 */
const REACH_MS = 600;

/** Starts calls of functions over node-sdk and does not wait for their answers. A refusal within `REACH_MS` is thrown. */
export const cloudbaseBackground = ({ app }: Client): Background => ({
  async start(functionName, request) {
    const called = app.callFunction({ name: functionName, data: request }).then(() => undefined);
    // Whoever waits no longer must not be stopped by a failure that comes later.
    called.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const reached = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, REACH_MS);
    });
    await Promise.race([called, reached]).finally(() => clearTimeout(timer));
  },
});
