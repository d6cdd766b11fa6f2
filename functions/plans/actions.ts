import * as drafts from "#contracts/drafts.ts";
import * as forecasts from "#contracts/forecast.ts";
import * as plans from "#contracts/plans.ts";
import { policySchema } from "#contracts/policy.ts";
import { templatesSchema } from "#contracts/templates.ts";
import { compare } from "#functions/plans/compare.ts";
import { listDrafts, removeDraft, showDraft } from "#functions/plans/drafts.ts";
import { listForecasts, showForecast } from "#functions/plans/forecast.ts";
import { startForecast } from "#functions/plans/startForecast.ts";
import { stepForecast } from "#functions/plans/stepForecast.ts";
import { policy } from "#functions/plans/policy.ts";
import { previewPublish } from "#functions/plans/previewPublish.ts";
import { saveDraft, startDraft } from "#functions/plans/saveDraft.ts";
import { signDraft } from "#functions/plans/signDraft.ts";
import { templates } from "#functions/plans/templates.ts";
import { version } from "#functions/plans/version.ts";
import { versions } from "#functions/plans/versions.ts";
import { type Action, forEither, forStaff } from "#functions/shared/serve.ts";
import type { WithForecasts, WithSeal } from "#ports/deps.ts";

/** What the cloud function `plans` does: drafting, comparing, trying and explaining plans; publishing is `commission`'s. */
export const actions: ReadonlyMap<string, Action<WithSeal & WithForecasts>> = new Map<
  string,
  Action<WithSeal & WithForecasts>
>([
  ["versions", forEither(plans.versionsSchema, versions)],
  ["version", forEither(plans.showVersionSchema, version)],
  ["compare", forStaff(plans.compareSchema, compare)],
  ["startForecast", forStaff(forecasts.startForecastSchema, startForecast)],
  ["stepForecast", forStaff(forecasts.stepForecastSchema, stepForecast)],
  ["forecast", forStaff(forecasts.showForecastSchema, showForecast)],
  ["forecasts", forStaff(forecasts.listForecastsSchema, listForecasts)],
  ["policy", forEither(policySchema, policy)],
  ["drafts", forStaff(drafts.draftsSchema, listDrafts)],
  ["draft", forStaff(drafts.showDraftSchema, showDraft)],
  ["saveDraft", forStaff(drafts.saveDraftSchema, saveDraft)],
  ["startDraft", forStaff(drafts.startDraftSchema, startDraft)],
  ["removeDraft", forStaff(drafts.removeDraftSchema, removeDraft)],
  ["signDraft", forStaff(drafts.signDraftSchema, signDraft)],
  ["previewPublish", forStaff(drafts.previewPublishSchema, previewPublish)],
  ["templates", forEither(templatesSchema, templates)],
]);
