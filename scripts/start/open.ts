import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { err, ok, type Result } from "#core/result.ts";
import { problemText } from "#scripts/import/words.ts";
import type { CommandLine } from "./commandLine.ts";
import { takenPort } from "./ports.ts";
import { hasData, seedOrders, seedTeahouse } from "./seed.ts";
import { serveShop, type Shop } from "./serve.ts";
import { servedBy } from "./servedBy.ts";

/**
 * Opens the shop of a data folder; a new folder first gets what the command line names.
 *
 * - `prepare`: what must be ready before anything runs, such as the bundles. It runs once it is known
 *   that the shop can open.
 * - `say` is told, in sentences, what takes long and what was found.
 * - Errors: a sentence for the person at the terminal.
 */
export async function openShop(
  line: CommandLine,
  prepare: () => Promise<void>,
  say: (sentence: string) => void,
): Promise<Result<Shop, string>> {
  const { port, filling } = line;
  const dataFolder = resolve(line.dataFolder);
  if (existsSync(dataFolder) && !statSync(dataFolder).isDirectory()) {
    return err(`${line.dataFolder} 不是目录`);
  }
  const servedAt = await servedBy(dataFolder);
  if (servedAt !== null) return err(`${line.dataFolder} 里的店已经开着：${servedAt}`);
  const taken = await takenPort(port);
  if (taken !== null) return err(taken);
  const isNew = !hasData(dataFolder);
  if (isNew && filling.kind === "orders" && !existsSync(filling.file)) {
    return err(`没有这个文件：${filling.file}`);
  }
  say("正在打包云函数……");
  await prepare();
  if (!isNew) {
    say(`沿用 ${line.dataFolder} 里的数据；删掉这个目录就从头开始。`);
  } else if (filling.kind === "orders") {
    const seeded = await seedOrders(dataFolder, filling.file);
    if (!seeded.ok) return err(`${filling.file}: ${problemText(seeded.error, "zh")}`);
    say(`已把 ${filling.file} 的 ${seeded.value} 个事件放入 ${line.dataFolder}。`);
  } else if (filling.kind === "teahouse") {
    const acts = await seedTeahouse(dataFolder);
    say(`云隙茶舍开业了：${acts} 件事，三个月，放入 ${line.dataFolder}。`);
  }
  const clerkSays = line.hasClerk ? (what: string) => say(`店小二${what}。`) : null;
  return ok(await serveShop(dataFolder, port, clerkSays));
}
