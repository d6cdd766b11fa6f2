import type { Memory } from "#adapters/memory/store.ts";
import { type MemoryPayments, memoryPayments } from "#adapters/memory/payments.ts";
import { memoryTransfers, type MemoryTransfers } from "#adapters/memory/transfers.ts";
import type { Violation } from "#core/audit/violation.ts";
import { MINUTE_MS } from "#core/time.ts";
import { type Calls, openCalls } from "#tests/simulation/calls.ts";
import { watchedMemory } from "#tests/simulation/memory.ts";
import type { WordFate } from "#tests/simulation/functions.ts";
import { type Random, randomOf } from "#tests/simulation/random.ts";
import { type Fate, openScheduler, type Scheduler } from "#tests/simulation/scheduler.ts";
import { nothingTrue, type Truth } from "#tests/simulation/truth.ts";
import { witnessesOf } from "#tests/simulation/witnesses.ts";

/** The platform ends a call after this (cloudbaserc.json). */
const CALL_MS_MAX = MINUTE_MS;
const TRAIL_MAX = 40;

/** One shop with everything around it: what is stored, what is true, who is calling, what time it is. */
export type World = {
  readonly random: Random;
  readonly clock: { nowMs: number };
  readonly truth: Truth;
  readonly memory: Memory;
  readonly transfers: MemoryTransfers;
  readonly payments: MemoryPayments;
  readonly scheduler: Scheduler;
  readonly calls: Calls;
  /** What is to happen at or after an instant; nothing of it is lost. */
  readonly agenda: { readonly atMs: number; readonly act: () => void }[];
  /** What callers were told and must stay true: each answers what is wrong, or null. */
  readonly claims: (() => string | null)[];
  /** What happened how often, for the report. */
  readonly counts: Map<string, number>;
  readonly violations: Violation[];
  readonly trail: string[];
  /** A world in which one promoter withdraws all the time, so that wallets are filed. */
  readonly isCashier: boolean;
  /** How many of 1,000 operations end their caller; 0 while a world comes to rest. */
  killPerMille: number;
};

const FIRST_MS = Date.UTC(2026, 0, 1);
const TWO_YEARS_MS = 2 * 365 * 24 * 60 * MINUTE_MS;

export function openWorld(seed: number): World {
  const random = randomOf(seed);
  const clock = { nowMs: FIRST_MS + random.below(TWO_YEARS_MS / 1_000) * 1_000 };
  const truth = nothingTrue();
  const violations: Violation[] = [];
  const counts = new Map<string, number>();
  const transfers = memoryTransfers();
  const payments = memoryPayments();
  const worldOf: { world: World | null } = { world: null };
  const memory = watchedMemory(
    witnessesOf(() => {
      if (worldOf.world === null) throw new Error("the world is not open yet");
      return worldOf.world;
    }),
  );
  const trail: string[] = [];
  const isCashier = random.chance(3);
  const scheduler = openScheduler(
    (call) => world.calls.died(call),
    (what) => count(world, what),
  );
  const wordFate = (): WordFate =>
    random.chance(92) ? "answered" : random.pick(["lost before", "lost after"]);
  const outside = {
    ...{ memory, transfers, payments, wordFate, scheduler },
    nowMs: () => clock.nowMs,
  };
  const world: World = {
    ...{ random, clock, truth, memory, transfers, payments, scheduler, violations, counts, trail },
    calls: openCalls(outside, random, {
      count: (what) => count(world, what),
      violated: (text) => void violations.push({ invariant: "reply", id: "call", text }),
      note: (text) => note(world, text),
    }),
    agenda: [],
    claims: [],
    isCashier,
    // Filing a long journal takes many operations, and would never come to its end at the usual rate.
    killPerMille: isCashier ? 4 : 40,
  };
  worldOf.world = world;
  return world;
}

export function count(world: World, what: string, by = 1): void {
  world.counts.set(what, (world.counts.get(what) ?? 0) + by);
}

/** Keeps the last things that happened, for whoever has to understand a failure. */
export function note({ trail, scheduler, clock }: World, text: string): void {
  trail.push(`${scheduler.step()} ${new Date(clock.nowMs).toISOString()} ${text}`);
  if (trail.length > TRAIL_MAX) trail.shift();
}

/** Lets one operation through, or kills its call before or after it. */
export async function step(world: World): Promise<void> {
  const { random, scheduler } = world;
  const index = [0, 0, 0]
    .map(() => random.below(scheduler.waiting()))
    .find((one) => !scheduler.waitingOf(one)?.isSlow || random.chance(15));
  if (index === undefined) return;
  const call = scheduler.waitingOf(index);
  const fate = anyFate(world);
  if (fate !== "passes")
    count(world, `killed ${fate === "lost" ? "after" : "before"} an operation`);
  note(world, `${call?.title} ${fate}`);
  await scheduler.pass(index, fate);
}

function anyFate({ random, killPerMille }: World): Fate {
  if (random.below(1_000) >= killPerMille) return "passes";
  return random.chance(50) ? "killed" : "lost";
}

/** Moves the clock; calls that have lived too long by then are ended. */
export function moveTo(world: World, atMs: number): void {
  if (atMs <= world.clock.nowMs) return;
  world.clock.nowMs = atMs;
  world.scheduler.killOlder(atMs - CALL_MS_MAX);
}

/** Lets everything in flight come to its end. */
export async function drain(world: World): Promise<void> {
  while (world.scheduler.waiting() > 0 && world.violations.length === 0) await step(world);
}

export const later = (world: World, inMs: number, act: () => void): void =>
  void world.agenda.push({ atMs: world.clock.nowMs + inMs, act });
