import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

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
    writeWhole(o.path, kept.join(""));
    lines = kept.length;
    linesMax = Math.max(LINES_MAX, 2 * lines);
  }

  if (existsSync(o.path)) {
    const written = readFileSync(o.path, "utf8").split("\n").slice(0, -1);
    for (const line of written) o.replay(JSON.parse(line));
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

/** The whole text or nothing. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, path);
}
