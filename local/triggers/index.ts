import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { limitIn } from "../control/page.ts";
import { get, type Routes } from "../control/route.ts";
import type { Change, Database } from "../database/index.ts";
import { randomFrom } from "../faults/randomness.ts";
import type { Functions } from "../functions/invoke.ts";
import { cloudEvent, occurrenceOf, type Occurrence } from "./cloudEvent.ts";
import { createFrequencyGate, createRateGate } from "./gates.ts";
import { readTriggers, type TriggerSpec } from "./triggerFile.ts";
import { createTriggerLog, ENTRIES_MAX, type TriggerLog } from "./triggerLog.ts";

/** Database triggers: functions that are called when documents change. */
export interface Triggers {
  readonly routes: Routes;
  /** Settles when no call is on its way or waiting; calls that these make in turn are waited for as well. */
  settled(): Promise<void>;
  close(): void;
}

/** Limits of the platform. Source: docs.cloudbase.net/en/trigger/introduce. */
const EVENT_BYTES_MAX = 256 * 1024;
const EVENTS_PER_SECOND_MAX = 200;
const LOG_SHOWN = { limit: 100, limitMax: ENTRIES_MAX };

type Trigger = TriggerSpec & {
  readonly allows: (atMs: number) => boolean;
  readonly warned: Set<string>;
  fired: number;
  /** Matched, but held back by the frequency. */
  heldBack: number;
  dropped: number;
};

type Call = { readonly trigger: Trigger; readonly about: Occurrence; readonly eventJson: string };

/**
 * Reads the triggers and follows the database.
 *
 * The platform promises neither an order nor that a call is made once or at all, so calls of one turn go out together,
 * shuffled by `seed`, and none is repeated. Errors: ProjectError for a trigger that cannot be read.
 */
export function createTriggers(o: {
  directory: string;
  env: string;
  clock: Clock;
  database: Database;
  functions: Functions;
  onError: (error: unknown) => void;
  seed?: number;
}): Triggers {
  const names = o.functions.specs.map(({ name }) => name);
  const triggers = readTriggers(o.directory, names).map(atWork);
  const log = createTriggerLog();
  const isInTime = createRateGate(EVENTS_PER_SECOND_MAX);
  const caller = createCaller(o, log);

  function hear(changes: readonly Change[]): void {
    const requestId = randomUUID();
    for (const change of changes) {
      const own = triggers.filter(({ collection }) => collection === change.collection);
      if (own.length === 0) continue;
      const about = occurrenceOf(change, requestId);
      for (const trigger of own) consider(trigger, about);
    }
  }

  function consider(trigger: Trigger, about: Occurrence): void {
    if (!trigger.events.includes(about.event) || !trigger.matches(about.doc)) return;
    const atMs = o.clock.nowMs();
    warnOfLoop(trigger, about.change.by, atMs, log);
    if (!trigger.allows(atMs)) {
      trigger.heldBack += 1;
      return;
    }
    const eventJson = JSON.stringify(
      cloudEvent(about, { env: o.env, trigger: trigger.name, atMs }),
    );
    const why = !isInTime(atMs)
      ? `more than ${EVENTS_PER_SECOND_MAX} events in a second`
      : Buffer.byteLength(eventJson) > EVENT_BYTES_MAX
        ? `the event is larger than ${EVENT_BYTES_MAX / 1024} KB`
        : undefined;
    if (why === undefined) {
      trigger.fired += 1;
      caller.call({ trigger, about, eventJson });
      return;
    }
    trigger.dropped += 1;
    const { event, docId } = about;
    log.add({ atMs, trigger: trigger.name, outcome: "dropped", event, docId, why });
  }

  const stopHearing = triggers.length > 0 ? o.database.onChange(hear) : () => undefined;
  return {
    ...{ routes: routesOf(triggers, log), settled: caller.settled },
    close() {
      stopHearing();
      caller.forget();
    },
  };
}

function atWork(spec: TriggerSpec): Trigger {
  const warned = new Set<string>();
  return { ...spec, allows: createFrequencyGate(spec.frequency), warned, ...NOTHING_YET };
}
const NOTHING_YET = { fired: 0, heldBack: 0, dropped: 0 };

/** A function that writes where its own trigger listens calls itself: only the limit of events a second ends that. */
function warnOfLoop(trigger: Trigger, by: string | undefined, atMs: number, log: TriggerLog): void {
  if (by === undefined || !trigger.functions.includes(by) || trigger.warned.has(by)) return;
  trigger.warned.add(by);
  const why = `${by} writes to ${trigger.collection}, whose changes call ${by} again`;
  log.add({ atMs, trigger: trigger.name, outcome: "warning", function: by, why });
}

function createCaller(
  { functions, clock, seed = 1 }: { functions: Functions; clock: Clock; seed?: number },
  log: TriggerLog,
) {
  const random = randomFrom(seed);
  const running = new Set<Promise<void>>();
  let waiting: Call[] = [];

  function flush(): void {
    const calls = waiting.flatMap((call) =>
      call.trigger.functions.map((name) => ({ ...call, name })),
    );
    waiting = [];
    for (const call of shuffled(calls, random)) {
      const made = make(call).finally(() => running.delete(made));
      running.add(made);
    }
  }

  async function make({ trigger, about, eventJson, name }: Call & { name: string }): Promise<void> {
    const { event, docId } = about;
    const entry = log.add({
      ...{ atMs: clock.nowMs(), trigger: trigger.name, outcome: "running" },
      ...{ event, docId, function: name },
    });
    // Nobody's: getWXContext() is empty, and the rules for functions do not bind.
    const identity = { source: "wx_trigger" };
    const eventBytesMax = EVENT_BYTES_MAX;
    const reply = await functions.invoke({ name, eventJson, eventBytesMax, identity });
    entry.requestId = reply.requestId;
    entry.outcome = reply.ok ? "ok" : "failed";
    if (!reply.ok) entry.error = reply.error;
  }

  return {
    call(call: Call): void {
      waiting.push(call);
      if (waiting.length === 1) setImmediate(flush);
    },
    /** Calls that have not gone out yet never will. */
    forget: () => void (waiting = []),
    async settled(): Promise<void> {
      while (waiting.length > 0 || running.size > 0) {
        if (running.size > 0) await Promise.all(running);
        else await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
}

function routesOf(triggers: readonly Trigger[], log: TriggerLog): Routes {
  return new Map([
    [
      "/control/triggers",
      get(async () => ({
        triggers: triggers.map(
          ({ matches: _, allows: _allows, warned: _warned, ...shown }) => shown,
        ),
      })),
    ],
    [
      "/control/triggers/log",
      get(async ({ query }) => {
        const trigger = query.get("trigger") ?? undefined;
        return { entries: log.latest(limitIn(query, LOG_SHOWN), trigger) };
      }),
    ],
  ]);
}
