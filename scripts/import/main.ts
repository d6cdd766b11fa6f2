import { createWriteStream } from "node:fs";
import { readFile, realpath, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openProgress } from "#scripts/tell/progress.ts";
import { readCommandLine, type CommandLine } from "./commandLine.ts";
import { importOrders, type Imported } from "./importOrders.ts";
import { logLine } from "./log.ts";
import { readPlanText, type LogPlan } from "./plan.ts";
import { tellReport } from "./tell.ts";
import { problemText, USAGE, type Language } from "./words.ts";

const DONE = 0;
const CANNOT_READ_OR_WRITE = 1;
const UNUSABLE = 2;

/** `npm run import`: words of the command line in, exit code out. */
async function main(words: readonly string[]): Promise<number> {
  const line = readCommandLine(words);
  if (!line.ok) return complain(`${line.error}\n\n${USAGE.zh}\n${USAGE.en}`, UNUSABLE);
  const { file, out, language, help } = line.value;
  if (help) {
    process.stdout.write(USAGE[language]);
    return DONE;
  }
  if (await isSameFile(file, out))
    return complain(`--out ${out}: ${SAME_FILE[language]}\n`, UNUSABLE);
  try {
    return await run(line.value);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return complain(`${error.message}\n`, CANNOT_READ_OR_WRITE);
  }
}

async function run(line: CommandLine): Promise<number> {
  const { file, seed, promoters, planFile, language, json, out } = line;
  let plan: LogPlan | undefined;
  if (planFile !== null) {
    const read = readPlanText(await readFile(planFile, "utf8"));
    if (!read.ok) return complain(`${planFile}: ${NO_PLAN[language]}${read.error}\n`, UNUSABLE);
    plan = read.value;
  }
  const progress = openProgress(READING[language]);
  const imported = await importOrders({
    file,
    seed,
    ...(promoters === null ? {} : { promoters }),
    ...(plan === undefined ? {} : { plan: plan.written }),
    onProgress: ({ readBytes, totalBytes }) =>
      progress.show(readBytes / totalBytes, `${Math.trunc((100 * readBytes) / totalBytes)} %`),
  }).finally(progress.end);
  if (!imported.ok) {
    const problem = imported.error;
    if (problem.code === "no_orders") process.stderr.write(tellReport(problem.report, language));
    return complain(`${file}: ${problemText(problem, language)}\n`, UNUSABLE);
  }
  await writeLog(imported.value, line);
  const { report } = imported.value;
  process.stderr.write(tellReport(report, language));
  if (json) {
    const channel = out === "-" ? process.stderr : process.stdout;
    channel.write(`${JSON.stringify(report, null, 2)}\n`);
  }
  return DONE;
}

/** Writes beside the wished file first, so that half a log never stands under its name. */
async function writeLog({ events }: Imported, { file, out, seed }: CommandLine): Promise<void> {
  const lines = function* (): Generator<string> {
    yield `# ${basename(file).replace(/\p{C}/gu, " ")}\n`;
    yield `# 虚构（种子 ${seed}）：推广员、扫码、收货、提现。 Invented (seed ${seed}): promoters, scans, receipts, withdrawals.\n`;
    for (const event of events) yield `${logLine(event)}\n`;
  };
  const write = (to: Writable, end: boolean): Promise<void> =>
    pipeline(Readable.from(lines()), to, { end });
  if (out === "-") return write(process.stdout, false);
  const draft = `${out}.${process.pid}.part`;
  try {
    await write(createWriteStream(draft), true);
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function isSameFile(file: string, out: string): Promise<boolean> {
  const where = (path: string): Promise<string | null> => realpath(path).catch(() => null);
  const [from, to] = await Promise.all([where(file), where(out)]);
  return from !== null && from === to;
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error;

const SAME_FILE: Readonly<Record<Language, string>> = {
  zh: "与输入是同一个文件",
  en: "is the file that is read",
};
const READING: Readonly<Record<Language, string>> = { zh: "读取订单", en: "Reading orders" };
const NO_PLAN: Readonly<Record<Language, string>> = {
  zh: "不是可用的分润方案：",
  en: "is no usable plan: ",
};

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
