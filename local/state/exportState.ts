import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Clock } from "../clock.ts";
import { ControlError } from "../control/errors.ts";
import { collectionNumber, loadCollections, type Collection } from "../database/catalog.ts";
import { connect, type Connection } from "../database/driver.ts";
import { decodeDoc } from "../database/storedText.ts";
import { diskName } from "../storage/filePath.ts";
import type { Files } from "../storage/files.ts";
import { writeLines } from "./lines.ts";
import {
  documentsFile,
  FILES_LIST,
  FORMAT,
  MANIFEST_NAME,
  VERSION,
  type Manifest,
} from "./manifest.ts";
import { relaxedLine } from "./relaxedJson.ts";
import { copyFolder, isOwnFolder } from "./stateFolders.ts";

export type StateParts = {
  readonly dataDirectory: string;
  readonly env: string;
  readonly clock: Clock;
  readonly files: Files;
};

/**
 * Writes the whole state as a folder of readable files while the server goes on. All collections are of one instant.
 * The folder appears when it is complete; an earlier export at the same place is replaced, anything else is not.
 *
 * Errors: directory_not_empty; those of the file system as they come.
 */
export async function exportState(parts: StateParts, directory: string): Promise<Manifest> {
  await refuseForeign(directory);
  const draft = `${directory}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, "collections"), { recursive: true, mode: 0o700 });
  const manifest: Manifest = {
    ...{ format: FORMAT, version: VERSION, env: parts.env, clock: clockOf(parts.clock) },
    collections: await exportDocuments(join(parts.dataDirectory, "database"), draft),
    files: await exportFiles(parts.files, draft),
    folders: await copyFolders(parts.dataDirectory, draft),
  };
  await writeFile(join(draft, MANIFEST_NAME), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await rm(directory, { recursive: true, force: true });
  await rename(draft, directory);
  return manifest;
}

async function refuseForeign(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new ControlError("bad_directory", `${directory} cannot be written: ${error.message}`);
  });
  if (names.length === 0) return;
  const text = await readFile(join(directory, MANIFEST_NAME), "utf8").catch(() => "");
  if (text.includes(FORMAT)) return;
  const message = `${directory} holds something else: name an empty folder or a new one`;
  throw new ControlError("directory_not_empty", message);
}

function clockOf(clock: Clock): Manifest["clock"] {
  return { mode: clock.mode, nowMs: clock.nowMs(), factor: clock.factor };
}

/** Reads beside the server, on a connection of its own: what is committed when it begins, in every collection. */
async function exportDocuments(database: string, draft: string): Promise<Manifest["collections"]> {
  const connection = connect(join(database, "documents.db"));
  try {
    connection.exec("PRAGMA query_only = 1; BEGIN");
    const exported: Manifest["collections"][number][] = [];
    for (const collection of loadCollections(connection)) {
      const { name } = collection;
      const documents = await exportCollection(
        connection,
        collection,
        join(draft, documentsFile(name)),
      );
      exported.push({ name, documents, indexes: indexesOf(connection, collection) });
    }
    return exported;
  } finally {
    connection.close();
  }
}

async function exportCollection(
  connection: Connection,
  { table }: Collection,
  path: string,
): Promise<number> {
  const writer = await writeLines(path);
  let documents = 0;
  try {
    for (const [text] of connection.iterate(`SELECT doc FROM ${table} ORDER BY n`)) {
      const full = writer.line(relaxedLine(decodeDoc(String(text))));
      documents += 1;
      if (full !== undefined) await full;
    }
  } finally {
    await writer.close();
  }
  return documents;
}

function indexesOf(connection: Connection, collection: Collection) {
  const sql = "SELECT spec FROM indexes WHERE collection = ? ORDER BY number";
  const rows = connection.all(sql, collectionNumber(collection));
  return rows.map(
    ([spec]) => JSON.parse(String(spec)) as Manifest["collections"][number]["indexes"][number],
  );
}

async function exportFiles(files: Files, draft: string): Promise<number> {
  const writer = await writeLines(join(draft, FILES_LIST));
  let count = 0;
  try {
    for (const { path } of await files.list()) {
      const found = await files.read(path);
      if (found === undefined) continue; // Removed meanwhile.
      const content = await writeContent(draft, path, found.content);
      await writer.line(JSON.stringify({ ...found.file, content }));
      count += 1;
    }
  } finally {
    await writer.close();
  }
  return count;
}

/** Under its own path where a folder can hold that, else under a name made of it. */
async function writeContent(draft: string, path: string, content: Buffer): Promise<string> {
  const plain = join("files", path);
  try {
    await mkdir(dirname(join(draft, plain)), { recursive: true });
    await writeFile(join(draft, plain), content, { flag: "wx" });
    return plain;
  } catch (error) {
    const UNFIT = ["EEXIST", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EINVAL"];
    if (!UNFIT.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
  const named = join("filesByHash", diskName(path));
  await mkdir(join(draft, "filesByHash"), { recursive: true });
  await writeFile(join(draft, named), content);
  return named;
}

async function copyFolders(dataDirectory: string, draft: string): Promise<string[]> {
  const entries = await readdir(dataDirectory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && isOwnFolder(entry.name));
  for (const { name } of folders) {
    await copyFolder(join(dataDirectory, name), join(draft, "folders", name));
  }
  return folders.map(({ name }) => name).sort();
}
