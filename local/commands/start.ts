import { resolve } from "node:path";
import { FACTOR_MAX, FACTOR_MIN } from "../clock.ts";
import { isCollectionName } from "../project/collections.ts";
import { startServer, type ServerOptions } from "../server.ts";
import { LAST_MS, parseWords, UsageError, wholeNumber, type Command } from "./command.ts";

const HELP = `cloudbase-local start [options]

Runs a CloudBase project on this machine.

  --project DIR         where cloudbaserc.json stands            (.)
  --data DIR            where the data is kept                   (DIR of --project, .data)
  --port N              port on 127.0.0.1; 0 takes any free one  (8790)
  --durability WORD     full: a write that was answered survives a power cut
                        off: it survives a killed process only   (full)
  --freeze-at MS        start with the clock frozen at this time, in ms since 1970
  --clock-factor N      let the clock run N times as fast as real time
  --env ID              name of the environment                  (envId of cloudbaserc.json)
  --collections A,B     make these, besides those that the project's files name; doctor lists
                        what the code uses
  --nested-openid       a function that a function calls learns the user too; CloudBase's
                        documents say it does not, published projects rely on it
  --timers-off A,B      the timers of these functions run only when asked
  --record              write down the calls of clients, for replay-export
  --mongodb URI         keep the documents in this MongoDB replica set instead
  --help                this text

When it serves it prints one line: ready  cloudbase-local http://127.0.0.1:PORT
Open that address for a page that shows what runs.
`;

const OPTIONS = {
  project: { type: "string", default: "." },
  data: { type: "string" },
  port: { type: "string", default: "8790" },
  durability: { type: "string", default: "full" },
  "freeze-at": { type: "string" },
  "clock-factor": { type: "string" },
  env: { type: "string" },
  collections: { type: "string" },
  "nested-openid": { type: "boolean", default: false },
  "timers-off": { type: "string" },
  record: { type: "boolean", default: false },
  mongodb: { type: "string" },
} as const;

/** `report` is told of what goes wrong while it serves. */
export function startCommand(report: (error: unknown) => void): Command {
  return {
    summary: "run a project",
    help: HELP,
    async run(words, out) {
      const options = optionsOf(words, report);
      // As on CloudBase: functions run in UTC, wherever the developer sits.
      process.env["TZ"] = "UTC";
      const server = await startServer(options);
      const stop = () => void server.close().catch(report);
      process.once("SIGINT", stop);
      process.once("SIGTERM", stop);
      out(`ready  cloudbase-local ${server.url}\n`);
      return undefined;
    },
  };
}

function optionsOf(words: readonly string[], onError: (error: unknown) => void): ServerOptions {
  const { values, positionals } = parseWords(words, OPTIONS);
  const [stray] = positionals;
  if (stray !== undefined) throw new UsageError(`start takes no "${stray}"`);
  const projectDirectory = resolve(values.project);
  const { durability } = values;
  if (durability !== "full" && durability !== "off") {
    throw new UsageError(`--durability is full or off, not "${durability}"`);
  }
  if (values.env !== undefined && !/^[A-Za-z0-9-]{1,64}$/.test(values.env)) {
    throw new UsageError(`--env takes letters, digits and -, not "${values.env}"`);
  }
  const freezeAt = values["freeze-at"];
  return {
    projectDirectory,
    dataDirectory:
      values.data === undefined ? resolve(projectDirectory, ".data") : resolve(values.data),
    port: wholeNumber("--port", values.port, 65_535),
    durability,
    clockFactor: factorOf(values["clock-factor"]),
    freezeAtMs: freezeAt === undefined ? undefined : wholeNumber("--freeze-at", freezeAt, LAST_MS),
    env: values.env,
    collections: values.collections?.split(",").map(collectionName),
    nestedOpenid: values["nested-openid"],
    timersOff: values["timers-off"]?.split(","),
    record: values.record,
    mongodbUri: values.mongodb,
    environment: process.env,
    onError,
  };
}

function factorOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const factor = Number(text);
  if (factor >= FACTOR_MIN && factor <= FACTOR_MAX) return factor;
  throw new UsageError(`--clock-factor takes ${FACTOR_MIN} to ${FACTOR_MAX}, not "${text}"`);
}

function collectionName(word: string): string {
  const name = word.trim();
  if (isCollectionName(name)) return name;
  throw new UsageError(`--collections takes names with commas between them, not "${name}"`);
}
