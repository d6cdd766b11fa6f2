export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What a hand that writes JSON gets wrong, each with its own advice. */
export type Problem =
  | "empty"
  | "value"
  | "name"
  | "nameQuotes"
  | "singleQuotes"
  | "fullWidth"
  | "comma"
  | "colon"
  | "trailingComma"
  | "unclosed"
  | "unclosedText"
  | "escape"
  | "number"
  | "word"
  | "call"
  | "comment"
  | "after"
  | "deep";

export type Reading =
  | {
      readonly ok: true;
      readonly value: Json;
      /** A whole number that JavaScript cannot hold exactly, if there is one. */
      readonly inexact?: string;
    }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** The offending character, counted from 0; lines and columns from 1. */
      readonly at: number;
      readonly line: number;
      readonly column: number;
    };

class Stop {
  constructor(
    readonly problem: Problem,
    readonly at: number,
  ) {}
}

const DEPTH_MAX = 200;

/** JSON.parse says where it stopped in words that differ by browser; this says where and why. */
export function readJson(text: string): Reading {
  const reader: Reader = { text, at: 0 };
  try {
    skipSpace(reader);
    if (reader.at === text.length) throw new Stop("empty", 0);
    readValue(reader, 0);
    skipSpace(reader);
    if (reader.at < text.length) throw new Stop(strange(text[reader.at]) ?? "after", reader.at);
    const { inexact } = reader;
    return { ok: true, value: JSON.parse(text) as Json, ...(inexact !== undefined && { inexact }) };
  } catch (error) {
    const stop = error instanceof Stop ? error : new Stop("value", 0);
    const before = text.slice(0, stop.at).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { ok: false, problem: stop.problem, at: stop.at, line: before.length, column };
  }
}

type Reader = { readonly text: string; at: number; inexact?: string };

function skipSpace(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.text[reader.at] ?? "")) reader.at += 1;
}

function readValue(reader: Reader, depth: number): void {
  if (depth > DEPTH_MAX) throw new Stop("deep", reader.at);
  const sign = reader.text[reader.at];
  if (sign === "{") return readMembers(reader, "}", depth);
  if (sign === "[") return readMembers(reader, "]", depth);
  if (sign === '"') return readText(reader);
  if (sign !== undefined && /[-\d]/.test(sign)) return readNumber(reader);
  readWord(reader);
}

/** What stands between braces or brackets. */
function readMembers(reader: Reader, end: "}" | "]", depth: number): void {
  const opened = reader.at;
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === end) return void (reader.at += 1);
  for (;;) {
    skipSpace(reader);
    if (reader.at >= reader.text.length) throw new Stop("unclosed", opened);
    if (end === "}") readName(reader);
    readValue(reader, depth + 1);
    skipSpace(reader);
    const sign = reader.text[reader.at];
    if (sign === undefined) throw new Stop("unclosed", opened);
    if (sign === end) return void (reader.at += 1);
    if (sign !== ",") throw new Stop(strange(sign) ?? "comma", reader.at);
    const comma = reader.at;
    reader.at += 1;
    skipSpace(reader);
    if (reader.text[reader.at] === end) throw new Stop("trailingComma", comma);
  }
}

function readName(reader: Reader): void {
  const sign = reader.text[reader.at];
  if (sign !== '"') {
    const isBare = sign !== undefined && /[\p{L}_$]/u.test(sign);
    throw new Stop(isBare ? "nameQuotes" : (strange(sign) ?? "name"), reader.at);
  }
  readText(reader);
  skipSpace(reader);
  const colon = reader.text[reader.at];
  if (colon !== ":") throw new Stop(strange(colon) ?? "colon", reader.at);
  reader.at += 1;
  skipSpace(reader);
}

function readText(reader: Reader): void {
  const opened = reader.at;
  for (reader.at += 1; ; reader.at += 1) {
    const sign = reader.text[reader.at];
    if (sign === undefined || sign < " ") throw new Stop("unclosedText", opened);
    if (sign === '"') return void (reader.at += 1);
    if (sign !== "\\") continue;
    const escape = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.exec(
      reader.text.slice(reader.at, reader.at + 6),
    );
    if (escape === null) throw new Stop("escape", reader.at);
    reader.at += escape[0].length - 1;
  }
}

function readNumber(reader: Reader): void {
  const word = /^[\w.+-]+/.exec(reader.text.slice(reader.at))?.[0] ?? "";
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word)) throw new Stop("number", reader.at);
  if (/^-?\d+$/.test(word) && !Number.isSafeInteger(Number(word))) reader.inexact ??= word;
  reader.at += word.length;
}

function readWord(reader: Reader): void {
  const rest = reader.text.slice(reader.at);
  const word = /^[\p{L}\p{N}_$.]+/u.exec(rest)?.[0] ?? "";
  if (word === "true" || word === "false" || word === "null") {
    reader.at += word.length;
    return;
  }
  if (/^\s*\(/.test(rest.slice(word.length)) || word === "new") throw new Stop("call", reader.at);
  if (word !== "") throw new Stop("word", reader.at);
  throw new Stop(strange(rest[0]) ?? "value", reader.at);
}

function strange(sign: string | undefined): Problem | undefined {
  if (sign === "'" || sign === "`") return "singleQuotes";
  if (sign !== undefined && "，：“”‘’｛｝［］（）、；".includes(sign)) return "fullWidth";
  return sign === "/" ? "comment" : undefined;
}
