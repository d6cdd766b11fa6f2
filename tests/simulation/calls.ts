import { BusyError } from "#ports/store.ts";
import type { Caller } from "#ports/deps.ts";
import {
  type FunctionName,
  type Instance,
  newInstance,
  type Outside,
} from "#tests/simulation/functions.ts";
import type { Random } from "#tests/simulation/random.ts";
import type { CallRecord } from "#tests/simulation/scheduler.ts";
import type { Intent } from "#tests/simulation/truth.ts";

/** What a caller hears; `null` = nothing: the call died, or the shop was too busy. Then he asks again. */
export type Reply =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly code: string };

export type Asked = {
  readonly to: FunctionName;
  readonly caller: Caller;
  readonly title: string;
  readonly event?: object;
  readonly intent?: Intent;
  /** Once per call. */
  readonly heard?: (reply: Reply | null, call: CallRecord) => void;
};

type Told = {
  readonly count: (what: string) => void;
  readonly violated: (text: string) => void;
  readonly note: (text: string) => void;
};

const SKEW_MS_MAX = 2_000;
/** What a function may log without anything being wrong. */
const EXPECTED_CODES = ["fact_conflict", "amount_differs", "order_unknown"];
const EXPECTED_WORDS =
  / is unclear: | is abnormal: |^a notice was refused: amount_differs$|^a transfer that is .* filed long ago/;

/** Calls the functions as the platform does: each call alone in an instance, warm ones used again. */
export function openCalls(outside: Omit<Outside, "logError">, random: Random, told: Told) {
  const idle = new Map<FunctionName, Instance[]>();
  const flights = new Map<CallRecord, { asked: Asked; instance: Instance }>();
  let calls = 0;

  const logError = (call: CallRecord, error: unknown): void => {
    const code = (error as { error?: { code?: string } } | null)?.error?.code ?? "";
    if (error instanceof BusyError || EXPECTED_CODES.includes(code)) return;
    if (error instanceof Error && EXPECTED_WORDS.test(error.message)) return;
    told.violated(`${call.title} logged ${error instanceof Error ? error.stack : String(error)}`);
  };
  const instanceOf = (name: FunctionName): Instance => {
    const warm = random.chance(90) ? idle.get(name)?.pop() : undefined;
    const skewMs = random.between(-SKEW_MS_MAX, SKEW_MS_MAX);
    return warm ?? newInstance(name, skewMs, { ...outside, logError });
  };
  const ended = (call: CallRecord, reply: Reply | null): void => {
    const flight = flights.get(call);
    if (!flight) return;
    flights.delete(call);
    if (call.state === "running") {
      call.state = "done";
      outside.scheduler.forget(call);
      idle.set(flight.instance.name, [...(idle.get(flight.instance.name) ?? []), flight.instance]);
    }
    const { title } = flight.asked;
    const code = reply === null ? "no reply" : reply.ok ? "ok" : reply.code;
    told.note(`${title} ← ${code}`);
    told.count(`${title.split(" ", 1)[0]} ← ${code}`);
    flight.asked.heard?.(reply, call);
  };

  return {
    inFlight: () => flights.size,
    made: () => calls,
    intentOf: (call: CallRecord): Intent => flights.get(call)?.asked.intent ?? { does: "else" },
    died: (call: CallRecord) => ended(call, null),
    start(asked: Asked): void {
      calls += 1;
      const instance = instanceOf(asked.to);
      const startedMs = outside.nowMs();
      const call: CallRecord = {
        no: calls,
        title: `${asked.title} (call ${calls})`,
        nowMs: startedMs + instance.skewMs,
        startedMs,
        startedStep: outside.scheduler.step(),
        isSlow: random.chance(8),
        firstStep: null,
        state: "running",
      };
      flights.set(call, { asked, instance });
      instance.serve(call, asked.caller, asked.event).then(
        (answer) => ended(call, replyOf(answer)),
        (error: unknown) => {
          logError(call, error);
          ended(call, null);
        },
      );
    },
  };

  function replyOf(answer: unknown): Reply | null {
    const told = answer as {
      ok?: boolean;
      data?: unknown;
      error?: { code: string };
      errcode?: number;
      errmsg?: string;
      statusCode?: number;
      body?: string;
    };
    if (told.statusCode !== undefined) return noticeReply(told.statusCode, told.body ?? "{}");
    if (told.ok === true) return { ok: true, data: told.data };
    const code = told.error?.code ?? (told.errcode ? told.errmsg : undefined);
    if (code === "busy" || code === "internal" || code === "payment_unclear") return null;
    return code === undefined ? { ok: true, data: answer } : { ok: false, code };
  }
}
/** What WeChat hears of its notice: it tells again what was not taken. */
function noticeReply(statusCode: number, body: string): Reply | null {
  if (statusCode === 200) return { ok: true, data: null };
  if (statusCode >= 500) return null;
  return { ok: false, code: (JSON.parse(body) as { message: string }).message };
}
export type Calls = ReturnType<typeof openCalls>;
