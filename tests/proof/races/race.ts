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

/** Two calls at the same time, in a world where they want different things of the same documents. */
export type Race = {
  readonly name: string;
  readonly given: (shop: Shop) => Promise<void>;
  readonly left: (shop: Shop) => Asked;
  readonly right: (shop: Shop) => Asked;
  /** How far the clock stands from where `given` left it, in ms; left out = there. */
  readonly offsetsMs?: readonly number[];
  /** What happens elsewhere afterwards, so that what was decided shows. */
  readonly then?: (shop: Shop) => Promise<void>;
};
/** How long ago each call began, by its own clock. */
type Times = {
  readonly offsetMs: number;
  readonly leftMs: number;
  readonly rightMs: number;
};
type Lines = { readonly left: Line; readonly right: Line };

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
  const outcomes = new Set<string>();
  const known = new Map<string, readonly string[]>();
  const serialOf = async (times: Times): Promise<readonly string[]> => {
    const key = JSON.stringify(times);
    const serial = known.get(key) ?? [
      await serially(one, given, times, ["left", "right"]),
      await serially(one, given, times, ["right", "left"]),
    ];
    known.set(key, serial);
    return serial;
  };
  const anyOffset = fc.constantFrom(...(one.offsetsMs ?? [0]));
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.record({ offsetMs: anyOffset, leftMs: anyLag, rightMs: anyLag }),
    async (scheduler, times) => {
      const [left, right] = ["left", "right"].map((side) => scheduledLine(scheduler, side));
      assert(left && right);
      const outcome = await raced(one, given, times, { left, right }, scheduler);
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

/** Both at once, as the lines let them. Answers with every amount at rest. */
async function raced(
  race: Race,
  given: Snapshot,
  times: Times,
  { left, right }: Lines,
  scheduler: Scheduler,
): Promise<string> {
  const shop = await reopen(given);
  shop.clock.nowMs += times.offsetMs;
  const [asksLeft, asksRight] = [race.left(shop), race.right(shop)];
  const both = Promise.all([
    shop.ask(asksLeft, left, times.leftMs),
    shop.ask(asksRight, right, times.rightMs),
  ]);
  const [heardLeft, heardRight] = await scheduler.waitFor(both);
  const found = auditShop(shop, false);
  if (found.length > 0) return JSON.stringify(found);
  await shop.askOn(asksLeft, heardLeft); // Whoever was told "busy" asks again.
  await shop.askOn(asksRight, heardRight);
  return atRest(race, shop);
}

/** One after the other. */
async function serially(
  race: Race,
  given: Snapshot,
  times: Times,
  order: readonly ("left" | "right")[],
): Promise<string> {
  const shop = await reopen(given);
  shop.clock.nowMs += times.offsetMs;
  const asked = { left: race.left(shop), right: race.right(shop) };
  const lags = { left: times.leftMs, right: times.rightMs };
  for (const side of order) await shop.ask(asked[side], openLine(), lags[side]);
  return atRest(race, shop);
}

async function atRest({ then }: Race, shop: Shop): Promise<string> {
  await then?.(shop);
  await comeToRest(shop);
  const found = auditShop(shop, true);
  return JSON.stringify(found.length > 0 ? found : amountsOf(shop), null, 1);
}
