import type { Action } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `store` does. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map([]);
