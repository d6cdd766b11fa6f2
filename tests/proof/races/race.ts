import assert from "node:assert/strict";
import fc, { type Scheduler } from "fast-check";
import { amountsOf, auditShop } from "#tests/proof/testing/audit.ts";
import { type Line, openLine } from "#tests/proof/testing/line.ts";
import { comeToRest } from "#tests/proof/testing/rest.ts";
import {
  type Asked,
  openShop,
  reopen,
  type Shop,
  type Snapshot,
} from "#tests/proof/testing/shop.ts";

/** Two or three calls at the same time, in a world where they want different things of the same documents. */
export type Race = {
  readonly name: string;
  readonly given: (shop: Shop) => Promise<void>;
  readonly left: (shop: Shop) => Asked;
  readonly right: (shop: Shop) => Asked;
  readonly third?: (shop: Shop) => Asked;
  /** How far the clock stands from where `given` left it, in ms; left out = there. */
  readonly offsetsMs?: readonly number[];
  /** What happens elsewhere afterwards, so that what was decided shows. */
  readonly then?: (shop: Shop) => Promise<void>;
};
/** How long ago each call began, by its own clock. */
type Times = { readonly offsetMs: number; readonly lagsMs: readonly number[] };
const callsOf = ({ left, right, third }: Race) => [left, right, ...(third ? [third] : [])];

/** All orders of some things. */
function ordersOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length <= 1) return [all];
  return all.flatMap((first, at) =>
    ordersOf(all.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  );
}

/** The platform ends a call after 60 s. */
const anyLag = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(1, 30_000, 60_000) },
);

/**
 * Runs a race many times, with the database letting operations through in any order. Throws with seed and path when
 * the amounts are those of neither serial order. Answers with how many different ends there were.
 */
export async function race(
  one: Race,
  { seed, runs }: { readonly seed?: number | undefined; readonly runs: number },
): Promise<number> {
  const given = await givenOf(one);
  const calls = callsOf(one);
  const orders = ordersOf(calls.map((_, at) => at));
  const outcomes = new Set<string>();
  const known = new Map<string, string[]>();
  const serialOf = async (times: Times): Promise<readonly string[]> => {
    const key = JSON.stringify(times);
    const serial: string[] = known.get(key) ?? [];
    if (serial.length === 0) {
      for (const order of orders) serial.push(await serially(one, given, times, order));
    }
    known.set(key, serial);
    return serial;
  };
  const anyOffset = fc.constantFrom(...(one.offsetsMs ?? [0]));
  const anyLags = fc.array(anyLag, { minLength: calls.length, maxLength: calls.length });
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.record({ offsetMs: anyOffset, lagsMs: anyLags }),
    async (scheduler, times) => {
      const lines = calls.map((_, at) => scheduledLine(scheduler, `call ${at}`));
      const outcome = await raced(one, given, times, lines, scheduler);
      const serial = await serialOf(times);
      if (!serial.includes(outcome)) assert.equal(outcome, serial[0]);
      outcomes.add(outcome);
    },
  );
  await fc.assert(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) });
  return outcomes.size;
}

async function givenOf(race: Race): Promise<Snapshot> {
  const shop = openShop();
  await race.given(shop);
  if (shop.errors.length > 0) throw shop.errors[0];
  return shop.snapshot();
}

/** Every operation of a call waits until the scheduler lets it through. */
function scheduledLine(scheduler: Scheduler, label: string): Line {
  const line = openLine();
  const turnOf = <T>(pass: () => Promise<T>): Promise<T> =>
    scheduler.schedule(Promise.resolve(), label).then(pass);
  return {
    ...line,
    around: (operation) => turnOf(() => line.around(operation)),
    outside: (tell, unclear) => turnOf(() => line.outside(tell, unclear)),
  };
}

/** All at once, as the lines let them. Answers with every amount at rest. */
async function raced(
  race: Race,
  given: Snapshot,
  times: Times,
  lines: readonly Line[],
  scheduler: Scheduler,
): Promise<string> {
  const shop = await reopen(given);
  shop.clock.nowMs += times.offsetMs;
  const asked = callsOf(race).map((call) => call(shop));
  const all = Promise.all(asked.map((one, at) => shop.ask(one, lines[at], times.lagsMs[at])));
  const heard = await scheduler.waitFor(all);
  const found = auditShop(shop, false);
  if (found.length > 0) return JSON.stringify(found);
  // Whoever was told "busy" asks again.
  for (const [at, one] of asked.entries()) await shop.askOn(one, heard[at]);
  return atRest(race, shop);
}

/** One after the other. */
async function serially(
  race: Race,
  given: Snapshot,
  times: Times,
  order: readonly number[],
): Promise<string> {
  const shop = await reopen(given);
  shop.clock.nowMs += times.offsetMs;
  const asked = callsOf(race).map((call) => call(shop));
  for (const at of order) {
    const one = asked[at];
    if (one) await shop.ask(one, openLine(), times.lagsMs[at]);
  }
  return atRest(race, shop);
}

async function atRest({ then }: Race, shop: Shop): Promise<string> {
  await then?.(shop);
  await comeToRest(shop);
  const found = auditShop(shop, true);
  return JSON.stringify(found.length > 0 ? found : amountsOf(shop), null, 1);
}
