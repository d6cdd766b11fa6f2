import { parseArgs } from "node:util";
import { fuzz } from "./run.ts";

/**
 * `npx tsx tests/fuzz/main.ts --requests 100000 --seed 1`: throws malformed and half-valid requests at every door of the
 * built server. Exit code 1 when one was answered wrongly, changed something, or ended the server.
 * `--from N --requests 1` repeats one request.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: "string", default: "100000" },
      seed: { type: "string", default: process.env["SEED"] ?? "1" },
      from: { type: "string", default: "0" },
      lines: { type: "string", default: "8" },
      show: { type: "string", default: "40" },
    },
  });
  const [requests, seed, from, lines] = [
    values.requests,
    values.seed,
    values.from,
    values.lines,
  ].map(Number);
  const report = await fuzz({ requests: requests ?? 0, seed: seed ?? 0, from, lines });
  const { findings, byDoor, ...figures } = report;
  console.table(byDoor);
  for (const { nth, door, problem, asked } of findings.slice(0, Number(values.show))) {
    console.log(`\n#${nth} ${door}: ${problem}\n  ${asked}`);
  }
  console.log({ seed, ...figures, findings: findings.length });
  process.exitCode = findings.length === 0 ? 0 : 1;
}

void main();
