import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { openControl } from "#scripts/stack/control.ts";

/** Stands in a data folder while somebody serves it: two servers would break each other's data. */
const NOTE = "served-by.json";
const noteSchema = z.strictObject({ url: z.url(), pid: z.int().min(1) });

/** Leaves the note in a data folder. Returns how to take it away. */
export function noteServing(dataFolder: string, url: string): () => void {
  const file = join(dataFolder, NOTE);
  writeFileSync(file, `${JSON.stringify({ url, pid: process.pid })}\n`);
  return () => rmSync(file, { force: true });
}

/**
 * Where a data folder is being served; null = nowhere. A note that was left behind by a process which
 * died counts for nothing: both the process and the door must answer.
 */
export async function servedBy(dataFolder: string): Promise<string | null> {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, NOTE), "utf8");
  } catch {
    return null;
  }
  const note = noteSchema.safeParse(parsed(text));
  if (!note.success || !isRunning(note.data.pid)) return null;
  return (await answers(note.data.url)) ? note.data.url : null;
}

/** Whether a cloudbase-local answers at an address. */
export async function answers(url: string): Promise<boolean> {
  const control = openControl(url);
  try {
    await control.get("/control/health");
    return true;
  } catch {
    return false;
  } finally {
    control.close();
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // Signal 0 only asks.
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // Somebody else's, but it runs.
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
