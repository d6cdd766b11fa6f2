import { killRounds } from "#tests/kill/rounds.ts";

/**
 * Goal: what a client was told is done stays done, over kill -9 of the whole server under mixed load: documents,
 * transactions, files, users, orders. `npx tsx tests/kill/main.ts --rounds 200` does it at length; SEED= repeats a run.
 * local/database/crash.test.ts does the same to the database alone.
 */
const ROUNDS = 5;
const SEED = Number(process.env["SEED"] ?? 1);

it(`loses nothing that was acknowledged over ${ROUNDS} kills under load, seed ${SEED}`, async () => {
  console.warn = () => undefined; // The SDK tells of each reply that is lost.
  const { losses, acknowledged } = await killRounds({ rounds: ROUNDS, seed: SEED });
  expect(losses).toEqual([]);
  expect(acknowledged).toBeGreaterThan(30);
}, 120_000);
