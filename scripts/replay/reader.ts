import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod";
import { planSchema } from "#contracts/plan.ts";
import { eventSchema, type LogEvent } from "#scripts/replay/events.ts";

z.config(z.locales.zhCN());

/** An event of a log, with the line that it stands on. */
export type NumberedEvent = {
  readonly line: number;
  readonly event: LogEvent;
};

/** Something is wrong with the file itself: `FILE:LINE: <what>`. Nothing is run after it. */
export class LogError extends Error {}

/** The longest line that an event of 1,000 lines can need, many times over. */
const LINE_LENGTH_MAX = 1_000_000;

/**
 * The events of a log, one by one: a file of any length costs no memory.
 *
 * - `file`: a path, or `-` for standard input.
 * - Errors: throws `LogError` at the first line that is no event, or goes back in time.
 * - Source: docs/replay.md.
 */
export async function* readLog(file: string): AsyncGenerator<NumberedEvent> {
  const input = file === "-" ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  let newestMs = Number.NEGATIVE_INFINITY;
  for await (const text of lines) {
    line += 1;
    const content = line === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (content.trim() === "" || content.trimStart().startsWith("#")) continue;
    const where = `${file === "-" ? "<stdin>" : file}:${line}`;
    const event = parseEvent(content, where);
    if (event.at < newestMs) {
      throw new LogError(`${where}: at: 时间倒退了，事件要按时间先后排列`);
    }
    newestMs = event.at;
    yield { line, event };
  }
}

function parseEvent(text: string, where: string): LogEvent {
  if (text.length > LINE_LENGTH_MAX) throw new LogError(`${where}: 这一行太长`);
  const raw = parseJson(text, where);
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    throw new LogError(`${where}: 应为一个 JSON 对象，如 {"at": "…", "do": "wait"}`);
  }
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) throw new LogError(`${where}: ${firstIssue(parsed.error, "")}`);
  if (parsed.data.do === "plan") {
    const plan = planSchema.safeParse(parsed.data.plan);
    if (!plan.success) throw new LogError(`${where}: ${firstIssue(plan.error, "plan.")}`);
  }
  return parsed.data;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LogError(`${where}: 不是 JSON：${error instanceof Error ? error.message : ""}`);
  }
}

function firstIssue({ issues }: z.ZodError, prefix: string): string {
  const [issue] = issues;
  if (!issue) return "内容有误";
  const place = `${prefix}${issue.path.join(".")}`.replace(/\.$/, "");
  return place === "" ? issue.message : `${place}: ${issue.message}`;
}
