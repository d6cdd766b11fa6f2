import { parseArgs, type ParseArgsConfig } from "node:util";

/** A command line that cannot be understood. */
export class UsageError extends Error {}

/**
 * One word of `cloudbase-local`. `words` are those after it. Resolves to the exit code, or to undefined where the
 * process goes on by itself. Throws UsageError for words that it does not take.
 */
export type Command = {
  readonly summary: string;
  readonly help: string;
  run(words: readonly string[], out: (text: string) => void): Promise<number | undefined>;
};

export const URL_DEFAULT = "http://127.0.0.1:8790";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The words as options and the rest. Refuses what is not known. */
export function parseWords<const O extends Options>(words: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

export function wholeNumber(option: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new UsageError(`${option} takes a whole number up to ${max}, not "${text}"`);
}

/** The last instant that a date can hold in four digits of a year. */
export const LAST_MS = 253_402_300_799_999;
