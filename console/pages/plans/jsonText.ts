/** JSON as a person types it: what it says and on which line, or where it stops being JSON. */
export type JsonRead =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line, from 1, on which each place begins: "rates.0.rateBp" → 7; "" is the whole. */
      readonly lines: ReadonlyMap<string, number>;
    }
  | { readonly ok: false; readonly fault: JsonFault };

/** `line` and `column` from 1. `wanted`: what should have stood there. */
export type JsonFault = {
  readonly line: number;
  readonly column: number;
  readonly wanted: Wanted;
};
export type Wanted =
  "value" | "key" | "colon" | "commaOrBrace" | "commaOrBracket" | "string" | "depth" | "nothing";

const DEPTH_MAX = 60;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
] as const;

class Stop extends Error {
  constructor(
    readonly at: number,
    readonly wanted: Wanted,
  ) {
    super(wanted);
  }
}

/** Reads JSON and keeps on which line everything stands. */
export function readJson(text: string): JsonRead {
  const reader = new Reader(text);
  try {
    const value = reader.value("", 0);
    reader.space();
    if (reader.at < text.length) throw new Stop(reader.at, "nothing");
    return { ok: true, value, lines: reader.lines };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { ok: false, fault: { ...placeOf(text, error.at), wanted: error.wanted } };
  }
}

/** The line and column of a place in a text, both from 1. */
export function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return { line, column: at - before.lastIndexOf("\n") };
}

class Reader {
  at = 0;
  private line = 1;
  private counted = 0;
  readonly lines = new Map<string, number>();
  constructor(private readonly text: string) {}

  space(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? "")) this.at += 1;
  }

  value(path: string, depth: number): unknown {
    this.space();
    if (depth > DEPTH_MAX) throw new Stop(this.at, "depth");
    this.mark(path);
    const sign = this.text[this.at];
    if (sign === "{") return this.object(path, depth);
    if (sign === "[") return this.list(path, depth);
    if (sign === '"') return this.string();
    for (const [word, value] of WORDS) if (this.takes(word)) return value;
    const number = this.match(NUMBER);
    if (number === null) throw new Stop(this.at, "value");
    return Number(number);
  }

  private object(path: string, depth: number): object {
    const entries: [string, unknown][] = [];
    this.at += 1;
    this.space();
    if (this.takes("}")) return {};
    do {
      this.space();
      if (this.text[this.at] !== '"') throw new Stop(this.at, "key");
      const line = this.lineAt(this.at);
      const key = this.string();
      const place = path === "" ? key : `${path}.${key}`;
      this.space();
      if (!this.takes(":")) throw new Stop(this.at, "colon");
      const value = this.value(place, depth + 1);
      this.lines.set(place, line);
      entries.push([key, value]);
      this.space();
    } while (this.takes(","));
    if (!this.takes("}")) throw new Stop(this.at, "commaOrBrace");
    return Object.fromEntries(entries);
  }

  private list(path: string, depth: number): unknown[] {
    const values: unknown[] = [];
    this.at += 1;
    this.space();
    if (this.takes("]")) return values;
    do {
      const place = path === "" ? String(values.length) : `${path}.${values.length}`;
      values.push(this.value(place, depth + 1));
      this.space();
    } while (this.takes(","));
    if (!this.takes("]")) throw new Stop(this.at, "commaOrBracket");
    return values;
  }

  private string(): string {
    const found = this.match(STRING);
    if (found === null) throw new Stop(this.at, "string");
    return JSON.parse(found) as string;
  }

  private takes(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    return found;
  }

  private mark(path: string): void {
    this.lines.set(path, this.lineAt(this.at));
  }

  /** Places come in order, so that line ends are counted once. */
  private lineAt(at: number): number {
    for (; this.counted < at; this.counted += 1) {
      if (this.text[this.counted] === "\n") this.line += 1;
    }
    return this.line;
  }
}
