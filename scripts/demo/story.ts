import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Imported } from "#scripts/import/importOrders.ts";
import { readLog } from "#scripts/replay/reader.ts";
import { openRefusals, type Refusals } from "#scripts/replay/refusals.ts";
import { type Cost, replay, type Replayed } from "#scripts/replay/replay.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { type Answers, askEverything } from "./answers.ts";
import { writeLogFile } from "./logFile.ts";
import { askPayouts, type PayoutStory } from "./payouts.ts";

/** What CloudBase would bill for, in all and by function. */
export type Usage = { readonly total: Cost; readonly byFunction: Readonly<Record<string, Cost>> };

/** Everything that is told of a shop, as the system that played its log answers. */
export type Story = {
  readonly imported: Imported;
  readonly replayed: Replayed;
  readonly refusals: Refusals;
  /** How long the playing took, with the start. */
  readonly tookMs: number;
  readonly usage: Usage;
  readonly answers: Answers;
  readonly payouts: PayoutStory;
};

/**
 * Plays a shop's log through the real functions and hands the story to `use`, while the system that
 * answered is still running. Nothing of it stays behind, neither after a failure nor an interruption.
 */
export async function withStory<T>(
  imported: Imported,
  onEvent: (played: number) => void,
  use: (story: Story) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-demo-"));
  const clean = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clean);
  try {
    const log = join(folder, "log.jsonl");
    await writeLogFile(imported.events, log);
    const refusals = openRefusals(folder);
    const startedMs = performance.now();
    const replayed = await replay(readLog(log), {
      dataFolder: join(folder, "data"),
      durability: "off",
      refusals,
      onEvent,
    });
    const tookMs = performance.now() - startedMs;
    try {
      return await use({ imported, refusals, tookMs, ...(await asked(replayed)) });
    } finally {
      await replayed.stack.stop();
    }
  } finally {
    process.removeListener("exit", clean);
    clean();
  }
}

async function asked(replayed: Replayed) {
  const { control, url } = replayed.stack;
  // Before anything else is asked, since asking costs calls too.
  const { byFunction } = await control.get("/control/meter");
  const usage: Usage = { total: replayed.cost, byFunction: byFunction as Record<string, Cost> };
  const store = adminStore(url);
  const answers = await askEverything(control, store);
  return { replayed, usage, answers, payouts: await askPayouts(control, store, answers.wallets) };
}
