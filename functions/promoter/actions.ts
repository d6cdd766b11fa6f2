import * as contract from "#contracts/promoter.ts";
import { listFans } from "#functions/promoter/fans.ts";
import { showForecast } from "#functions/promoter/forecast.ts";
import { showLevel } from "#functions/promoter/level.ts";
import { showMine } from "#functions/promoter/mine.ts";
import { showRanking } from "#functions/promoter/ranking.ts";
import { listShares } from "#functions/promoter/shares.ts";
import { type Action, forPerson } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `promoter` does: promoters' own pages. It only reads. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map([
  ["mine", forPerson(contract.mineSchema, showMine)],
  ["fans", forPerson(contract.fansSchema, listFans)],
  ["shares", forPerson(contract.sharesSchema, listShares)],
  ["forecast", forPerson(contract.forecastSchema, showForecast)],
  ["ranking", forPerson(contract.rankingSchema, showRanking)],
  ["level", forPerson(contract.levelSchema, showLevel)],
]);
