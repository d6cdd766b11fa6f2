import { type PurchaseCommand, step, STEPS } from "#core/purchase/lifecycle.ts";
import type { PurchaseState } from "#core/purchase/purchase.ts";
import { table } from "#tests/table.ts";

/** Goal: pin every state and command on one screen, what is refused ("-") as much as what is allowed. */
const CELLS = table(`
             pay   cancel     expire     shipPart  shipAll  redeem    receive   close   refundAll
  created    paid  cancelled  cancelled  -         -        -         -         -       -
  paid       -     -          -          paid      shipped  received  -         -       closed
  shipped    -     -          -          -         -        -         received  -       closed
  received   -     -          -          -         -        -         -         closed  closed
  closed     -     -          -          -         -        -         -         -       -
  cancelled  -     -          -          -         -        -         -         -       -
`);

it.each(CELLS)("$row, $column: $cell", ({ row, column, cell }) => {
  const state = row as PurchaseState;
  const command = column as PurchaseCommand;
  const result = step(state, command);
  expect(result.ok ? result.value : "-").toBe(cell);
  if (!result.ok)
    expect(result.error).toEqual({ code: "purchase_step_not_allowed", state, command });
});

it("has no state and no command that the table leaves out", () => {
  const commands = Object.values(STEPS).flatMap((steps) => Object.keys(steps));
  expect(new Set(CELLS.map(({ row }) => row))).toEqual(new Set(Object.keys(STEPS)));
  expect(new Set(CELLS.map(({ column }) => column))).toEqual(new Set(commands));
});
