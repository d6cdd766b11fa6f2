import { parseArgs } from "node:util";
import { err, ok, type Result } from "#core/result.ts";
import type { Language } from "./words.ts";

export type CommandLine = {
  readonly file: string;
  readonly out: string;
  readonly seed: number;
  readonly promoters: number | null;
  readonly planFile: string | null;
  readonly language: Language;
  readonly json: boolean;
  readonly help: boolean;
};

const OPTIONS = {
  out: { type: "string" },
  seed: { type: "string", default: "1" },
  promoters: { type: "string" },
  plan: { type: "string" },
  lang: { type: "string", default: "zh" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** More would only make a log of nothing but joins. */
const PROMOTERS_MAX = 10_000;
const SEED_MAX = 4_294_967_295;

/** Reads the words of the command line. The error is a sentence that names the wrong one. */
export function readCommandLine(words: readonly string[]): Result<CommandLine, string> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [file = "", ...rest] = positionals;
  const seed = wholeUpTo(values.seed, SEED_MAX);
  const promoters =
    values.promoters === undefined ? null : wholeUpTo(values.promoters, PROMOTERS_MAX);
  if (values.lang !== "zh" && values.lang !== "en") return err(`--lang ${values.lang}: zh | en`);
  if (seed === undefined) return err(`--seed ${values.seed}: 0 … ${SEED_MAX}`);
  if (promoters === undefined) return err(`--promoters ${values.promoters}: 0 … ${PROMOTERS_MAX}`);
  if (!values.help && file === "") return err("FILE ?");
  if (rest.length > 0) return err(`${rest.join(" ")} ?`);
  if (!values.help && (values.out ?? "") === "") return err("--out FILE ?");
  return ok({
    file,
    out: values.out ?? "",
    seed,
    promoters,
    planFile: values.plan ?? null,
    language: values.lang,
    json: values.json,
    help: values.help,
  });
}

function wholeUpTo(text: string, max: number): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= max ? Number(text) : undefined;
}
