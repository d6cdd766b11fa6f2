import { createWriteStream, existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Functions } from "../functions/invoke.ts";
import { FORMAT, type RecordedCall } from "./recording.ts";

/** The recording of a data directory. */
export function recordingOf(dataDirectory: string): string {
  return join(dataDirectory, "calls.jsonl");
}

/**
 * The same functions, with every call from outside written down: what clients, HTTP and notices ask for. Calls among
 * functions and those of timers and triggers follow from them and are left out.
 */
export function recordCalls(
  functions: Functions,
  o: { dataDirectory: string; clock: Clock; onError: (error: unknown) => void },
): { functions: Functions; close: () => Promise<void> } {
  const path = recordingOf(o.dataDirectory);
  const isNew = !existsSync(path);
  const file = createWriteStream(path, { flags: "a" }).on("error", o.onError);
  if (isNew) file.write(`${JSON.stringify({ format: FORMAT })}\n`);
  return {
    functions: {
      ...functions,
      async invoke(invocation) {
        const { name, eventJson, identity } = invocation;
        const atMs = o.clock.nowMs();
        const reply = await functions.invoke(invocation);
        if (followsFromAnother(identity.source)) return reply;
        const outcome = reply.ok ? "ok" : reply.error.code;
        const data: unknown = JSON.parse(eventJson);
        const call: RecordedCall = { atMs, name, data, identity, outcome };
        file.write(`${JSON.stringify(call)}\n`);
        return reply;
      },
    },
    close: () => new Promise((resolve) => file.end(() => resolve())),
  };
}

function followsFromAnother(source = ""): boolean {
  return /(^|,)(scf|wx_trigger)(,|$)/.test(source);
}
