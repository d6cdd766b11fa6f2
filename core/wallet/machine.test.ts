import { type Command, isInFlight, isOpen, type State, step, STEPS } from "#core/wallet/machine.ts";
import { table } from "#tests/table.ts";

/** Goal: pin the whole machine on one screen, what it refuses ("-") as much as what it takes. */
const CELLS = table(`
              approve   reject    cancel    offset    send     accept      confirm  fail      expire
  requested   approved  released  released  released  -        -           -        -         -
  approved    -         -         released  released  sending  -           -        -         -
  sending     -         -         -         -         -        confirming  paid     released  released
  confirming  -         -         -         -         -        confirming  paid     released  released
  paid        -         -         -         -         -        -           -        -         -
  released    -         -         -         -         -        -           -        -         -
`);

it.each(CELLS)("$row, $column: $cell", ({ row, column, cell }) => {
  const result = step(row as State, column as Command);
  expect(result.ok ? result.value : "-").toBe(cell);
  if (!result.ok) {
    expect(result.error).toEqual({ code: "step_not_allowed", state: row, command: column });
  }
});

it("has no state and no command that the table leaves out", () => {
  const commands = Object.values(STEPS).flatMap((steps) => Object.keys(steps));
  expect(new Set(CELLS.map(({ row }) => row))).toEqual(new Set(Object.keys(STEPS)));
  expect(new Set(CELLS.map(({ column }) => column))).toEqual(new Set(commands));
});

it("holds money until the end, and is in WeChat's hands while the end is unread", () => {
  const states = Object.keys(STEPS) as State[];
  expect(states.filter(isOpen)).toEqual(["requested", "approved", "sending", "confirming"]);
  expect(states.filter(isInFlight)).toEqual(["sending", "confirming"]);
});
