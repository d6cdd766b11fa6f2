import { type Dirent, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { writeWhole } from "../wholeFile.ts";
import type { ClockSetting } from "./manifest.ts";
import { isOwnFolder } from "./stateFolders.ts";

/** Where, below the data directory, the data wait that are to replace it. */
export const STAGE_NAME = ".import";
const ANNOUNCEMENT = ".announcement.json";

/** An import whose data are complete. */
export type Announced = {
  readonly importId: string;
  readonly clock: ClockSetting;
  /** All that the data directory is to hold afterwards. */
  readonly folders: readonly string[];
};

/** The step from which on there is no way back. */
export async function announceImport(dataDirectory: string, announced: Announced): Promise<void> {
  const path = join(dataDirectory, STAGE_NAME, ANNOUNCEMENT);
  await writeWhole(path, JSON.stringify(announced));
}

/**
 * Puts announced data in the place of the present ones. To be called while nothing of the data directory is open. It may
 * be killed anywhere and is finished by the next call; data that were never announced are thrown away.
 *
 * Returns the import that it finished.
 */
export function finishImport(dataDirectory: string): Announced | undefined {
  const stage = join(dataDirectory, STAGE_NAME);
  if (!existsSync(stage)) return undefined;
  const path = join(stage, ANNOUNCEMENT);
  const announced = existsSync(path)
    ? (JSON.parse(readFileSync(path, "utf8")) as Announced)
    : undefined;
  if (announced !== undefined) replaceFolders(dataDirectory, stage, announced.folders);
  rmSync(stage, { recursive: true, force: true });
  return announced;
}

/** A folder that waits no more has taken its place already, in a call that was killed. */
function replaceFolders(dataDirectory: string, stage: string, folders: readonly string[]): void {
  for (const { name } of readdirSync(dataDirectory, { withFileTypes: true }).filter(isFolder)) {
    const isForgotten = isOwnFolder(name) && !folders.includes(name);
    if (isForgotten) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  }
  for (const name of folders) {
    if (!existsSync(join(stage, name))) continue;
    rmSync(join(dataDirectory, name), { recursive: true, force: true });
    renameSync(join(stage, name), join(dataDirectory, name));
  }
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory();
}

/** Sets the clock as the import found it. */
export function setClock(clock: Clock, { mode, nowMs, factor }: ClockSetting): void {
  if (mode === "real") return clock.followRealTime();
  clock.freeze(nowMs);
  if (mode === "factor") clock.runAt(factor);
}
