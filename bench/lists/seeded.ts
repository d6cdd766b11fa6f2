import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { adminStore } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import * as seed from "./seed.ts";

export const SIZE: seed.Size = {
  orders: Number(process.env["ORDERS"] ?? "100000"),
  promoters: Number(process.env["PROMOTERS"] ?? "20000"),
  fans: Number(process.env["FANS"] ?? "300000"),
};

/** What is put into the folder once, by its name, in this order. */
export type Parts = Readonly<Record<string, (url: string) => Promise<void>>>;

/**
 * Runs with cloudbase-local over a brand of `SIZE`. DATA names a folder in which the brand is kept: what stands in it
 * already is not seeded again, so several runs, and several benches, measure the same documents. Left out = a new
 * folder, removed afterwards.
 */
export async function withSeeded(parts: Parts, run: (stack: Stack) => Promise<void>) {
  const kept = process.env["DATA"];
  const folder = kept ?? mkdtempSync(join(tmpdir(), "fenrun-bench-"));
  const dataFolder = join(folder, "data");
  const list = join(folder, "seeded.json");
  const stack = await startStack({ dataFolder, durability: "off", freezeAtMs: seed.NOW_MS });
  try {
    const before = existsSync(list) ? readFileSync(list, "utf8") : "{}";
    const seeded = JSON.parse(before) as Record<string, seed.Size>;
    for (const [name, fill] of Object.entries(parts)) {
      const known = seeded[name];
      if (known && JSON.stringify(known) !== JSON.stringify(SIZE)) {
        throw new Error(`${folder} holds ${name} of ${JSON.stringify(known)}`);
      }
      if (known) continue;
      const beganMs = performance.now();
      await fill(stack.url);
      seeded[name] = SIZE;
      writeFileSync(list, JSON.stringify(seeded));
      console.log(`${name} seeded in ${((performance.now() - beganMs) / 1_000).toFixed(0)} s`);
    }
    await run(stack);
  } finally {
    await stack.stop();
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** One document read by its id over the bare SDK, in ms: what every other figure of the same run is set against. */
export async function rawRead(url: string): Promise<number> {
  const store = adminStore(url);
  const times: number[] = [];
  for (let round = 0; round < 200; round++) {
    const beganMs = performance.now();
    await store.get("promoters", seed.promoterOf(1 + ((round * 7_919) % SIZE.promoters)));
    times.push(performance.now() - beganMs);
  }
  return times.sort((one, other) => one - other)[100] ?? 0;
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${JSON.stringify(SIZE)}`;
