import { COMMANDS } from "#tests/proof/crash/commands.ts";
import { failures, pointsOf, prepare } from "#tests/proof/crash/points.ts";
import { type Mode, MODES } from "#tests/proof/testing/line.ts";

/**
 * Goal: whatever befalls any operation of any command of the money, what really happens next (the caller repeats the
 * call, timers run, WeChat tells again) ends with every invariant true and every amount as in the quiet run.
 */
const TIMEOUT_MS = 600_000;
const rows: (readonly (string | number)[])[] = [];

it.each(COMMANDS)(
  "$name",
  async (command) => {
    const prepared = await prepare(command);
    const points = pointsOf(prepared);
    expect(
      await failures(
        prepared,
        points.map((point) => [point]),
      ),
    ).toEqual([]);
    const of = (mode: Mode) => points.filter((point) => point.mode === mode).length;
    rows.push([command.name, prepared.operations.length, ...MODES.map(of), points.length]);
  },
  TIMEOUT_MS,
);

/** Of these the next call is struck too, at every one of its operations. */
const DANGEROUS = [
  "late notice, another order is somebody else's after all",
  "withdraw.review yes",
  "payout, timer: one ended, the next may go",
];
const PAIR_MODES: readonly Mode[] = ["dies before", "dies after"];

it.each(COMMANDS.filter(({ name }) => DANGEROUS.includes(name)))(
  "$name, struck again when it is repeated",
  async (command) => {
    const prepared = await prepare(command);
    const points = pointsOf(prepared, PAIR_MODES);
    const pairs = points.flatMap((first) => points.map((second) => [first, second]));
    expect(await failures(prepared, pairs)).toEqual([]);
    rows.push([
      `${command.name}, twice`,
      prepared.operations.length,
      ...MODES.map(() => ""),
      pairs.length,
    ]);
  },
  TIMEOUT_MS,
);

afterAll(() => {
  const head = ["command", "operations", ...MODES, "points"];
  const total = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  const text = [head, ...rows].map((row) => row.join(" | ")).join("\n");
  process.stdout.write(`${text}\n${total} points\n`);
});
