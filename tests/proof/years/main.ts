import { parseArgs } from "node:util";
import { liveYears, told } from "#tests/proof/years/live.ts";

/** One shop over years of virtual time: `npx tsx tests/proof/years/main.ts --seed S --orders N --days D`. */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20260601" },
    orders: { type: "string", default: "100000" },
    days: { type: "string", default: "730" },
  },
});
const size = {
  seed: Number(values.seed),
  orders: Number(values.orders),
  days: Number(values.days),
};
const beganMs = performance.now();
const { world, failure } = await liveYears(size, (day) => {
  if (day % 30 === 0)
    console.error(`day ${day}, ${Math.trunc((performance.now() - beganMs) / 1_000)} s`);
});
console.log(told(world));
console.log(`${JSON.stringify(size)}: ${Math.trunc((performance.now() - beganMs) / 1_000)} s`);
if (failure) {
  console.log(`day ${failure.day}:`);
  for (const { invariant, id, text } of failure.violations)
    console.log(`  ${invariant}  ${id}: ${text}`);
  process.exitCode = 1;
} else console.log("not one fen in the wrong place");
