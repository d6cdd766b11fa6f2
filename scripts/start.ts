import { build } from "#scripts/build.ts";
import { readCommandLine, USAGE } from "#scripts/start/commandLine.ts";
import { accountsLine } from "#scripts/start/accounts.ts";
import { openShop } from "#scripts/start/open.ts";

const INTERRUPTED = 130;

/** `npm start`: opens the shop and keeps it open until Ctrl-C. */
async function main(words: readonly string[]): Promise<number> {
  const line = readCommandLine(words);
  if (!line.ok) return complain(`${line.error}\n\n${USAGE}`, 2);
  if (line.value.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  // Until the doors are open there is nothing to close: the next start begins anew.
  let isOpen = false;
  void interrupted.then(() => isOpen || process.exit(INTERRUPTED));
  const shop = await openShop(line.value, build, (sentence) => console.error(sentence));
  if (!shop.ok) return complain(`${shop.error}\n`, 1);
  isOpen = true;
  const { doors, accounts, close, ended } = shop.value;
  console.log(`ready  mini program ${doors.miniProgram}`);
  console.log(`ready  console ${doors.console}`);
  console.log(`ready  cloudbase-local ${doors.cloudbaseLocal}`);
  if (accounts.length > 0) console.log(accountsLine(accounts));
  const isOver = await Promise.race([interrupted.then(() => false), ended.then(() => true)]);
  await close();
  if (isOver) return complain("cloudbase-local 意外退出，已关店，数据保留。\n", 1);
  console.error("已关店，数据保留。");
  return 0;
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

void main(process.argv.slice(2)).then((code) => process.exit(code));
