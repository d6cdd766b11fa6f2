import { statSync } from "node:fs";
import { build } from "#scripts/build.ts";
import { EXAMPLE_FILE } from "#scripts/shopOrders/shopOrders.ts";
import { problemText } from "#scripts/import/words.ts";
import { readCommandLine, USAGE, type CommandLine } from "./commandLine.ts";
import { demo } from "./demo.ts";
import { openPaper, type Paper, wantsColour } from "./paper.ts";

const DONE = 0;
const VIOLATED = 1;
const UNUSABLE = 2;

/** `npm run demo`: words of the command line in, exit code out. */
async function main(words: readonly string[]): Promise<number> {
  const line = readCommandLine(words);
  if (!line.ok) return complain(`${line.error}\n\n${USAGE}`, UNUSABLE);
  const { file, language, help } = line.value;
  if (help) {
    process.stdout.write(USAGE);
    return DONE;
  }
  const missing = unreadable(line.value);
  if (missing !== null) return complain(`${missing}\n`, UNUSABLE);
  const { stdout } = process;
  const paper = openPaper(stdout, language, wantsColour(stdout, process.env["NO_COLOR"]));
  const told = await demo({ file, paper, prepare: build });
  if (!told.ok) return complain(`${file}: ${problemText(told.error, language)}\n`, UNUSABLE);
  paper.next(told.value === 0 ? nextStep(paper, file) : REPORT_IT[language]);
  return told.value === 0 ? DONE : VIOLATED;
}

function nextStep({ say }: Paper, file: string): string {
  return file === EXAMPLE_FILE
    ? say(
        "下一步：npm start 打开这家店，或 npm run demo -- 你的订单.csv 讲你自己的店。",
        "Next: npm start opens this shop, and npm run demo -- YOUR.csv tells the story of yours.",
      )
    : say(
        `下一步：npm start -- --data .data/mine --orders ${file} 打开这家店。`,
        `Next: npm start -- --data .data/mine --orders ${file} opens this shop.`,
      );
}

const REPORT_IT = {
  zh: "下一步：先不要打款，把上面的不符之处连同订单文件交给开发者。",
  en: "Next: pay nobody yet, and hand the violations above to the developers, with the file.",
} as const;

/** Why the file cannot even be opened; null = it can. */
function unreadable({ file, language }: CommandLine): string | null {
  try {
    if (statSync(file).isFile()) return null;
    return language === "zh" ? `${file}：不是文件` : `${file}: is not a file`;
  } catch {
    return language === "zh" ? `没有这个文件：${file}` : `There is no file ${file}`;
  }
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

// Whoever reads no further (`| head`) has seen enough: the rest is played and told to nobody.
process.stdout.on("error", () => undefined);
process.once("SIGINT", () => process.exit(130));

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
