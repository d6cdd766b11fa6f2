import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "#scripts/build.ts";
import { LogError, readLog } from "#scripts/replay/reader.ts";
import { openRefusals } from "#scripts/replay/refusals.ts";
import { replay } from "#scripts/replay/replay.ts";
import { writeJson } from "#scripts/replay/writeJson.ts";
import { writeTables } from "#scripts/replay/writeTables.ts";
import { openProgress } from "#scripts/tell/progress.ts";

const USAGE = `npm run --silent replay -- FILE [--json] [--data DIR]

  FILE        事件日志，每行一个 JSON（格式见 docs/replay.md）；- 表示标准输入
  --json      只输出一份 JSON 结果
  --data DIR  数据放在 DIR（空目录）并保留；否则用完即删`;

/** A mistake of whoever called: shown without a trace. */
class UsageError extends Error {}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        data: { type: "string" },
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
  const { file, extra, json, data, help } = options();
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
      if (json) await writeJson(process.stdout, replayed, refusals);
      else await writeTables(replayed, refusals);
      if (replayed.audit.violations.length > 0) process.exitCode = 1;
    } finally {
      await replayed.stack.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main().catch((error: unknown) => {
  const isExpected = error instanceof UsageError || error instanceof LogError;
  console.error(isExpected ? error.message : error);
  process.exitCode = isExpected ? 2 : 1;
});
