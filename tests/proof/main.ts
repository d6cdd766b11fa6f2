import { parseArgs } from "node:util";
import { COMMANDS } from "#tests/proof/crash/commands.ts";
import { failures, prepare, pointsOf } from "#tests/proof/crash/points.ts";
import { liveThrough } from "#tests/proof/model/lives.ts";
import { RACES } from "#tests/proof/races/pairs.ts";
import { race } from "#tests/proof/races/race.ts";

/**
 * The proof at any size: `npx tsx tests/proof/main.ts --seed N --runs N`.
 *
 * `--runs` lives of the model and `--runs` interleavings of every race; every crash point once, and with `--pairs` every
 * pair of them. `--path` and `--replay` repeat a life that failed. docs/proof.md says more.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20260601" },
    runs: { type: "string", default: "1000" },
    path: { type: "string" },
    replay: { type: "string" },
    only: { type: "string", default: "crash,races,model" },
    pairs: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const parts = values.only.split(",");
console.log(`seed ${seed}, ${runs} runs`);

if (parts.includes("crash")) {
  let points = 0;
  for (const command of COMMANDS) {
    const prepared = await prepare(command);
    const single = pointsOf(prepared);
    const pairs = values.pairs ? single.flatMap((a) => single.map((b) => [a, b])) : [];
    const all = [...single.map((point) => [point]), ...pairs];
    points += all.length;
    const failed = await failures(prepared, all);
    console.log(`${failed.length === 0 ? "ok  " : "FAIL"} ${command.name}: ${all.length} points`);
    for (const text of failed) console.log(text);
    if (failed.length > 0) process.exitCode = 1;
  }
  console.log(`${points} points`);
}
if (parts.includes("races")) {
  for (const one of RACES) {
    const outcomes = await race(one, { seed, runs });
    console.log(`ok   ${one.name}: ${outcomes} outcomes`);
  }
}
if (parts.includes("model")) {
  const { path, replay: replayPath } = values;
  await liveThrough({ runs: path === undefined ? runs : 1, seed, path, replayPath });
  console.log("ok   model");
}
