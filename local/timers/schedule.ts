import type { InvocationReply } from "../functions/invoke.ts";
import type { CallError } from "../functions/outcome.ts";
import type { FunctionSpec } from "../project/functions.ts";
import { parseCron, type CronRuns } from "./cron.ts";

/** A timer's call that failed is tried again this often … */
const RETRIES = 2;
/** … after this long. Source: cloud.tencent.com/document/product/583/41138. */
const RETRY_AFTER_MS = 60_000;
const RETRIES_WAITING_MAX = 1000;

export type TimerState = {
  readonly name: string;
  readonly functionName: string;
  readonly config: string;
  /** Undefined when the pattern's years are over, or when the timer is off. */
  readonly nextAtMs: number | undefined;
};

export type TimerRun = {
  readonly name: string;
  readonly atMs: number;
  readonly error: CallError | undefined;
};

/** The timer triggers of the project. It waits for nothing itself: somebody tells it how late it is. */
export interface Schedule {
  list(): readonly TimerState[];
  nextDueMs(): number | undefined;
  /** Calls what is due up to and including an instant, all at once; a timer that missed several runs, once. */
  runDue(untilMs: number): Promise<readonly TimerRun[]>;
  /** Calls a function as its timer would, at once and without retries. Undefined: it has no timer. */
  runNow(functionName: string, nowMs: number): Promise<InvocationReply> | undefined;
  /** Counts from another instant on: after the clock has jumped. What waited for a retry is forgotten. */
  restart(nowMs: number): void;
}

type Timer = {
  readonly name: string;
  readonly functionName: string;
  readonly config: string;
  readonly runs: CronRuns;
  nextAtMs: number | undefined;
};
type Due = { functionName: string; eventJson: string; atMs: number; retriesLeft: number };
type Call = (functionName: string, eventJson: string) => Promise<InvocationReply>;

export function createSchedule(
  specs: readonly FunctionSpec[],
  o: {
    nowMs: number;
    call: Call;
    /** Functions whose timers run only when somebody says so. */
    off?: readonly string[] | undefined;
  },
): Schedule {
  const isOff = (functionName: string): boolean => o.off?.includes(functionName) === true;
  const nextAfter = ({ functionName, runs }: Pick<Timer, "functionName" | "runs">, atMs: number) =>
    isOff(functionName) ? undefined : runs.after(atMs);
  const timers: Timer[] = specs.flatMap(({ name: functionName, timers }) =>
    timers.map(({ name, config }) => {
      const runs = parseCron(config);
      const nextAtMs = nextAfter({ functionName, runs }, o.nowMs);
      return { name, functionName, config, runs, nextAtMs };
    }),
  );
  let retries: Due[] = [];

  function takeDue(untilMs: number): Due[] {
    const due = retries.filter(({ atMs }) => atMs <= untilMs);
    if (due.length > 0) retries = retries.filter(({ atMs }) => atMs > untilMs);
    for (const timer of timers) {
      const { nextAtMs, functionName, name } = timer;
      if (nextAtMs === undefined || nextAtMs > untilMs) continue;
      const eventJson = timerEvent(name, nextAtMs);
      due.push({ functionName, eventJson, atMs: nextAtMs, retriesLeft: RETRIES });
      timer.nextAtMs = timer.runs.after(untilMs);
    }
    return due;
  }
  async function run(due: Due): Promise<TimerRun> {
    const reply = await o.call(due.functionName, due.eventJson);
    if (!reply.ok && due.retriesLeft > 0 && retries.length < RETRIES_WAITING_MAX) {
      const { atMs, retriesLeft } = due;
      retries.push({ ...due, atMs: atMs + RETRY_AFTER_MS, retriesLeft: retriesLeft - 1 });
    }
    const error = reply.ok ? undefined : reply.error;
    return { name: due.functionName, atMs: due.atMs, error };
  }

  return {
    list: () => timers.map(({ runs: _, ...state }) => state),
    nextDueMs() {
      let earliest: number | undefined;
      for (const atMs of [
        ...timers.map((timer) => timer.nextAtMs),
        ...retries.map((r) => r.atMs),
      ]) {
        if (atMs !== undefined && (earliest === undefined || atMs < earliest)) earliest = atMs;
      }
      return earliest;
    },
    runDue: (untilMs) => Promise.all(takeDue(untilMs).map(run)),
    runNow(functionName, nowMs) {
      const timer = timers.find((one) => one.functionName === functionName);
      return timer && o.call(functionName, timerEvent(timer.name, nowMs));
    },
    restart(nowMs) {
      retries = [];
      for (const timer of timers) timer.nextAtMs = nextAfter(timer, nowMs);
    },
  };
}

/** What a timer's function is called with. `Time` has whole seconds, in UTC. */
function timerEvent(triggerName: string, atMs: number): string {
  const time = new Date(atMs).toISOString().replace(/\.\d{3}Z$/, "Z");
  return JSON.stringify({ Type: "Timer", TriggerName: triggerName, Time: time, Message: "" });
}
