import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { recordingOf } from "../replay/recorder.ts";
import { FORMAT, isHeader, parseLine } from "../replay/recording.ts";
import { LAST_MS, parseWords, UsageError, wholeNumber, type Command } from "./command.ts";

const HELP = `cloudbase-local replay-export FILE [options]

Writes the calls that clients made, as "start --record" wrote them down, to a file for "replay":
one JSON line for each call, with its time, function, event, caller and outcome.

  --data DIR         the data directory that was recorded   (.data)
  --function NAME    only calls of this function
  --from MS          only calls from this instant on, in ms since 1970
  --until MS         only calls up to this instant
`;

export const replayExportCommand: Command = {
  summary: "write the recorded calls of clients to a file",
  help: HELP,
  async run(words, out) {
    const { values, positionals } = parseWords(words, {
      data: { type: "string", default: ".data" },
      function: { type: "string" },
      from: { type: "string", default: "0" },
      until: { type: "string", default: String(LAST_MS) },
    });
    const [target, stray] = positionals;
    if (target === undefined || stray !== undefined) throw new UsageError("name one file to write");
    const recording = recordingOf(resolve(values.data));
    if (!existsSync(recording)) {
      throw new UsageError(`${values.data} holds no recording: run "start --record" first`);
    }
    const fromMs = wholeNumber("--from", values.from, LAST_MS);
    const untilMs = wholeNumber("--until", values.until, LAST_MS);
    const isWanted = ({ atMs, name }: { atMs: number; name: string }) =>
      atMs >= fromMs && atMs <= untilMs && (values.function ?? name) === name;

    const file = createWriteStream(resolve(target));
    file.write(`${JSON.stringify({ format: FORMAT })}\n`);
    let written = 0;
    let broken = 0;
    for await (const text of createInterface({ input: createReadStream(recording) })) {
      if (isHeader(text)) continue;
      const call = parseLine(text);
      // A server that was killed leaves half a line at the end.
      if (typeof call === "string") broken += 1;
      else if (isWanted(call)) {
        written += 1;
        if (!file.write(`${text}\n`)) await once(file, "drain");
      }
    }
    file.end();
    await once(file, "finish");
    const left = broken === 0 ? "" : `, ${broken} broken lines left out`;
    out(`${written} calls written to ${target}${left}\n`);
    return 0;
  },
};
