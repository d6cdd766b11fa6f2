import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ControlError } from "../control/errors.ts";
import type { IndexSpec } from "../database/index.ts";
import type { StoredFile } from "../storage/files.ts";

/** Written last of all: a folder without it is no whole export. */
export const MANIFEST_NAME = "cloudbase-local.json";
export const FORMAT = "cloudbase-local state";
export const VERSION = 1;

/** Where in the export the files' records stand, one a line. */
export const FILES_LIST = "files.jsonl";

export type ClockSetting = {
  readonly mode: "real" | "frozen" | "factor";
  readonly nowMs: number;
  readonly factor: number;
};

/** What an export holds. */
export type Manifest = {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly env: string;
  readonly clock: ClockSetting;
  readonly collections: readonly {
    readonly name: string;
    readonly documents: number;
    readonly indexes: readonly IndexSpec[];
  }[];
  readonly files: number;
  /** Folders of the data directory that were taken over as they are: users, WeChat, … */
  readonly folders: readonly string[];
};

/** A line of `files.jsonl`; `content` is where the content stands in the export. */
export type FileLine = StoredFile & { readonly content: string };

export function documentsFile(collection: string): string {
  return join("collections", `${collection}.jsonl`);
}

export function notAnExport(message: string): ControlError {
  return new ControlError("not_an_export", message);
}

/** Errors: not_an_export. Names in it were checked, so that none leads out of the folder. */
export async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, MANIFEST_NAME);
  const text = await readFile(path, "utf8").catch(() => {
    throw notAnExport(`there is no ${path}: name the folder of a whole export`);
  });
  const manifest = parsed(text, path) as Partial<Manifest> | null;
  if (manifest?.format !== FORMAT) throw notAnExport(`${path} is of something else`);
  if (manifest.version !== VERSION) {
    throw notAnExport(`${path} is of version ${manifest.version}; this reads ${VERSION}`);
  }
  const { collections, folders, files, clock } = manifest;
  const isWhole =
    Array.isArray(collections) &&
    collections.every(isCollection) &&
    Array.isArray(folders) &&
    folders.every((name) => typeof name === "string" && /^[A-Za-z][\w-]{0,63}$/.test(name)) &&
    isCount(files) &&
    isClock(clock);
  if (!isWhole) throw notAnExport(`${path} is broken: export once more`);
  return manifest as Manifest;
}

function isCollection(value: unknown): boolean {
  const { name, documents, indexes } = (value ?? {}) as Record<string, unknown>;
  const isNamed = typeof name === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(name);
  return isNamed && isCount(documents) && Array.isArray(indexes);
}

function isClock(value: unknown): boolean {
  const { mode, nowMs, factor } = (value ?? {}) as Record<string, unknown>;
  const isKnown = mode === "real" || mode === "frozen" || mode === "factor";
  return isKnown && isCount(nowMs) && typeof factor === "number";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAnExport(`${where} is not JSON`);
  }
}
