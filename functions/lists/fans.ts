import type { FanReply, FanRow, FansReply, ListFans, ShowFan } from "#contracts/lists.ts";
import { bindingAt } from "#core/attribution/bind.ts";
import { explain, STANDING_SENTENCES, VERDICT_SENTENCES } from "#core/attribution/explain.ts";
import { isNewFan } from "#core/reports/visits.ts";
import { err, ok, type Result } from "#core/result.ts";
import { policiesOf } from "#functions/shared/attribution.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithLists } from "#ports/deps.ts";
import { fanTime } from "#ports/listReads.ts";
import type { FanView } from "#ports/reads.ts";

const SHOWN_MAX = 100;
type Named = { readonly fanId: string; readonly view: FanView };

/**
 * Who opened codes, and whose fan each is now, worked out of his history as for an order. 2 requests. Those of whom no
 * time of a visit is kept come by `search` only. A page of new fans is shorter by those who opened a code of their own.
 */
export async function listFans(
  deps: WithLists,
  { nowMs }: StaffCall,
  { action, search, cursor, limit, ...filter }: ListFans,
): Promise<Result<FansReply, never>> {
  const place = readPlace(cursor);
  const [found, channels] = await Promise.all([
    search === undefined
      ? deps.reads.fansFound(filter, place, limit)
      : deps.reads.fanViewsOf([search]),
    channelNames(deps),
  ]);
  const time = fanTime(filter);
  const isNewOnly = time === "cameAtMs" && search === undefined;
  const fans: FanRow[] = [];
  for (const one of found) {
    if (!isNewOnly || isNewHere(one)) fans.push(await rowOf(deps, one, channels, nowMs));
  }
  const last = found.at(-1);
  const isLast = search !== undefined || found.length < limit || !last;
  const atMs = last?.view.fan?.[time] ?? 0;
  return ok({ fans, nextCursor: isLast ? null : placeText({ atMs, id: last.fanId }) });
}

const isNewHere = ({ view: { fan, self } }: Named): boolean =>
  fan !== null && isNewFan({ fan, ownNumber: self?.number ?? null });

/** Whose fan somebody is, and what each opening of a code led to. 2 requests. */
export async function showFan(
  deps: WithLists,
  { nowMs }: StaffCall,
  { fanId }: ShowFan,
): Promise<Result<FanReply, { readonly code: "fan_unknown" }>> {
  const [view, channels] = await Promise.all([deps.reads.fanView(fanId), channelNames(deps)]);
  if (view.fan === null) return err({ code: "fan_unknown" });
  const { touches } = explain(view, await policiesOf(deps, view), nowMs);
  const idOf = new Map(view.promoters.map(({ _id, number }) => [number, _id]));
  return ok({
    fan: await rowOf(deps, { fanId, view }, channels, nowMs),
    touches: touches
      .slice(-SHOWN_MAX)
      .reverse()
      .map(({ touch: { promoterNumber, channel, campaign, atMs }, verdict }) => ({
        ...{ promoterNumber, promoterId: idOf.get(promoterNumber) ?? null },
        channel: nameOf(channels, channel),
        ...{ campaign, atMs, verdict, sentence: VERDICT_SENTENCES[verdict] },
      })),
    payments: view.payments.slice(-SHOWN_MAX).reverse(),
  });
}

async function rowOf(
  deps: WithLists,
  { fanId, view }: Named,
  channels: readonly string[],
  nowMs: number,
): Promise<FanRow> {
  const policyAt = await policiesOf(deps, view);
  const binding = bindingAt(view, policyAt, nowMs);
  const { standing } = explain(view, policyAt, nowMs);
  return {
    fanId,
    owner: binding && {
      ...{ promoterId: binding.promoterId, promoterNumber: binding.promoterNumber },
      ...{ boundAtMs: binding.boundAtMs, untilMs: binding.untilMs },
      ...{ channel: nameOf(channels, binding.channel), campaign: binding.campaign },
    },
    ...{ standing, sentence: STANDING_SENTENCES[standing] },
    visitedAtMs: view.fan?.touchedAtMs ?? null,
    cameAtMs: view.fan?.cameAtMs ?? null,
    visits: view.fan?.touches.filter(({ moved }) => !moved).length ?? 0,
    orders: view.payments.length,
    lastPaidAtMs: view.paidAtMs.at(-1) ?? null,
    ownNumber: view.self?.number ?? null,
  };
}

const channelNames = async ({ store }: WithLists): Promise<readonly string[]> =>
  (await store.get("channels", "channels"))?.names ?? [];
const nameOf = (names: readonly string[], index: number): string | null =>
  index === 0 ? null : (names[index] ?? null);
