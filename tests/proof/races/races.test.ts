import { RACES } from "#tests/proof/races/pairs.ts";
import { race } from "#tests/proof/races/race.ts";

/**
 * Goal: of two calls at once, whatever the order in which the database lets their operations through and however long
 * ago either began, every invariant holds and the amounts are those of one after the other, or of the other way round.
 */
const RUNS = 40;
const { SEED } = process.env;

it.each(RACES)(
  "$name",
  async (one) => {
    const seed = SEED === undefined ? undefined : Number(SEED);
    expect(await race(one, { seed, runs: RUNS })).toBeGreaterThan(0);
  },
  600_000,
);
