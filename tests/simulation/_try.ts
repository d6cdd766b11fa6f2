import { simulate, tellFailure } from "#tests/simulation/simulate.ts";
const t = performance.now();
const r = await simulate({
  seed: Number(process.argv[2] ?? 1),
  orders: Number(process.argv[3] ?? 200),
  firstWorld: Number(process.argv[4] ?? 0),
});
console.log(r.failure ? tellFailure(r.failure) : "fine");
console.log(r.worlds, r.orders, r.calls, r.operations, Math.round(performance.now() - t));
if (!process.argv[5])
  console.log(
    [...r.counts]
      .sort()
      .map(([a, b]) => `${a}: ${b}`)
      .join("\n"),
  );
