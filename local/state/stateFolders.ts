import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isDraft } from "../wholeFile.ts";

/** Folders of the data directory that are exported in a form of their own. */
const IN_OTHER_FORM: readonly string[] = ["database", "storage"];

/** Whether a folder of the data directory is taken over as it is: its files can be read, and may be cut off anywhere. */
export function isOwnFolder(name: string): boolean {
  return /^[A-Za-z][\w-]{0,63}$/.test(name) && !IN_OTHER_FORM.includes(name);
}

/**
 * Copies a folder whose files may change meanwhile: each is taken as it is just then, and one that is gone again (as a
 * draft that has become the file itself) is left out. Links are left out too, since they may lead anywhere.
 */
export async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else if (entry.isFile() && !isDraft(entry.name)) await copyUnlessGone(source, target);
  }
}

async function copyUnlessGone(source: string, target: string): Promise<void> {
  await copyFile(source, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}
