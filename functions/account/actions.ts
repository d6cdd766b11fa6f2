import * as account from "#contracts/account.ts";
import { cancelClosing, close, closingCheck } from "#functions/account/closing.ts";
import { agree, notice, withdrawConsent } from "#functions/account/consent.ts";
import { exportData } from "#functions/account/exportData.ts";
import { mine } from "#functions/account/mine.ts";
import { setRecommendation } from "#functions/account/recommendation.ts";
import { type Action, forPerson } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What the cloud function `account` does: a person's own say over his data. */
export const actions: ReadonlyMap<string, Action<Deps>> = new Map([
  ["mine", forPerson(account.mineSchema, mine)],
  ["notice", forPerson(account.noticeSchema, notice)],
  ["agree", forPerson(account.agreeSchema, agree)],
  ["withdrawConsent", forPerson(account.withdrawConsentSchema, withdrawConsent)],
  ["setRecommendation", forPerson(account.setRecommendationSchema, setRecommendation)],
  ["exportData", forPerson(account.exportDataSchema, exportData)],
  ["closingCheck", forPerson(account.closingCheckSchema, closingCheck)],
  ["close", forPerson(account.closeSchema, close)],
  ["cancelClosing", forPerson(account.cancelClosingSchema, cancelClosing)],
]);
