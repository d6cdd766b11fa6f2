import type { Action } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

/** What the cloud function `aftersales` does. */
export const actions: ReadonlyMap<string, Action<WithPayments>> = new Map([]);
