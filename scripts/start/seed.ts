import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "#core/result.ts";
import { writeLogFile } from "#scripts/demo/logFile.ts";
import { importOrders, type ImportProblem } from "#scripts/import/importOrders.ts";
import type { LogEvent } from "#scripts/import/log.ts";
import { readLog } from "#scripts/replay/reader.ts";
import { openRefusals } from "#scripts/replay/refusals.ts";
import { replay } from "#scripts/replay/replay.ts";
import { seedTeahouse as openAndPlay } from "#scripts/teahouse/seed.ts";
import { openProgress } from "#scripts/tell/progress.ts";

/** Whether a folder holds data of an earlier start. */
export const hasData = (dataFolder: string): boolean =>
  existsSync(dataFolder) && readdirSync(dataFolder).length > 0;

/** One seed for everybody, so that what a page in the docs shows is what a reader sees. */
const TEAHOUSE_SEED = 2026;

/**
 * Plays a shop's order export into a new data folder.
 *
 * - `dataFolder`: an absolute path; it is empty or does not exist.
 * - Returns how many events were played.
 * - Errors: `ImportProblem` for a file that is no export.
 */
export async function seedOrders(
  dataFolder: string,
  ordersFile: string,
): Promise<Result<number, ImportProblem>> {
  const imported = await importOrders({ file: ordersFile });
  if (!imported.ok) return err(imported.error);
  // The end of the log is invented: what would only come after today has not happened yet.
  const nowMs = Date.now();
  const events = imported.value.events.filter(({ atMs }) => atMs <= nowMs);
  await asDraft(dataFolder, (draft) => play(events, draft));
  return ok(events.length);
}

/** The same with the invented teahouse, whose three months end now. Returns how many things happened. */
export async function seedTeahouse(dataFolder: string): Promise<number> {
  const progress = openProgress("第一次启动，云隙茶舍开业");
  let played = 0;
  await asDraft(dataFolder, async (draft) => {
    const { acts } = await openAndPlay(join(draft, "data"), {
      ...{ seed: TEAHOUSE_SEED, nowMs: Date.now() },
      onAct: (n, all) => progress.show(n / all, `${n} / ${all} 件事`),
    }).finally(progress.end);
    played = acts;
  });
  return played;
}

/**
 * Fills a draft beside a data folder and moves its `data` into place when it is whole: an interrupted start leaves
 * nothing that the next one could take for a shop.
 */
async function asDraft(dataFolder: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${dataFolder}.seeding`;
  const clean = () => rmSync(draft, { recursive: true, force: true });
  clean();
  mkdirSync(draft, { recursive: true });
  process.once("exit", clean); // Also when somebody interrupts.
  try {
    await fill(draft);
    mkdirSync(dirname(dataFolder), { recursive: true });
    if (existsSync(dataFolder)) rmdirSync(dataFolder); // It is empty, or this fails.
    renameSync(join(draft, "data"), dataFolder);
  } finally {
    process.removeListener("exit", clean);
    clean();
  }
}

/** Plays events in a folder; what the shop is made of is in its `data` afterwards. */
async function play(events: readonly LogEvent[], draft: string): Promise<void> {
  const log = join(draft, "log.jsonl");
  await writeLogFile(events, log);
  const progress = openProgress("第一次启动，放入订单");
  const { stack } = await replay(readLog(log), {
    dataFolder: join(draft, "data"),
    durability: "off", // If the machine dies now, the draft is thrown away anyhow.
    refusals: openRefusals(draft),
    onEvent: (played) =>
      progress.show(played / events.length, `${played} / ${events.length} 个事件`),
  }).finally(progress.end);
  await stack.stop();
}
