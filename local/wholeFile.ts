import { closeSync, fdatasyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** How the name of a file ends that is still being written. A kill may leave it behind; nobody misses it. */
const DRAFT_END = ".draft";

export const isDraft = (name: string): boolean => name.endsWith(DRAFT_END);

/**
 * Writes a file that is there whole or not at all, for its owner alone; makes the folders on the way. It is on the disk
 * when the promise resolves. Two writes of one path must not overlap.
 */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = path + DRAFT_END;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** The same for those who cannot wait: at a start, or between two steps that nothing may come between. */
export function writeWholeSync(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = path + DRAFT_END;
  const file = openSync(draft, "w", 0o600);
  try {
    writeFileSync(file, content);
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
