import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { openProgress } from "#scripts/tell/progress.ts";
import { SEED_LIMIT } from "#tests/simulation/random.ts";
import { simulate, tellFailure } from "#tests/simulation/simulate.ts";

/** `npm run simulate`: months of shop life at random, with an auditor at every step. docs/simulation.md says more. */
const USAGE = `npm run simulate [-- --seed S] [--orders N] [--world W] [--counts]

  --seed S     a whole number below 2^32; without it, a random one, which is printed
  --orders N   how many orders are made in all (default 20000)
  --world W    begin with this world: repeats a failure without those before it
  --counts     print what happened how often`;

class UsageError extends Error {}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: "string" },
        orders: { type: "string" },
        world: { type: "string" },
        counts: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const firstWorld = whole("--world", values.world ?? "0", 0, 10_000_000);
    return {
      seed: whole("--seed", values.seed ?? String(randomInt(SEED_LIMIT)), 0, SEED_LIMIT - 1),
      // One world is enough to repeat a failure.
      orders: whole("--orders", values.orders ?? (values.world ? "1" : "20000"), 1, 100_000_000),
      ...{ firstWorld, counts: values.counts, help: values.help },
    };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(
    `${name}: a whole number from ${least} to ${most} is expected, not "${text}".`,
  );
}

async function main(): Promise<void> {
  const { seed, orders, firstWorld, counts, help } = options();
  if (help) return console.log(USAGE);
  console.log(`seed ${seed}`);
  const startedMs = performance.now();
  const progress = openProgress("simulate");
  const ran = await simulate({ seed, orders, firstWorld }, (so) =>
    progress.show(so.orders / orders, `${so.orders} of ${orders} orders, ${so.worlds} worlds`),
  );
  progress.end();
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  const of = (what: string) => ran.counts.get(what) ?? 0;
  const killed = of("killed before an operation") + of("killed after an operation");
  console.log(
    `${ran.worlds} worlds, ${ran.orders} orders, ${ran.calls} calls (${killed} killed, ${of("died of old age")} timed out), ` +
      `${ran.operations} database operations, ${seconds} s`,
  );
  if (counts) for (const [what, times] of [...ran.counts].sort()) console.log(`${times}\t${what}`);
  if (ran.failure === null) return console.log("every fen is where it belongs");
  console.error(tellFailure(ran.failure));
  process.exitCode = 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
