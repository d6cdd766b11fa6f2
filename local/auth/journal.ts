import { appendFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { readEvents } from "../eventFile.ts";
import { writeWholeSync } from "../wholeFile.ts";

/** A file of JSON lines that grows while the server runs, so that a kill can cost no more than its last line. */
export interface Journal {
  append(entry: object): void;
}

/** After so many lines, and as many as twice those that count, the file is written anew. */
const LINES_MAX = 20_000;

/**
 * Opens the journal at `path` and tells its entries, oldest first, to `replay`. `live` says what counts now: what has
 * been undone since is left out whenever the file is written anew, as a new file that takes the old one's place at once.
 *
 * Errors: of the file system; an entry that is not JSON, unless it is the last one and was cut off by a kill.
 */
export function openJournal(o: {
  path: string;
  replay: (entry: unknown) => void;
  live: () => Iterable<object>;
}): Journal {
  mkdirSync(dirname(o.path), { recursive: true });
  let lines = 0;
  let linesMax = LINES_MAX;
  function compact(): void {
    const kept = Array.from(o.live(), (entry) => `${JSON.stringify(entry)}\n`);
    writeWholeSync(o.path, kept.join(""));
    lines = kept.length;
    linesMax = Math.max(LINES_MAX, 2 * lines);
  }

  if (existsSync(o.path)) {
    for (const entry of readEvents(o.path)) o.replay(entry);
    compact();
  }
  return {
    append(entry) {
      appendFileSync(o.path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      lines += 1;
      if (lines > linesMax) compact();
    },
  };
}
