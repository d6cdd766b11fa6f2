import { parseArgs } from "node:util";
import type { Client } from "#adapters/cloudbase/client.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { cloudbaseStore } from "#adapters/cloudbase/store.ts";
import { build } from "#scripts/build.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { accept, acceptedIn, isKeyOf, MARKED } from "#scripts/audit/accept.ts";
import { cloudClient, cloudStore, CREDENTIALS } from "#scripts/audit/cloud.ts";
import { audit, type AuditOptions, type WholeReport } from "#scripts/audit/run.ts";
import { auditProgress, reportLines } from "#scripts/audit/tellAudit.ts";
import { openControl } from "#scripts/stack/control.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";
import { adminDatabase, adminStore } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { DATA_FOLDER } from "#scripts/start/commandLine.ts";
import { hasData } from "#scripts/start/seed.ts";
import { answers, servedBy } from "#scripts/start/servedBy.ts";

const USAGE = `npm run audit -- [--data DIR | --url URL | --env ENV_ID] [--rebuild] [--json]
npm run audit -- [--url URL | --env ENV_ID] --accept 集合/编号
npm run audit -- [--url URL | --env ENV_ID] --new-key

核对整个数据库的账：每条规则、每条链、每日的根。只读，不写任何东西。
  --data DIR   哪个目录里的店（默认 ${DATA_FOLDER}，即 npm start 的店）；开着或关着都行
  --url URL    哪个正在运行的 cloudbase-local
  --env ENV_ID 哪个真实的云开发环境；密钥取自环境变量 ${CREDENTIALS.join("、")}
               有 FENRUN_KEY 时，也核对方案的封印，也查手工改动
  --rebuild    把派生的余额、分录、排期和根从事实与流水重算一遍，逐字节比较
  --json       只输出一份 JSON
  --accept X   员工确认：手工改过、加过或删掉的就是对的，以后不再提示（I26、I27）。
               X 如 promoters/ID；promoters/* 是整个集合。要 FENRUN_KEY，会写校验戳
  --new-key    FENRUN_KEY 换过以后：把旧密钥（FENRUN_KEY_BEFORE）盖过的校验戳换成新的；
               手工改过的两把密钥都对不上，不会被盖过去
退出码：0 账是平的，1 有不符，2 参数有误`;

/** A mistake of whoever called: shown without a trace. */
class UsageError extends Error {}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: "string" },
        url: { type: "string" },
        env: { type: "string" },
        accept: { type: "string" },
        "new-key": { type: "boolean", default: false },
        rebuild: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const places = [values.data, values.url, values.env];
    if (places.filter((place) => place !== undefined).length <= 1) return values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
  throw new UsageError(`--data、--url 和 --env 只能用一个\n\n${USAGE}`);
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

/** Somebody may write between two reads, so what is wrong with an open shop must be so twice. */
async function twice(run: () => Promise<WholeReport>): Promise<WholeReport> {
  const first = await run();
  return first.violations.length === 0 ? first : run();
}

async function auditOpen(url: string, how: AuditOptions): Promise<WholeReport> {
  const control = openControl(url);
  try {
    return await twice(() => audit(adminStore(url), transferOutflow(control), how));
  } finally {
    control.close();
  }
}

/** A closed shop is opened for the audit only, with the clock frozen, so that no timer writes. */
async function auditClosed(dataFolder: string, how: AuditOptions): Promise<WholeReport> {
  await build();
  const stack = await startStack({ dataFolder, durability: "full", freezeAtMs: Date.now() });
  try {
    return await audit(adminStore(stack.url), transferOutflow(stack.control), how);
  } finally {
    await stack.stop();
  }
}

/** A real environment. WeChat is not asked from here: its bills are reconciled by the function `reconcile`. */
function auditCloud(envId: string, how: AuditOptions): Promise<WholeReport> {
  const store = cloudStore(envId, process.env);
  if (store === null) throw new UsageError(`--env 需要环境变量 ${CREDENTIALS.join("、")}`);
  return twice(() => audit(store, null, how));
}

/** Marks what people found to be right, and says what that was. */
async function acceptIn(word: string, key: string, env: string | undefined, url: string | null) {
  const what = acceptedIn(word);
  if (what === null) throw new UsageError(`--accept ${word}：应为 集合/编号`);
  if (key === "") throw new UsageError("--accept 需要环境变量 FENRUN_KEY");
  if (env === undefined && url === null) throw new UsageError("--accept 要店开着：先 npm start");
  const seal = hmacSeal(key);
  const client = clientOf(env, url);
  const store = cloudbaseStore(client, seal);
  if (!(await isKeyOf(store, [seal]))) throw new UsageError(OTHER_KEY);
  const ids = await accept(client, store, seal, what);
  console.log(`已确认 ${ids.length} 份：${ids.slice(0, SHOWN).join(" ")}`);
}
const SHOWN = 20;
const OTHER_KEY = "FENRUN_KEY 不是这家店的函数用的那把：用它确认，会把好的校验戳盖坏";

function clientOf(env: string | undefined, url: string | null): Client {
  const client =
    env === undefined ? adminDatabase(url ?? "").client : cloudClient(env, process.env);
  if (client === null) throw new UsageError(`--env 需要环境变量 ${CREDENTIALS.join("、")}`);
  return client;
}

/** After the key was changed: marks anew what the old one marked, in every collection. */
async function remark(key: string, env: string | undefined, url: string | null): Promise<void> {
  const before = process.env["FENRUN_KEY_BEFORE"] ?? "";
  if (key === "" || before === "") {
    throw new UsageError("--new-key 需要环境变量 FENRUN_KEY（新）和 FENRUN_KEY_BEFORE（旧）");
  }
  if (env === undefined && url === null) throw new UsageError("--new-key 要店开着：先 npm start");
  const [seal, old, client] = [hmacSeal(key), hmacSeal(before), clientOf(env, url)];
  const store = cloudbaseStore(client, seal);
  if (!(await isKeyOf(store, [seal, old]))) throw new UsageError(OTHER_KEY);
  let count = 0;
  for (const collection of MARKED) {
    count += (await accept(client, store, seal, { collection, id: "*" }, old)).length;
  }
  console.log(
    `换成新密钥的校验戳：${count} 份。再运行一次，直到是 0 份；然后 npm run audit 看还有什么对不上`,
  );
}

async function main(): Promise<void> {
  const { data = DATA_FOLDER, url, env, rebuild, json, help, accept: word, ...more } = options();
  if (help) return console.log(USAGE);
  const progress = auditProgress();
  // Every cloudbase-local that Fenrun starts has the one key.
  const key = env === undefined ? DEMO_KEY : (process.env["FENRUN_KEY"] ?? "");
  const hadKey = key !== "";
  const seal = hadKey ? hmacSeal(key) : undefined;
  const how = { rebuild, seal, hands: seal, progress: progress.show };
  const servedAt = env === undefined ? await openAt(data, url) : null;
  if (more["new-key"]) return remark(process.env["FENRUN_KEY"] ?? key, env, servedAt);
  if (word !== undefined) return acceptIn(word, key, env, servedAt);
  const report = await (
    env !== undefined
      ? auditCloud(env, how)
      : servedAt === null
        ? auditClosed(data, how)
        : auditOpen(servedAt, how)
  ).finally(progress.end);
  if (json) console.log(JSON.stringify(report, null, 2));
  else
    console.log(
      reportLines(report, { rebuild, hadKey, askedWechat: env === undefined }).join("\n"),
    );
  if (report.violations.length > 0) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
