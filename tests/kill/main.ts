import { parseArgs } from "node:util";
import { killRounds } from "./rounds.ts";

/** `npx tsx tests/kill/main.ts --rounds 200 --seed 1`: exit code 1 when something acknowledged is not there any more. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "200" },
      seed: { type: "string", default: process.env["SEED"] ?? "1" },
    },
  });
  console.warn = () => undefined; // The SDK tells of each reply that is lost.
  const seed = Number(values.seed);
  const onRound = (round: number, report: object): void => {
    if (round % 20 === 19) console.log(JSON.stringify(report));
  };
  const report = await killRounds({ rounds: Number(values.rounds), seed, onRound });
  console.log({ seed, ...report });
  process.exitCode = report.losses.length === 0 ? 0 : 1;
}

void main();
