import type { AfterSalesKind } from "#core/purchase/afterSales.ts";
import { AFTER_SALES_STATES } from "#core/purchase/afterSales.ts";
import {
  AFTER_SALES_COMMANDS,
  type AfterSalesCommand,
  type AfterSalesStanding,
  afterSalesStep,
  possibleCommands,
} from "#core/purchase/afterSalesMachine.ts";
import { table } from "#tests/table.ts";

/** Goal: pin each kind's life on one screen, what it refuses ("-") as much as what it takes. */
const TABLES: Record<AfterSalesKind, string> = {
  refund: `
               ask    agree      refuse   withdraw   sendBack  arrive     reship     confirm  refunded  refundFailed  timeOut
    none       asked  -          -        -          -         -          -          -        -         -             -
    asked      -      refunding  refused  withdrawn  -         -          -          -        done      -             -
    agreed     -      -          -        -          -         -          -          -        -         -             -
    sent       -      -          -        -          -         -          -          -        -         -             -
    arrived    -      -          -        -          -         -          -          -        -         -             -
    refunding  -      -          -        -          -         -          -          -        done      asked         -
    reshipped  -      -          -        -          -         -          -          -        -         -             -
    done       -      -          -        -          -         -          -          -        -         -             -
    refused    -      -          -        -          -         -          -          -        -         -             -
    withdrawn  -      -          -        -          -         -          -          -        -         -             -`,
  return: `
               ask    agree      refuse   withdraw   sendBack  arrive     reship     confirm  refunded  refundFailed  timeOut
    none       asked  -          -        -          -         -          -          -        -         -             -
    asked      -      agreed     refused  withdrawn  -         -          -          -        -         -             -
    agreed     -      -          -        withdrawn  sent      refunding  -          -        -         -             withdrawn
    sent       -      -          refused  -          sent      refunding  -          -        -         -             -
    arrived    -      refunding  -        -          -         -          -          -        done      -             -
    refunding  -      -          -        -          -         -          -          -        done      arrived       -
    reshipped  -      -          -        -          -         -          -          -        -         -             -
    done       -      -          -        -          -         -          -          -        -         -             -
    refused    -      -          -        -          -         -          -          -        -         -             -
    withdrawn  -      -          -        -          -         -          -          -        -         -             -`,
  exchange: `
               ask    agree      refuse   withdraw   sendBack  arrive     reship     confirm  refunded  refundFailed  timeOut
    none       asked  -          -        -          -         -          -          -        -         -             -
    asked      -      agreed     refused  withdrawn  -         -          -          -        -         -             -
    agreed     -      -          -        withdrawn  sent      arrived    reshipped  -        -         -             withdrawn
    sent       -      -          refused  -          sent      arrived    -          -        -         -             -
    arrived    -      -          refused  -          -         -          reshipped  -        -         -             -
    refunding  -      -          -        -          -         -          -          -        -         -             -
    reshipped  -      -          -        -          -         -          -          done     -         -             done
    done       -      -          -        -          -         -          -          -        -         -             -
    refused    -      -          -        -          -         -          -          -        -         -             -
    withdrawn  -      -          -        -          -         -          -          -        -         -             -`,
};
const KINDS = Object.keys(TABLES) as AfterSalesKind[];

describe.each(KINDS)("%s", (kind) => {
  const cells = table(TABLES[kind]);

  it.each(cells)("$row, $column: $cell", ({ row: state, column: command, cell }) => {
    const result = afterSalesStep(kind, state as AfterSalesStanding, command as AfterSalesCommand);
    expect(result.ok ? result.value : "-").toBe(cell);
    if (!result.ok) {
      expect(result.error).toEqual({ code: "aftersales_step_not_allowed", state, command });
    }
  });

  it("has no state and no command that its table leaves out", () => {
    expect([...new Set(cells.map(({ row }) => row))]).toEqual(["none", ...AFTER_SALES_STATES]);
    expect([...new Set(cells.map(({ column }) => column))]).toEqual([...AFTER_SALES_COMMANDS]);
  });

  it("says what can be done from every state as its table does", () => {
    for (const state of AFTER_SALES_STATES) {
      const row = cells.filter((one) => one.row === state && one.cell !== "-");
      expect(possibleCommands({ kind, state })).toEqual(row.map(({ column }) => column));
    }
  });
});
