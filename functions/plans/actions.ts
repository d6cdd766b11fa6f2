import { type Action } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `plans` does: reading, comparing, trying and explaining plans; publishing is `commission`'s. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map<string, Action<WithSeal>>([]);
