import type { Handlers } from "#functions/purchase/tasks.ts";
import { HANDLERS } from "#functions/purchase/tasks/handlers.ts";
import { giveBack } from "#functions/purchase/tasks/refund.ts";

/** What commands and the timer do: everything. */
export const ALL_HANDLERS: Handlers = { ...HANDLERS, refund: giveBack };
