import type { Writable } from "node:stream";
import type { Language } from "#scripts/import/words.ts";
import { writeTime } from "#scripts/import/dates.ts";
import { tableText } from "#scripts/tell/money.ts";
import { fill } from "./fill.ts";

/** What a story is written on: headings, sentences, short tables, at most 100 columns wide. */
export type Paper = {
  readonly language: Language;
  /** The one of two texts that is in the reader's language. */
  readonly say: (zh: string, en: string) => string;
  readonly title: (text: string) => void;
  readonly heading: (text: string) => void;
  readonly text: (text: string) => void;
  /** One of several things of a kind. */
  readonly item: (text: string) => void;
  /** Something that one may skip. */
  readonly note: (text: string) => void;
  readonly good: (text: string) => void;
  readonly bad: (text: string) => void;
  /** What the reader may do now: one line, to be copied, so it is never broken. */
  readonly next: (text: string) => void;
  /** The first row names the columns. */
  readonly table: (rows: readonly (readonly string[])[]) => void;
};

export const WIDTH = 100;
const INDENT = "  ";
const COLOURS = { bold: 1, dim: 2, red: 31, green: 32, cyan: 36 } as const;
type Colour = keyof typeof COLOURS;

/** Paper over a stream. Colours are used where `isColoured`. */
export function openPaper(out: Writable, language: Language, isColoured: boolean): Paper {
  const paint = (text: string, ...colours: Colour[]): string =>
    isColoured
      ? colours.reduceRight((inner, colour) => `\x1b[${COLOURS[colour]}m${inner}\x1b[0m`, text)
      : text;
  let isBlank = true;
  const put = (line: string): void => {
    isBlank = line === "";
    out.write(`${line}\n`);
  };
  /** One empty line, however many ask for it. */
  const space = (): void => {
    if (!isBlank) put("");
  };
  const write = (text: string, first: string, ...colours: Colour[]): void => {
    const rest = " ".repeat(first.length);
    fill(text, WIDTH - first.length).forEach((line, index) => {
      put(`${index === 0 ? first : rest}${paint(line, ...colours)}`);
    });
  };
  let chapter = 0;
  return {
    language,
    say: (zh, en) => (language === "zh" ? zh : en),
    title: (text) => write(text, "", "bold"),
    heading(text) {
      chapter += 1;
      space();
      write(`${chapter}. ${text}`, "", "bold", "cyan");
    },
    text: (text) => write(text, INDENT),
    item: (text) => write(text, `${INDENT}- `),
    note: (text) => write(text, INDENT, "dim"),
    good: (text) => write(text, INDENT, "green"),
    bad: (text) => write(text, INDENT, "red", "bold"),
    next(text) {
      space();
      put(paint(text, "bold"));
    },
    table(rows) {
      const [head = "", ...lines] = tableText(rows).split("\n");
      space();
      put(`${INDENT}${paint(head, "dim")}`);
      for (const line of lines) put(`${INDENT}${line}`);
      space();
    },
  };
}

/** Whether a stream should get colours: a terminal of somebody who did not ask for none (no-color.org). */
export const wantsColour = (out: { readonly isTTY?: boolean }, noColor: string | undefined) =>
  out.isTTY === true && (noColor ?? "") === "";

/** A minute in China's time: `2026-03-22 10:10`. */
export const minute = (atMs: number): string => writeTime(atMs).slice(0, 16).replace("T", " ");

/** How many: `10,000`. */
export const count = (value: number): string => value.toLocaleString("en-US");
