import { parseArgs } from "node:util";
import {
  tellDiff,
  tellLint,
  tellPolicy,
  tellTemplates,
  type Options,
  type Told,
} from "#scripts/plan/commands.ts";
import { PlanInvalid, UsageError } from "#scripts/plan/planFile.ts";
import { fileProblem } from "#scripts/tell/fileProblem.ts";
import { wrongOption } from "#scripts/tell/wrongOption.ts";

const USAGE = `npm run --silent plan -- 命令 …

  lint FILE                   检查方案：问题、例子、依据、怎么改
  templates [NAME]            列出模板；写 NAME 则输出该模板的方案文件
  policy FILE [--look LOOK]   输出政策文件（HTML）：formal 正式文件，poster 手机长页
  diff 旧方案 新方案          两份方案的区别，哪些对推广员变差
  forecast FILE …             用过去的订单试算（forecast --help 说明选项）

  FILE                        方案文件，JSON（格式见 docs/replay.md）；- 表示标准输入
  --json                      输出 JSON
  --write DIR                 与 templates 一起用：把全部模板写进 DIR

退出码：0 正常，1 方案不能发布或不符合格式，2 命令用错`;

const COMMANDS: ReadonlyMap<string, (files: readonly string[], options: Options) => Told> = new Map(
  [
    ["lint", tellLint],
    ["templates", tellTemplates],
    ["policy", tellPolicy],
    ["diff", tellDiff],
  ],
);

function given() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        look: { type: "string", default: "formal" },
        write: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${wrongOption(error)}\n\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  const [first, ...rest] = process.argv.slice(2);
  if (first === "forecast") {
    // It has options of its own, and much that the other commands need not load.
    const { runForecast } = await import("#scripts/forecast/runForecast.ts");
    process.exitCode = await runForecast(rest);
    return;
  }
  const { values, positionals } = given();
  if (values.help) return console.log(USAGE);
  const [name, ...files] = positionals;
  const command = COMMANDS.get(name ?? "");
  if (!command) throw new UsageError(name === undefined ? USAGE : `没有命令 ${name}\n\n${USAGE}`);
  const { text, refused = false } = command(files, values);
  console.log(text);
  if (refused) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  const problem = fileProblem(error);
  const isExpected = error instanceof UsageError || error instanceof PlanInvalid;
  console.error(problem ?? (isExpected ? error.message : error));
  if (error instanceof PlanInvalid && process.argv.includes("--json")) {
    console.log(JSON.stringify({ issues: error.issues }, null, 2));
  }
  process.exitCode = error instanceof UsageError || problem !== null ? 2 : 1;
}
