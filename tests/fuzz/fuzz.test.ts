import { fuzz } from "./run.ts";

/**
 * Goal: whatever is thrown at a door, the server answers in time with a code and a sentence, lives on, and has written
 * nothing. `npx tsx tests/fuzz/main.ts --requests 100000` does it at length; SEED= repeats a run.
 */
const REQUESTS = 3_000;
const SEED = Number(process.env["SEED"] ?? 20_261_122);

it(`answers ${REQUESTS} wrong requests rightly, seed ${SEED}`, async () => {
  const { findings, requests, byDoor } = await fuzz({ seed: SEED, requests: REQUESTS });
  expect(findings).toEqual([]);
  expect(requests).toBe(REQUESTS);
  expect(Object.keys(byDoor)).toHaveLength(10);
}, 60_000);
