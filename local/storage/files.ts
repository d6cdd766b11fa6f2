import { createHash, randomUUID } from "node:crypto";
import { copyFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../wholeFile.ts";
import { openRecords, type Entry } from "./fileRecords.ts";

/** What is known of a file beside its content. */
export type StoredFile = {
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
  /** The openid or uid of the client who uploaded it; undefined when a server did. */
  readonly owner?: string | undefined;
  readonly uploadedAtMs: number;
  /** Of the content, in hex. */
  readonly md5: string;
};
export type NewFile = Omit<StoredFile, "bytes" | "md5"> & { readonly content: Buffer };

/**
 * The files of one directory. A change resolves only when it is on the disk, and a killed process leaves each file as it
 * was before or after a change, never between.
 */
export interface Files {
  /** All of them, ordered by path. */
  list(): Promise<readonly StoredFile[]>;
  info(path: string): Promise<StoredFile | undefined>;
  read(path: string): Promise<{ readonly file: StoredFile; readonly content: Buffer } | undefined>;
  /** Puts a file in the place of whatever was there. */
  put(file: NewFile): Promise<StoredFile>;
  /** The same content under another path. Undefined: there is nothing to copy. */
  copy(
    fromPath: string,
    to: Pick<StoredFile, "path" | "owner" | "uploadedAtMs">,
  ): Promise<StoredFile | undefined>;
  /** Whether there was anything to remove. */
  remove(path: string): Promise<boolean>;
}

export function openFiles(directory: string): Files {
  const contents = join(directory, "content");
  const records = openRecords(join(directory, "files"), contents);
  /** What a list told, until something changes. */
  let ordered: readonly StoredFile[] | undefined;

  const find = async (path: string): Promise<Entry | undefined> => (await records.all()).get(path);
  const drop = (entry: Entry | undefined): Promise<void> | undefined =>
    entry && rm(join(contents, entry.content), { force: true });

  async function record(entry: Entry): Promise<StoredFile> {
    const before = await records.put(entry);
    ordered = undefined;
    await drop(before);
    return withoutContent(entry);
  }

  return {
    async list() {
      const all = await records.all();
      ordered ??= [...all.values()].map(withoutContent).sort((a, b) => (a.path < b.path ? -1 : 1));
      return ordered;
    },
    async info(path) {
      const entry = await find(path);
      return entry && withoutContent(entry);
    },
    async read(path) {
      // One that is replaced between the look and the reading is looked up once more.
      for (let tries = 0; tries < 3; tries += 1) {
        const entry = await find(path);
        if (entry === undefined) return undefined;
        const content = await readFile(join(contents, entry.content)).catch(unlessMissing);
        if (content !== undefined) return { file: withoutContent(entry), content };
      }
      throw new Error(`the content of ${path} is missing below ${contents}`);
    },
    async put({ content, ...file }) {
      await records.all();
      const md5 = createHash("md5").update(content).digest("hex");
      const name = randomUUID();
      await writeWhole(join(contents, name), content);
      return record({ ...file, bytes: content.length, md5, content: name });
    },
    async copy(fromPath, to) {
      const entry = await find(fromPath);
      if (entry === undefined) return undefined;
      const content = randomUUID();
      await copyFile(join(contents, entry.content), join(contents, content));
      return record({ ...entry, ...to, content });
    },
    async remove(path) {
      const entry = await records.remove(path);
      ordered = undefined;
      await drop(entry);
      return entry !== undefined;
    },
  };
}

function withoutContent({ content: _, ...file }: Entry): StoredFile {
  return file;
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
