import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

/** Text is gathered up to this length before it is written. */
const CHUNK_MAX = 128 * 1024;

/** A file that is written line by line, in constant memory. */
export interface LineWriter {
  /** Waits only where a chunk is full, which also lets others have their turn. */
  line(text: string): Promise<void> | undefined;
  close(): Promise<void>;
}

export async function writeLines(path: string): Promise<LineWriter> {
  const file: FileHandle = await open(path, "wx", 0o600);
  let chunk = "";

  async function flush(): Promise<void> {
    const text = chunk;
    chunk = "";
    if (text !== "") await file.writeFile(text);
  }
  return {
    line(text) {
      chunk += `${text}\n`;
      return chunk.length > CHUNK_MAX ? flush() : undefined;
    },
    async close() {
      try {
        await flush();
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

/** The lines of a file, in constant memory. Only a line feed ends one: JSON may hold all other line breaks. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const read of createReadStream(path, { highWaterMark: CHUNK_MAX })) {
    const chunk = read as Buffer;
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      rest.push(chunk.subarray(from, end));
      yield Buffer.concat(rest).toString("utf8");
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString("utf8");
}
