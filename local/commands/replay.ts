import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { isHeader, parseLine, type RecordedCall } from "../replay/recording.ts";
import { askServer, ServerError } from "./ask.ts";
import { parseWords, URL_DEFAULT, UsageError, type Command } from "./command.ts";

const HELP = `cloudbase-local replay FILE [options]

Makes the calls of a file of "replay-export" again, in their order and at their times: the server's clock is
frozen at the first and driven from one to the next, so timers run in between. Start with fresh data.

  --url URL     the running server   (${URL_DEFAULT})

Exit code 0: every call ended as it was recorded; 1: some did not.
`;

const SHOWN_MAX = 10;
const PROGRESS_EVERY = 500;

export const replayCommand: Command = {
  summary: "make recorded calls again",
  help: HELP,
  async run(words, out) {
    const { values, positionals } = parseWords(words, {
      url: { type: "string", default: URL_DEFAULT },
    });
    const [path, stray] = positionals;
    if (path === undefined || stray !== undefined) throw new UsageError("name one file to replay");
    if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
    let calls = 0;
    const different: string[] = [];
    for await (const call of callsOf(resolve(path))) {
      if (calls === 0) await askServer(values.url, "clock", { freezeAtMs: call.atMs });
      const outcome = await repeat(values.url, call);
      calls += 1;
      if (outcome !== call.outcome) {
        const at = new Date(call.atMs).toISOString();
        different.push(`${at}  ${call.name}: ${outcome} instead of ${call.outcome}`);
      }
      if (calls % PROGRESS_EVERY === 0) out(`${calls} calls …\n`);
    }
    for (const line of different.slice(0, SHOWN_MAX)) out(`${line}\n`);
    if (different.length > SHOWN_MAX) out(`… ${different.length - SHOWN_MAX} more\n`);
    out(`${calls} calls made again, ${different.length} ended differently\n`);
    return different.length === 0 ? 0 : 1;
  },
};

async function* callsOf(path: string): AsyncGenerator<RecordedCall> {
  let number = 0;
  let lastMs = 0;
  for await (const text of createInterface({ input: createReadStream(path) })) {
    number += 1;
    if (number === 1 && !isHeader(text))
      throw new UsageError(`${path} is no file of replay-export`);
    if (number === 1) continue;
    const call = parseLine(text);
    if (typeof call === "string") throw new UsageError(`line ${number} ${call}`);
    // Lines stand in the order of their ends; the clock cannot go back for a call that took longer.
    lastMs = Math.max(lastMs, call.atMs);
    yield { ...call, atMs: lastMs };
  }
}

/** The outcome of the call, in the words of the recording. */
async function repeat(url: string, { atMs, name, data, identity }: RecordedCall): Promise<string> {
  try {
    await askServer(url, `call?advanceToMs=${atMs}`, { name, data, identity });
    return "ok";
  } catch (error) {
    const code = error instanceof ServerError ? /^([A-Z_]+): /.exec(error.message)?.[1] : undefined;
    if (code === undefined) throw error;
    return code;
  }
}
