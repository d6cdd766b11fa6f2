import { yuan } from "../money.ts";
import { ERRORS } from "./errors.ts";
import { AUDIT_TEXTS } from "./wordsAudit.ts";
import { COUNT_TEXTS } from "./wordsCounts.ts";
import { FACT_TEXTS } from "./wordsFacts.ts";
import { FIELD_TEXTS } from "./wordsFields.ts";
import { PARSER_TEXTS } from "./wordsParser.ts";
import { SHEET_TEXTS } from "./wordsSheets.ts";

/** Everything that functions say by a Chinese text instead of a code, with its English. */
export const TEXTS: ReadonlyMap<string, string> = new Map(
  [PARSER_TEXTS, SHEET_TEXTS, FIELD_TEXTS, COUNT_TEXTS, FACT_TEXTS, AUDIT_TEXTS].flatMap((texts) =>
    Object.entries(texts),
  ),
);

const PLACE = /\{(\w+)\}/g;
const SENTENCES: ReadonlyMap<string, string> = new Map(Object.entries(ERRORS));

/** The sentence of a refusal by its code, with its fields in it; undefined = no function refuses so. */
export function englishSentence(
  code: string,
  fields: Readonly<Record<string, unknown>>,
): string | undefined {
  return SENTENCES.get(code)?.replace(PLACE, (_, name: string) => fieldTold(name, fields[name]));
}

/** Fields that are words of a function; all others are names and ids, which stay as they are. */
const IN_WORDS = new Set(["why", "text", "roleName", "allowed"]);

function fieldTold(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" && name.endsWith("Fen")) return yuan(value);
  if (Array.isArray(value)) return value.map((one) => fieldTold(name, one)).join(", ");
  const text = String(value);
  return IN_WORDS.has(name) ? (englishText(text) ?? text) : text;
}

/** Places that hold a number; any other holds whatever there is. */
const NUMBERS = new Set(["n", "m"]);

/** Texts with places. Those that say more come first: `最多 {n} 条` before `最多 {n}`. */
const PATTERNS = [...TEXTS]
  .filter(([chinese]) => chinese.includes("{"))
  .map(([chinese, english]) => {
    const [, ...rest] = chinese.split(PLACE);
    const names = rest.filter((_, at) => at % 2 === 0);
    const said = chinese.replace(PLACE, "").length;
    const source = chinese
      .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
      .replace(PLACE, (_, name: string) => (NUMBERS.has(name) ? "(-?\\d+)" : "(.+?)"));
    return { pattern: new RegExp(`^${source}$`, "su"), names, english, said };
  })
  .sort((one, other) => other.said - one.said);

/** The English of a text that a function said; undefined = it is not known. */
export function englishText(text: string): string | undefined {
  const own = TEXTS.get(text) ?? englishOfPattern(text);
  if (own !== undefined) return own;
  // A text may end like a sentence, and several may stand together.
  if (text.endsWith("。")) {
    const told = englishText(text.slice(0, -1));
    return told && `${told}.`;
  }
  const parts = text.split("；");
  const told = parts.length === 1 ? [] : parts.map(englishText);
  return told.length === 0 || told.includes(undefined) ? undefined : told.join("; ");
}

function englishOfPattern(text: string): string | undefined {
  for (const { pattern, names, english } of PATTERNS) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const values = new Map(names.map((name, at) => [name, found[at + 1]?.replaceAll("、", ", ")]));
    return english.replace(PLACE, (_, name: string) => values.get(name) ?? "");
  }
  return undefined;
}
