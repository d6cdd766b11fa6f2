import type { CallRecord } from "../functions/calls.ts";
import type { Meter } from "../meter.ts";
import type { Cost } from "./action.ts";

export function noCost(): Cost {
  return { documentsRead: 0, documentsWritten: 0 };
}

/** Counts one request to the database, also for the function's call that sent it. */
export function bill(meter: Meter, call: CallRecord | undefined, cost: Cost): void {
  if (call !== undefined) {
    call.databaseRequests += 1;
    call.documentsRead += cost.documentsRead;
    call.documentsWritten += cost.documentsWritten;
  }
  meter.databaseRequest(call?.functionName, cost);
}
