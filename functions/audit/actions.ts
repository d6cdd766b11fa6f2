import { runAuditSchema } from "#contracts/audit.ts";
import { auditNow } from "#functions/audit/now.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";
import type { WithBookReads, WithSeal } from "#ports/deps.ts";

/** What staff may ask of the cloud function `audit`, besides its timer. */
export const actions: ReadonlyMap<string, Action<WithBookReads & WithSeal>> = new Map([
  ["run", forStaff(runAuditSchema, auditNow)],
]);
