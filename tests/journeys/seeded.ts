import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from "node:fs";
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
const LOOK_MS = 250;
/** Who seeds says so often that he lives; who has not said so for so long was killed. */
const ALIVE_MS = 5_000;
const LOCK_MS = 2 * MINUTE_MS;

/**
 * A folder with a month of a small teahouse, which is seeded once for all files of a test run and must only be copied
 * from: another file may be reading it.
 */
export async function seededTeahouse(): Promise<string> {
  const prefix = `${FOLDER}${SIZE.days}-${SIZE.orders}-${bundlesAtMs()}`;
  const lock = join(tmpdir(), `${prefix}.lock`);
  for (;;) {
    const found = freshOne(prefix);
    if (found !== undefined) return found;
    if (claimed(lock)) break;
    await wait(LOOK_MS);
  }
  const alive = setInterval(() => {
    if (existsSync(lock)) utimesSync(lock, new Date(), new Date());
  }, ALIVE_MS);
  try {
    const found = freshOne(prefix);
    if (found !== undefined) return found;
    removeOld();
    // Under a name of its own: of one that is fresh no more, another file may be making its copy yet.
    const nowMs = Date.now();
    const started = join(tmpdir(), `${FOLDER}started-${nowMs}`);
    await seedTeahouse(started, { seed: SEED, nowMs, size: SIZE });
    const folder = join(tmpdir(), `${prefix}-${nowMs}`);
    renameSync(started, folder);
    return folder;
  } finally {
    clearInterval(alive);
    rmSync(lock, { recursive: true, force: true });
  }
}

/** The functions make the data: with other bundles it would be another shop. */
const bundlesAtMs = (): number =>
  Math.max(
    ...readdirSync("dist/functions").map((name) =>
      Math.trunc(statSync(join("dist/functions", name)).mtimeMs / 1_000),
    ),
  );

/** A shop that is whole, and was seeded lately: its name ends with when. */
function freshOne(prefix: string): string | undefined {
  const name = readdirSync(tmpdir()).find(
    (each) =>
      each.startsWith(`${prefix}-`) &&
      Date.now() - Number(each.slice(prefix.length + 1)) < FRESH_MS,
  );
  return name === undefined ? undefined : join(tmpdir(), name);
}

/** Making a folder is one step: only one can. */
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
