import * as tax from "#contracts/tax.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import { forgetIdentity } from "#functions/tax/forgetIdentity.ts";
import { quarterReport, yearReport } from "#functions/tax/period.ts";
import { resetIdentity } from "#functions/tax/resetIdentity.ts";
import { rewrapKeys } from "#functions/tax/rewrapKeys.ts";
import { showIdentity } from "#functions/tax/showIdentity.ts";
import { submitIdentity } from "#functions/tax/submitIdentity.ts";
import { thresholds } from "#functions/tax/thresholds.ts";
import { withholding } from "#functions/tax/withholding.ts";
import type { WithTaxFiles } from "#ports/deps.ts";

/** What the cloud function `tax` does: who promoters are for the tax office, and the files that it asks for. */
export const actions: ReadonlyMap<string, Action<WithTaxFiles>> = new Map<
  string,
  Action<WithTaxFiles>
>([
  ["submitIdentity", forPerson(tax.submitIdentitySchema, submitIdentity)],
  ["identity", forEither(tax.showIdentitySchema, showIdentity)],
  ["forgetIdentity", forEither(tax.forgetIdentitySchema, forgetIdentity)],
  ["resetIdentity", forStaff(tax.resetIdentitySchema, resetIdentity)],
  ["rewrapKeys", forStaff(tax.rewrapKeysSchema, rewrapKeys)],
  ["withholding", forStaff(tax.withholdingSchema, withholding)],
  ["quarter", forStaff(tax.quarterSchema, quarterReport)],
  ["year", forEither(tax.yearSchema, yearReport)],
  ["thresholds", forStaff(tax.thresholdsSchema, thresholds)],
]);
