import { liveThrough } from "#tests/proof/model/lives.ts";

/**
 * Goal: after every command of a long random life, all that the functions show of money is what a naive ledger works
 * out. A failure prints its seed, its path and its replay path; docs/proof.md says how to see it again.
 */
const RUNS = 80;
const { SEED } = process.env;

it("shows what a naive ledger works out, after every command", async () => {
  await liveThrough({ runs: RUNS, seed: SEED === undefined ? undefined : Number(SEED) });
}, 600_000);
