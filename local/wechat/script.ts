import { ControlError } from "../control/errors.ts";
import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "../control/fields.ts";

/** What a stand-in is told to do instead of, or besides, what it would do by itself. */
export interface Directive {
  /** Answered as it is, in the form of the door. The call itself has no effect. */
  readonly answer?: unknown;
  /** Refused so. The call itself has no effect. `code` is a number for the open interfaces. */
  readonly fail?: ScriptedFailure;
  /** No answer, until the caller gives up. */
  readonly hang?: true;
  /** The connection is cut without an answer. */
  readonly cut?: true;
  /** With `hang` or `cut`: the call takes effect all the same, and only its answer is lost. */
  readonly applied?: true;
  /** A notice comes this many times more although it was taken. */
  readonly duplicate?: number;
  /** A call's answer waits this long in real time; a notice so long on the clock. */
  readonly delayMs?: number;
}

export interface ScriptedFailure {
  readonly status?: number;
  readonly code: string | number;
  readonly message: string;
}

/** A directive that waits for its call. */
export interface ScriptLine extends Directive {
  readonly api: string;
  /** How many more calls it is for. */
  readonly times: number;
  /** Only calls whose fields have these values. */
  readonly match?: Readonly<Record<string, string | number | boolean>>;
}

export interface Script {
  /** Names what can be scripted. A line for anything else would wait forever, so it is refused. */
  offer(kind: "call" | "notice", apis: Iterable<string>): void;
  /** The next directive for a call, which is used up by it, or undefined. */
  take(api: string, request: unknown): Directive | undefined;
  /** Adds a line as a developer sent it. Throws ControlError. */
  add(body: unknown): ScriptLine;
  waiting(): readonly ScriptLine[];
  /** All that can be scripted. */
  offered(): Readonly<Record<string, "call" | "notice">>;
  /** Forgets all that waits; returns how many lines that were. */
  clear(): number;
}

/** More waiting lines than this are a loop that went wrong. */
export const LINES_MAX = 1_000;
const TIMES_MAX = 1_000_000;
const DUPLICATES_MAX = 100;
const MATCHES_MAX = 20;
/** A call cannot wait longer than a client would; a notice may come days late. */
const CALL_DELAY_MS_MAX = 60_000;
const NOTICE_DELAY_MS_MAX = 30 * 24 * 3_600_000;

const FIELDS = [
  ...["api", "answer", "fail", "hang", "cut", "applied", "duplicate", "delayMs"],
  ...["times", "match"],
];

export function createScript(): Script {
  const kinds = new Map<string, "call" | "notice">();
  let lines: ScriptLine[] = [];

  return {
    offer(kind, apis) {
      for (const api of apis) kinds.set(api, kind);
    },
    take(api, request) {
      if (lines.length === 0) return undefined;
      const at = lines.findIndex((line) => line.api === api && fits(line, request));
      const line = lines[at];
      if (line === undefined) return undefined;
      const { times, ...rest } = line;
      if (times > 1) lines[at] = { ...rest, times: times - 1 };
      else lines.splice(at, 1);
      return line;
    },
    add(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, FIELDS, "a script");
      const api = textField(fields, "api");
      const kind = kinds.get(api);
      if (kind === undefined) {
        const known = [...kinds.keys()].sort().join(", ");
        throw badRequest(`nothing here is called ${api}; there are: ${known}`);
      }
      if (lines.length >= LINES_MAX) {
        const words = `${LINES_MAX} lines wait already: POST /control/wechat/script/clear`;
        throw new ControlError("too_many_lines", words, 409);
      }
      const line = readLine(api, kind, fields);
      lines.push(line);
      return line;
    },
    waiting: () => [...lines],
    offered: () => Object.fromEntries(kinds),
    clear() {
      const cleared = lines.length;
      lines = [];
      return cleared;
    },
  };
}

function fits({ match }: ScriptLine, request: unknown): boolean {
  if (match === undefined) return true;
  const fields = new Map(
    typeof request === "object" && request !== null ? Object.entries(request) : [],
  );
  return Object.entries(match).every(([name, value]) => fields.get(name) === value);
}

function readLine(api: string, kind: "call" | "notice", fields: Fields): ScriptLine {
  const ways = ["answer", "fail", "hang", "cut"].filter((name) => fields[name] !== undefined);
  if (ways.length > 1) throw badRequest(`a script has one of answer, fail, hang and cut`);
  if (kind === "notice" && ways.length > 0) {
    throw badRequest(`${api} is a notice, which can be scripted with duplicate and delayMs`);
  }
  if (kind === "call" && fields["duplicate"] !== undefined) {
    throw badRequest(`${api} is a call; only notices can be scripted with duplicate`);
  }
  if (ways.length === 0 && fields["duplicate"] === undefined && fields["delayMs"] === undefined) {
    throw badRequest("a script needs one of answer, fail, hang, cut, duplicate and delayMs");
  }
  if (fields["applied"] !== undefined && !ways.some((way) => way === "hang" || way === "cut")) {
    throw badRequest("applied goes with hang or cut");
  }
  const delayMax = kind === "call" ? CALL_DELAY_MS_MAX : NOTICE_DELAY_MS_MAX;
  return {
    api,
    times: wholeOf(fields, "times", { min: 1, max: TIMES_MAX }) ?? 1,
    ...given("answer", fields["answer"]),
    ...given("fail", fields["fail"] === undefined ? undefined : readFailure(fields["fail"])),
    ...given("hang", flagOf(fields, "hang")),
    ...given("cut", flagOf(fields, "cut")),
    ...given("applied", flagOf(fields, "applied")),
    ...given("duplicate", wholeOf(fields, "duplicate", { min: 1, max: DUPLICATES_MAX })),
    ...given("delayMs", wholeOf(fields, "delayMs", { min: 0, max: delayMax })),
    ...given("match", fields["match"] === undefined ? undefined : readMatch(fields["match"])),
  };
}

/** A field, or none: an absent field must not be listed as one that is undefined. */
function given<K extends string, V>(name: K, value: V | undefined): { [name in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [name in K]?: V });
}

function flagOf(fields: Fields, name: string): true | undefined {
  const value = fields[name];
  if (value === undefined || value === true) return value;
  throw badRequest(`${name} can only be true`);
}

function wholeOf(
  fields: Fields,
  name: string,
  { min, max }: { min: number; max: number },
): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) {
    return value;
  }
  throw badRequest(`${name} must be a whole number from ${min} to ${max}`);
}

function readFailure(value: unknown): ScriptedFailure {
  const fields = fieldsOf(value);
  onlyFields(fields, ["status", "code", "message"], "fail");
  const code = fields["code"];
  if ((typeof code !== "string" || code === "") && !Number.isInteger(code)) {
    throw badRequest("fail.code must be text, or a whole number for an open interface");
  }
  const status = wholeOf(fields, "status", { min: 200, max: 599 });
  return { ...given("status", status), code: code as string | number, message: wordsOf(fields) };
}

function wordsOf(fields: Fields): string {
  if (fields["message"] === undefined) return "scripted";
  return textField(fields, "message");
}

function readMatch(value: unknown): Record<string, string | number | boolean> {
  const entries = Object.entries(fieldsOf(value));
  if (entries.length > MATCHES_MAX) throw badRequest(`match takes ${MATCHES_MAX} fields at most`);
  return Object.fromEntries(
    entries.map(([name, wanted]) => {
      if (typeof wanted === "string" || typeof wanted === "number" || typeof wanted === "boolean") {
        return [name, wanted];
      }
      throw badRequest(`match.${name} must be text, a number or a boolean`);
    }),
  );
}
