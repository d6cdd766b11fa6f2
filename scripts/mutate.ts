import { parseArgs } from "node:util";
import { DEFECTS } from "#scripts/mutate/defects/all.ts";
import { openSlot, type Slot, type Verdict } from "#scripts/mutate/slot.ts";

/** `npm run mutate`: puts one defect after another into a copy of the code, and sees whether a test fails. */
const USAGE = `npm run mutate [-- --only TEXT] [--simulation] [--orders N]

  --only TEXT     only defects whose description or file contains TEXT
  --simulation    only the simulation judges: what it finds without the tests beside the code
  --orders N      orders of each simulation (default 300)`;

const SLOTS = 2;
const FAST_TESTS = [
  "core/",
  "functions/",
  "adapters/memory/",
  "adapters/keyed/",
  "adapters/cloudbase/marksAside",
  "ports/",
  "adapters/wechat/notices",
  "adapters/wechat/payReply",
  "adapters/wechat/billsRows",
  "adapters/wechat/transferReply",
  "miniprogram/lib/",
  "tests/simulation/",
  "tests/proof/ledger/conformance",
];

function options() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string", default: "" },
        simulation: { type: "boolean", default: false },
        orders: { type: "string", default: "300" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const orders = Number(values.orders);
    if (!Number.isSafeInteger(orders) || orders < 1) throw new Error("--orders: 1 or more");
    return { ...values, orders };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return process.exit(2);
  }
}

async function main(): Promise<void> {
  const { only, simulation, orders, help } = options();
  if (help) return console.log(USAGE);
  const defects = DEFECTS.filter(({ says, file }) => `${says} ${file}`.includes(only));
  const tests = simulation ? ["tests/simulation/simulation"] : FAST_TESTS;
  const slots = Array.from({ length: SLOTS }, () => openSlot(tests, orders));
  try {
    const healthy = await Promise.all(slots.map((slot) => slot.healthy()));
    const sick = healthy.find(({ is }) => is !== "survived");
    if (sick) {
      console.error(`without any defect the tests fail already: ${told(sick)}`);
      process.exitCode = 1;
      return;
    }
    console.log(`${defects.length} defects, each in a copy of the code`);
    const verdicts = await tryAll(slots, defects);
    const counted = (is: Verdict["is"]) => verdicts.filter((verdict) => verdict.is === is).length;
    const bad = counted("survived") + counted("inapplicable");
    console.log(
      `\n${counted("killed")} of ${defects.length} killed, ${counted("survived")} survived, ${counted("inapplicable")} did not apply`,
    );
    process.exitCode = bad === 0 ? 0 : 1;
  } finally {
    for (const slot of slots) slot.close();
  }
}

async function tryAll(slots: readonly Slot[], defects: typeof DEFECTS): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const queue = defects.values(); // One iterator for all slots, so each defect is tried once.
  const work = async (slot: Slot): Promise<void> => {
    for (const defect of queue) {
      const startedMs = performance.now();
      const verdict = await slot.try(defect);
      verdicts.push(verdict);
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1).padStart(5);
      const no = String(verdicts.length).padStart(3);
      console.log(`${no} ${seconds} s  ${verdict.is.padEnd(8)}  ${defect.says}${told(verdict)}`);
    }
  };
  await Promise.all(slots.map(work));
  return verdicts;
}

const told = (verdict: Verdict): string =>
  verdict.is === "killed" ? `  ← ${verdict.caughtBy ?? "the run broke or never ended"}` : "";

await main();
