import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { seedTeahouse } from "#scripts/teahouse/seed.ts";

/** So short that nobody has withdrawn yet, so long that the first can. */
const SIZE = { days: 31, promoters: 6, fans: 16, orders: 40 };
const SEED = 2026;
/** A shop that was seeded longer ago than this is seeded anew: the journeys go on where its story ends. */
const FRESH_MS = 30 * MINUTE_MS;
const FOLDER = "fenrun-journeys-seed-";
/** Who seeds writes here until it is whole; whoever else wants it meanwhile waits so long. */
const LOOK_MS = 250;
const LOCK_MS = 4 * MINUTE_MS;

/**
 * A folder with a month of a small teahouse, which is seeded once for all files of a test run and must only be copied
 * from: another file may be reading it.
 */
export async function seededTeahouse(): Promise<string> {
  const folder = join(tmpdir(), `${FOLDER}${SIZE.days}-${SIZE.orders}-${bundlesAtMs()}`);
  const sinceMs = Date.now();
  for (;;) {
    if (isFresh(folder)) return folder;
    if (claimed(`${folder}.lock`)) break;
    if (Date.now() - sinceMs > LOCK_MS) throw new Error(`nobody finishes ${folder}`);
    await wait(LOOK_MS);
  }
  try {
    if (isFresh(folder)) return folder;
    removeOld();
    const started = `${folder}.new`;
    for (const old of [started, folder]) rmSync(old, { recursive: true, force: true });
    await seedTeahouse(started, { seed: SEED, nowMs: Date.now(), size: SIZE });
    renameSync(started, folder);
    return folder;
  } finally {
    rmSync(`${folder}.lock`, { recursive: true, force: true });
  }
}

/** The functions make the data: with other bundles it would be another shop. */
const bundlesAtMs = (): number =>
  Math.max(
    ...readdirSync("dist/functions").map((name) =>
      Math.trunc(statSync(join("dist/functions", name)).mtimeMs / 1_000),
    ),
  );

const isFresh = (folder: string): boolean =>
  existsSync(folder) && Date.now() - statSync(folder).birthtimeMs < FRESH_MS;

/** Making a folder is one step: only one can. A lock that outlived its time belonged to somebody who was killed. */
function claimed(lock: string): boolean {
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_MS) rmSync(lock, { recursive: true });
  } catch {
    // There is none.
  }
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function removeOld(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (!name.startsWith(FOLDER) || name.endsWith(".lock")) continue;
    if (Date.now() - statSync(path).mtimeMs > HOUR_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
