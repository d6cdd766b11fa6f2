import { parseArgs } from "node:util";
import { err, ok, type Result } from "#core/result.ts";
import type { Language } from "#scripts/import/words.ts";
import { EXAMPLE_FILE } from "#scripts/shopOrders/shopOrders.ts";

export type CommandLine = {
  readonly file: string;
  readonly language: Language;
  readonly help: boolean;
};

export const USAGE = `用法：npm run demo [-- 订单.csv] [--lang zh|en]

读入店铺导出的订单（默认 ${EXAMPLE_FILE}），在本机跑一遍，讲给你听：谁带来了谁、赚了多少、为什么。
Usage: npm run demo [-- ORDERS.csv] [--lang zh|en]

Reads a shop's order export (${EXAMPLE_FILE} by default), plays it on this machine and tells the story.
`;

/** Reads the words of the command line. The error is a sentence that names the wrong one. */
export function readCommandLine(words: readonly string[]): Result<CommandLine, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        lang: { type: "string", default: "zh" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { lang, help } = values;
    const [file = EXAMPLE_FILE, ...rest] = positionals;
    if (lang !== "zh" && lang !== "en") return err(`--lang ${lang}: zh | en`);
    if (rest.length > 0) return err(`${rest.join(" ")} ?`);
    return ok({ file, language: lang, help });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
