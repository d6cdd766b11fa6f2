import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { build } from "#scripts/build.ts";
import { CONSOLE_FOLDER } from "#scripts/buildConsole.ts";
import { schemas } from "#scripts/models/schema.ts";
import { readCommandLine, USAGE } from "./commandLine.ts";
import { planText, titleOf } from "./describe.ts";
import { readVariables } from "./environment.ts";
import { FILE_NAMES, type FileName, readProduction } from "./files.ts";
import { managerCloud } from "./manager.ts";
import { type ConsoleSite, type Model, type Plan, planOf } from "./plan.ts";
import { run } from "./run.ts";

const FAILED = 1;
/** Nothing was called. */
const REFUSED = 2;

/** `npm run deploy`. Returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const line = readCommandLine(words);
  if (!line.ok) return refuse([line.error, "", USAGE]);
  const { envId, isDryRun, hasModels, isDropping, help } = line.value;
  if (help) return tell(USAGE);
  const production = readProduction(texts());
  if (!production.ok) return refuse(production.error);
  const plan = planOf(
    production.value,
    readVariables(process.cwd(), { ...process.env, ENV_ID: envId }),
    { site: siteOf(envId), isDropping, ...(hasModels ? { models: modelsOf() } : {}) },
  );
  if (!plan.ok) return refuse(plan.error);
  return isDryRun ? dryRun(envId, plan.value) : deploy(envId, plan.value);
}

function texts(): Record<FileName, string> {
  const entries = FILE_NAMES.map((file) => [file, readFileSync(file, "utf8")]);
  return Object.fromEntries(entries) as Record<FileName, string>;
}

const SHANGHAI = "ap-shanghai";
/** Under a path of its own: the brand may have other pages on the same site. */
const CONSOLE_PATH = "console";

function siteOf(envId: string): ConsoleSite {
  const { TENCENTCLOUD_REGION: region = SHANGHAI } = process.env;
  const config = region === SHANGHAI ? { envId } : { envId, region };
  return { folder: CONSOLE_FOLDER, path: CONSOLE_PATH, config };
}

const modelsOf = (): readonly Model[] =>
  Object.entries(schemas()).map(([collection, schema]) => ({ collection, schema }));

function dryRun(envId: string, { calls, missing }: Plan): number {
  tell(
    `${planText(calls, missing)}\n\n环境 ${envId}：共 ${calls.length} 个调用，一个也没有执行。\n`,
  );
  if (missing.length > 0) {
    process.stderr.write(`真正部署之前还要设置：${missing.join(" ")}\n`);
  }
  return 0;
}

async function deploy(envId: string, { calls, missing }: Plan): Promise<number> {
  if (missing.length > 0) {
    return refuse([
      `缺少变量：${missing.join(" ")}`,
      "请在环境变量、.env.local 或 .env 里设置。什么也没有调用。",
    ]);
  }
  const {
    TENCENTCLOUD_SECRETID: secretId = "",
    TENCENTCLOUD_SECRETKEY: secretKey = "",
    TENCENTCLOUD_SESSIONTOKEN: token = null,
  } = process.env;
  if (secretId === "" || secretKey === "") {
    return refuse([
      "缺少密钥：请设置环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY。",
      "什么也没有调用。只看会调用什么：加 --dry-run。",
    ]);
  }
  const { done, notes, failure } = await run(
    calls,
    await managerCloud(envId, { secretId, secretKey, token }),
    {
      build,
      say: (line) => tell(`${line}\n`),
      secrets: [secretId, secretKey, ...(token === null ? [] : [token])],
      pause: (ms) => setTimeout(ms),
    },
  );
  if (failure !== null) {
    process.stderr.write(`
失败：${titleOf(failure.call)}：${failure.message}
前 ${done} 个调用已完成（共 ${calls.length} 个），后面的没有执行。改正后再运行一次是安全的：每一步都可以重复。
`);
    return FAILED;
  }
  tell(
    `\n${done} 个调用全部完成。${notes.length > 0 ? `有 ${notes.length} 处不一致，见上。` : ""}\n`,
  );
  return 0;
}

function tell(text: string): number {
  process.stdout.write(text);
  return 0;
}

function refuse(lines: readonly string[]): number {
  process.stderr.write(`${lines.join("\n")}\n`);
  return REFUSED;
}

void main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(REFUSED);
  },
);
