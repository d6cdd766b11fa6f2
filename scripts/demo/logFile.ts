import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type LogEvent, logLine } from "#scripts/import/log.ts";

/** Writes events to a file as `npm run replay` reads them, so that a story takes the same door. */
export async function writeLogFile(events: Iterable<LogEvent>, file: string): Promise<void> {
  const lines = function* (): Generator<string> {
    for (const event of events) yield `${logLine(event)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
}
