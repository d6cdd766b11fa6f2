import * as forecasts from "#contracts/forecast.ts";
import * as plans from "#contracts/plans.ts";
import { policySchema } from "#contracts/policy.ts";
import { templatesSchema } from "#contracts/templates.ts";
import { compare } from "#functions/plans/compare.ts";
import { listForecasts, showForecast } from "#functions/plans/forecast.ts";
import { startForecast } from "#functions/plans/startForecast.ts";
import { stepForecast } from "#functions/plans/stepForecast.ts";
import { policy } from "#functions/plans/policy.ts";
import { templates } from "#functions/plans/templates.ts";
import { version } from "#functions/plans/version.ts";
import { versions } from "#functions/plans/versions.ts";
import { type Action, forEither, forStaff } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `plans` does: reading, comparing, trying and explaining plans; publishing is `commission`'s. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map<string, Action<WithSeal>>([
  ["versions", forEither(plans.versionsSchema, versions)],
  ["version", forEither(plans.showVersionSchema, version)],
  ["compare", forStaff(plans.compareSchema, compare)],
  ["startForecast", forStaff(forecasts.startForecastSchema, startForecast)],
  ["stepForecast", forStaff(forecasts.stepForecastSchema, stepForecast)],
  ["forecast", forStaff(forecasts.showForecastSchema, showForecast)],
  ["forecasts", forStaff(forecasts.listForecastsSchema, listForecasts)],
  ["policy", forEither(policySchema, policy)],
  ["templates", forEither(templatesSchema, templates)],
]);
