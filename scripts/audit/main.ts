import { parseArgs } from "node:util";
import { build } from "#scripts/build.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit, type AuditReport } from "#scripts/audit/run.ts";
import { openControl } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { DATA_FOLDER } from "#scripts/start/commandLine.ts";
import { hasData } from "#scripts/start/seed.ts";
import { answers, servedBy } from "#scripts/start/servedBy.ts";

const USAGE = `npm run audit -- [--data DIR | --url URL] [--json]

核对整个数据库的账。不写任何东西。
  --data DIR  哪个目录里的店（默认 ${DATA_FOLDER}，即 npm start 的店）；开着或关着都行
  --url URL   哪个正在运行的 cloudbase-local
  --json      只输出一份 JSON
退出码：0 账是平的，1 有不符，2 参数有误`;

/** A mistake of whoever called: shown without a trace. */
class UsageError extends Error {}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string" },
        url: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.data === undefined || values.url === undefined) return values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
  throw new UsageError(`--data 和 --url 只能用一个\n\n${USAGE}`);
}

/** Where the shop is open, or null when it is closed. */
async function openAt(dataFolder: string, url: string | undefined): Promise<string | null> {
  if (url === undefined) {
    if (hasData(dataFolder)) return servedBy(dataFolder);
    throw new UsageError(`${dataFolder} 里没有数据。先运行一次 npm start`);
  }
  if (!URL.canParse(url)) throw new UsageError(`--url ${url}：不是网址`);
  const origin = new URL(url).origin;
  if (await answers(origin)) return origin;
  throw new UsageError(`${url} 没有 cloudbase-local 应答`);
}

/** An open shop: somebody may write between two reads, so what is wrong must be so twice. */
async function auditOpen(url: string): Promise<AuditReport> {
  const control = openControl(url);
  try {
    const first = await audit(adminStore(url), transferOutflow(control));
    if (first.violations.length === 0) return first;
    return await audit(adminStore(url), transferOutflow(control));
  } finally {
    control.close();
  }
}

/** A closed shop is opened for the audit only, with the clock frozen, so that no timer writes. */
async function auditClosed(dataFolder: string): Promise<AuditReport> {
  await build();
  const stack = await startStack({ dataFolder, durability: "full", freezeAtMs: Date.now() });
  try {
    return await audit(adminStore(stack.url), transferOutflow(stack.control));
  } finally {
    await stack.stop();
  }
}

function tell({ checks, wallets, cases, violations }: AuditReport): void {
  console.log(`审计：检查 ${checks} 项规则，${cases} 个订单，${wallets} 个钱包`);
  if (violations.length === 0) return console.log("没有一处不符：账是平的。");
  console.log(`发现 ${violations.length} 处不符：`);
  for (const { invariant, id, text } of violations) console.log(`  ${invariant}  ${id}  ${text}`);
}

async function main(): Promise<void> {
  const { data = DATA_FOLDER, url, json, help } = options();
  if (help) return console.log(USAGE);
  const servedAt = await openAt(data, url);
  const report = servedAt === null ? await auditClosed(data) : await auditOpen(servedAt);
  if (json) console.log(JSON.stringify(report, null, 2));
  else tell(report);
  if (report.violations.length > 0) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
