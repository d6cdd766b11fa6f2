import { existsSync, readFileSync, truncateSync } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The events of one file, one JSON text a line.
 *
 * A line that was being written when the process was killed was promised to nobody: it is cut off, so
 * that the next one starts on a line of its own.
 */
export function readEvents<E>(path: string): E[] {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  if (wholeBytes < bytes.length) truncateSync(path, wholeBytes);
  const lines = bytes.subarray(0, wholeBytes).toString("utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as E;
    } catch {
      throw new Error(`${path}, line ${index + 1}: not an event`);
    }
  });
}

/** "full": a write is on the disk before it is answered. "off": the operating system may still hold it. */
export type Durability = "full" | "off";

/** Appends events, all in one write; resolves when they are as safe as `durability` says. */
export async function appendEvents(
  path: string,
  events: readonly object[],
  durability: Durability,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "a", 0o600);
  try {
    await file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    if (durability === "full") await file.datasync();
  } finally {
    await file.close();
  }
}
