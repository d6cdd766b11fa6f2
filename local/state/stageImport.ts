import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir, readFile, rm } from "node:fs/promises";
import { join, normalize, sep } from "node:path";
import { ControlError } from "../control/errors.ts";
import { parseEjson } from "../database/ejson.ts";
import { DatabaseError, openDatabase, type Database, type Doc } from "../database/index.ts";
import { isDoc } from "../database/value.ts";
import { readFilePath } from "../storage/filePath.ts";
import { openFiles } from "../storage/files.ts";
import { announceImport, STAGE_NAME } from "./finishImport.ts";
import { readLines } from "./lines.ts";
import { copyFolder } from "./stateFolders.ts";
import {
  documentsFile,
  FILES_LIST,
  notAnExport,
  parsed,
  readManifest,
  type FileLine,
  type Manifest,
} from "./manifest.ts";

/** Documents that are committed together. */
const BATCH_MAX = 2_000;
const BATCH_CHARACTERS_MAX = 8 * 1024 * 1024;

/**
 * Reads a whole export and builds from it, beside the data of the server, the data that are to replace it: every
 * document is parsed and indexed, every file compared with its sum. Only then is the import announced, and from then on
 * it happens, whatever befalls the process (`finishImport`). Until then nothing of the present state is touched.
 *
 * Returns the import's id. Errors: not_an_export.
 */
export async function stageImport(
  dataDirectory: string,
  directory: string,
): Promise<{ importId: string; manifest: Manifest }> {
  const manifest = await readManifest(directory);
  const stage = join(dataDirectory, STAGE_NAME);
  await rm(stage, { recursive: true, force: true });
  await mkdir(join(stage, "storage"), { recursive: true, mode: 0o700 });
  try {
    await stageDocuments(manifest, directory, join(stage, "database"));
    await stageFiles(manifest, directory, join(stage, "storage"));
    for (const name of manifest.folders) {
      const from = join(directory, "folders", name);
      if (!(await isOfKind(from, "isDirectory")))
        throw notAnExport(`the folder ${from} is missing`);
      await copyFolder(from, join(stage, name));
    }
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    throw inWords(error);
  }
  const importId = randomUUID();
  const folders = ["database", "storage", ...manifest.folders];
  await announceImport(dataDirectory, { importId, clock: manifest.clock, folders });
  return { importId, manifest };
}

function inWords(error: unknown): unknown {
  if (error instanceof ControlError) return error;
  if (error instanceof DatabaseError) return notAnExport(error.message);
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? notAnExport(message) : error;
}

async function stageDocuments(
  { collections }: Manifest,
  directory: string,
  stage: string,
): Promise<void> {
  const database = openDatabase({ directory: stage, durability: "full", nowMs: () => 0 });
  try {
    for (const { name, documents, indexes } of collections) {
      database.createCollection(name);
      const path = join(directory, documentsFile(name));
      const found = await loadCollection(database, name, path);
      if (found !== documents) {
        throw notAnExport(`${path} has ${found} documents where ${documents} were exported`);
      }
      // Filled at once, which is quicker than with each document.
      database.ensureCollection(name, indexes);
    }
  } finally {
    await database.close();
  }
}

async function loadCollection(database: Database, name: string, path: string): Promise<number> {
  let batch: Doc[] = [];
  let characters = 0;
  let number = 0;

  async function flush(): Promise<void> {
    if (batch.length > 0) await database.insert(name, batch);
    batch = [];
    characters = 0;
  }
  for await (const line of readLines(path)) {
    number += 1;
    batch.push(documentIn(line, `${path}, line ${number}`));
    characters += line.length;
    if (batch.length >= BATCH_MAX || characters >= BATCH_CHARACTERS_MAX) await flush();
  }
  await flush();
  return number;
}

function documentIn(line: string, where: string): Doc {
  try {
    const doc = parseEjson(line);
    if (isDoc(doc) && doc["_id"] !== undefined) return doc;
  } catch (error) {
    throw notAnExport(`${where}: ${(error as Error).message}`);
  }
  throw notAnExport(`${where}: no document with an _id`);
}

async function stageFiles(manifest: Manifest, directory: string, stage: string): Promise<void> {
  const files = openFiles(stage);
  const list = join(directory, FILES_LIST);
  let count = 0;
  for await (const line of readLines(list)) {
    count += 1;
    const { content, md5, ...file } = fileIn(line, `${list}, line ${count}`);
    const path = join(directory, content);
    if (!(await isOfKind(path, "isFile"))) throw notAnExport(`the file ${path} is missing`);
    const bytes = await readFile(path);
    const isSame = createHash("md5").update(bytes).digest("hex") === md5;
    if (!isSame) throw notAnExport(`${path} is not what was exported: its md5 is another`);
    await files.put({ ...file, content: bytes });
  }
  if (count !== manifest.files) {
    throw notAnExport(`${list} has ${count} files where ${manifest.files} were exported`);
  }
}

function fileIn(line: string, where: string): FileLine {
  const { path, content, md5, contentType, owner, uploadedAtMs } = (parsed(line, where) ??
    {}) as Partial<FileLine>;
  const isWhole =
    typeof content === "string" &&
    typeof md5 === "string" &&
    typeof contentType === "string" &&
    (owner === undefined || typeof owner === "string") &&
    Number.isSafeInteger(uploadedAtMs);
  if (!isWhole || leadsOut(content)) throw notAnExport(`${where} is broken`);
  return {
    ...{ path: validPath(path, where), content, md5, contentType, owner },
    bytes: 0,
    uploadedAtMs: Number(uploadedAtMs),
  };
}

function validPath(path: unknown, where: string): string {
  try {
    return readFilePath(path);
  } catch (error) {
    throw notAnExport(`${where}: ${(error as Error).message}`);
  }
}

function leadsOut(content: string): boolean {
  const [first] = normalize(content).split(sep);
  return first !== "files" && first !== "filesByHash";
}

/** A link does not count: it may lead anywhere. */
async function isOfKind(path: string, kind: "isFile" | "isDirectory"): Promise<boolean> {
  const stat = await lstat(path).catch(() => undefined);
  return stat?.[kind]() ?? false;
}
