import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ProjectError } from "./project/errors.ts";
import { startServer, type ServerOptions } from "./server.ts";

const HELP = `cloudbase-local runs a CloudBase project on this machine.

  cloudbase-local start [options]

  --project DIR         where cloudbaserc.json stands            (.)
  --data DIR            where the data is kept                   (DIR of --project, .data)
  --port N              port on 127.0.0.1; 0 takes any free one  (8790)
  --durability WORD     full: a write that was answered survives a power cut
                        off: it survives a killed process only   (full)
  --freeze-at MS        start with the clock frozen at this time, in ms since 1970
  --env ID              name of the environment                  (envId of cloudbaserc.json)
  --help                this text

When it serves it prints one line: ready  cloudbase-local http://127.0.0.1:PORT
Open that address for a page that shows what runs.
`;

const PORT_DEFAULT = "8790";

/** A command line that cannot be understood. */
class UsageError extends Error {}

async function main(words: readonly string[]): Promise<void> {
  const { values, positionals } = parseWords(words);
  if (values.help || positionals.length === 0) return void process.stdout.write(HELP);
  if (positionals.length > 1 || positionals[0] !== "start") {
    throw new UsageError(`there is no command "${positionals.join(" ")}"; the one there is: start`);
  }
  // As on CloudBase: functions run in UTC, wherever the developer sits.
  process.env["TZ"] = "UTC";
  const server = await startServer(optionsOf(values));
  const stop = () => void server.close().catch(report);
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  process.stdout.write(`ready  cloudbase-local ${server.url}\n`);
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        project: { type: "string", default: "." },
        data: { type: "string" },
        port: { type: "string", default: PORT_DEFAULT },
        durability: { type: "string", default: "full" },
        "freeze-at": { type: "string" },
        env: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function optionsOf(values: ReturnType<typeof parseWords>["values"]): ServerOptions {
  const projectDirectory = resolve(values.project);
  const { durability } = values;
  if (durability !== "full" && durability !== "off") {
    throw new UsageError(`--durability is full or off, not "${durability}"`);
  }
  if (values.env !== undefined && !/^[A-Za-z0-9-]{1,64}$/.test(values.env)) {
    throw new UsageError(`--env takes letters, digits and -, not "${values.env}"`);
  }
  return {
    projectDirectory,
    dataDirectory:
      values.data === undefined ? resolve(projectDirectory, ".data") : resolve(values.data),
    port: wholeNumber("--port", values.port, 65_535),
    durability,
    freezeAtMs:
      values["freeze-at"] === undefined
        ? undefined
        : wholeNumber("--freeze-at", values["freeze-at"], 253_402_300_799_999),
    env: values.env,
    environment: process.env,
    onError: report,
  };
}

function wholeNumber(option: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new UsageError(`${option} takes a whole number up to ${max}, not "${text}"`);
}

/** What ends the start, in words for the person at the terminal; a stack only where the fault is ours. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nSee cloudbase-local --help.`;
  if (error instanceof ProjectError) return error.message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `port ${port} is taken: give another with --port, or --port 0`;
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR") return message;
  return stack ?? String(error);
}

function report(error: unknown): void {
  process.stderr.write(`cloudbase-local: ${explain(error)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  report(error);
  process.exit(error instanceof UsageError ? 2 : 1);
});
