import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createTurns } from "../turns.ts";
import { isDraft, writeWhole } from "../wholeFile.ts";
import { diskName } from "./filePath.ts";
import type { StoredFile } from "./files.ts";

/** A file's record on the disk. `content` names the file that holds what was uploaded. */
export type Entry = StoredFile & { readonly content: string };

/** The records of all files, in memory and on the disk, which cannot disagree: changes run one after the other. */
export interface Records {
  all(): Promise<ReadonlyMap<string, Entry>>;
  /** Writes a record, and returns the one in whose place it stands. */
  put(entry: Entry): Promise<Entry | undefined>;
  /** Returns what was there. */
  remove(path: string): Promise<Entry | undefined>;
}

/** How many records are read at the same time. */
const READERS = 32;

/** Records lie in `records`, what they tell of in `contents`; both are made where they are missing. */
export function openRecords(records: string, contents: string): Records {
  let opened: Promise<Map<string, Entry>> | undefined;
  const turns = createTurns();
  const entries = (): Promise<Map<string, Entry>> => (opened ??= readEntries(records, contents));

  const inTurn = <T>(change: (all: Map<string, Entry>) => Promise<T>): Promise<T> =>
    turns.run(async () => change(await entries()));

  return {
    all: entries,
    put: (entry) =>
      inTurn(async (all) => {
        const text = `${JSON.stringify(entry)}\n`;
        await writeWhole(join(records, diskName(entry.path)), text);
        const before = all.get(entry.path);
        all.set(entry.path, entry);
        return before;
      }),
    remove: (path) =>
      inTurn(async (all) => {
        const entry = all.get(path);
        if (entry === undefined) return undefined;
        await rm(join(records, diskName(path)), { force: true });
        all.delete(path);
        return entry;
      }),
  };
}

async function readEntries(records: string, contents: string): Promise<Map<string, Entry>> {
  await mkdir(records, { recursive: true });
  await mkdir(contents, { recursive: true });
  const all = new Map<string, Entry>();
  const names = await readdir(records);
  for (let at = 0; at < names.length; at += READERS) {
    const some = names.slice(at, at + READERS).filter((name) => !isDraft(name));
    const texts = await Promise.all(some.map((name) => readFile(join(records, name), "utf8")));
    for (const text of texts) {
      const entry = JSON.parse(text) as Entry;
      all.set(entry.path, entry);
    }
  }
  await sweep(records, isDraft);
  const held = new Set([...all.values()].map(({ content }) => content));
  await sweep(contents, (name) => !held.has(name));
  return all;
}

/** Clears away what a killed process left behind. */
async function sweep(directory: string, isLeftOver: (name: string) => boolean): Promise<void> {
  const names = (await readdir(directory)).filter(isLeftOver);
  for (const name of names) await rm(join(directory, name), { force: true });
}
