import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ExplainedOrder } from "#contracts/explain.ts";
import { build } from "#scripts/build.ts";
import { explainOrder } from "#scripts/replay/explainOrder.ts";
import { LogError, readLog } from "#scripts/replay/reader.ts";
import { openRefusals } from "#scripts/replay/refusals.ts";
import { type Replayed, replay } from "#scripts/replay/replay.ts";
import { writeJson } from "#scripts/replay/writeJson.ts";
import { writeTables } from "#scripts/replay/writeTables.ts";
import { openProgress } from "#scripts/tell/progress.ts";

const USAGE = `npm run --silent replay -- FILE [--json] [--data DIR] [--explain ORDER]

  FILE        事件日志，每行一个 JSON（格式见 docs/replay.md）；- 表示标准输入
  --json      只输出一份 JSON 结果
  --data DIR  数据放在 DIR（空目录）并保留；否则用完即删
  --explain ORDER
              说明这个订单：谁得了多少、为什么，谁没有得到、为什么`;

/** A mistake of whoever called: shown without a trace. */
class UsageError extends Error {}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        data: { type: "string" },
        explain: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return { ...values, file: positionals[0], extra: positionals.slice(1) };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function checked(file: string, data: string | undefined): void {
  if (file !== "-" && !existsSync(file)) throw new UsageError(`没有这个文件：${file}`);
  if (file !== "-" && !statSync(file).isFile()) throw new UsageError(`不是文件：${file}`);
  if (data !== undefined && existsSync(data) && readdirSync(data).length > 0) {
    throw new UsageError(`${data} 里已有数据，请换一个空目录`);
  }
}

async function main(): Promise<void> {
  const { file, extra, json, data, help, explain } = options();
  if (help) return console.log(USAGE);
  if (file === undefined || extra.length > 0) throw new UsageError(USAGE);
  checked(file, data);
  await build();
  const scratch = mkdtempSync(join(tmpdir(), "fenrun-replay-"));
  const progress = openProgress("回放");
  try {
    const refusals = openRefusals(scratch);
    const replayed = await replay(readLog(file), {
      dataFolder: data ?? join(scratch, "data"),
      durability: data === undefined ? "off" : "full",
      refusals,
      onEvent: (played, { line }) => progress.show(null, `${played} 个事件，第 ${line} 行`),
    });
    progress.end();
    try {
      const asked = explain === undefined ? undefined : await explained(replayed, explain);
      if (json) await writeJson(process.stdout, replayed, refusals, asked);
      else await writeTables(replayed, refusals);
      if (asked && !json) console.log(`\n${asked.lines.join("\n")}`);
      if (replayed.audit.violations.length > 0) process.exitCode = 1;
    } finally {
      await replayed.stack.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The order that was asked for; null, said on standard error, when the log has none of that name. */
async function explained({ stack }: Replayed, orderId: string): Promise<ExplainedOrder | null> {
  const found = await explainOrder(stack.control, orderId);
  if (found === null) {
    console.error(`没有这个订单：${orderId}`);
    process.exitCode = 2;
  }
  return found;
}

await main().catch((error: unknown) => {
  const isExpected = error instanceof UsageError || error instanceof LogError;
  console.error(isExpected ? error.message : error);
  process.exitCode = isExpected ? 2 : 1;
});
