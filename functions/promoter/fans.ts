import type { FansReply, ListOwnFans } from "#contracts/promoter.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { type FanShown, fanShown } from "#core/promoter/fanShown.ts";
import { type Relation, relationTo } from "#core/promoter/relation.ts";
import { fanLabel, fanMarkText } from "#core/promoter/words.ts";
import { ok, type Result } from "#core/result.ts";
import { policiesOf } from "#functions/shared/attribution.ts";
import { type NoPromoter, ownPromoter } from "#functions/promoter/own.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import type { FanPlace, PromoterReads } from "#ports/promoterReads.ts";

/** So many pages are looked through where a filter leaves little of them. */
const PAGES_MAX = 3;

type Found = Awaited<ReturnType<PromoterReads["fansOf"]>>;
type Named = { readonly fanId: string; readonly relation: Relation };

/**
 * Who opened the caller's codes, masked: the newest visit first. Whose fan each is, is worked out of his history as for
 * an order. 4 requests; 2 more for each further page that a filter makes it look through, 2 at most.
 */
export async function listFans(
  deps: WithSeal,
  { openid, nowMs }: PersonCall,
  filter: ListOwnFans,
): Promise<Result<FansReply, NoPromoter>> {
  const [own, known] = await Promise.all([
    ownPromoter(deps, openid),
    deps.store.get("channels", "channels"),
  ]);
  if (!own.ok) return own;
  const channels = known?.names ?? [];
  const fans: FanShown[] = [];
  let place = placeIn(filter.cursor);
  let nextCursor: string | null = null;
  for (let page = 0; page < PAGES_MAX && fans.length === 0; page += 1) {
    const whose = { promoterId: openid, number: own.value.number };
    const found = await deps.reads.fansOf(whose, place, filter.limit);
    fans.push(...(await shown(deps, own.value, found, { filter, channels, nowMs })));
    place = placeAfter(place, found);
    nextCursor = found.length === filter.limit ? cursorOf(place) : null;
    if (nextCursor === null) break;
  }
  return ok({ fans, nextCursor });
}

type Wanted = {
  readonly filter: ListOwnFans;
  readonly channels: readonly string[];
  readonly nowMs: number;
};

async function shown(
  deps: WithSeal,
  promoter: Promoter,
  found: Found,
  { filter: { bound, bought, channel }, channels, nowMs }: Wanted,
): Promise<readonly FanShown[]> {
  const named: Named[] = [];
  for (const { fanId, view } of found) {
    const relation = relationTo(promoter, view, await policiesOf(deps, view), nowMs);
    if (relation && (bound === undefined || relation.state === BOUND_STATES[bound])) {
      named.push({ fanId, relation });
    }
  }
  const sales = await deps.reads.salesTo(
    promoter._id,
    named.map(({ fanId }) => fanId),
  );
  return named
    .map(({ fanId, relation }) => {
      const label = fanLabel(deps.seal.mark("fan", fanMarkText(promoter._id, fanId)));
      const bySale = sales.find(({ buyerId }) => buyerId === fanId) ?? null;
      return fanShown(relation, label, bySale, channels, nowMs);
    })
    .filter((fan) => bought === undefined || fan.orders > 0 === bought)
    .filter((fan) => channel === undefined || fan.channel === channel);
}
const BOUND_STATES = { now: "bound", ended: "ended" } as const;

/** No id of a fan is in a cursor: it is told to the client. */
const cursorOf = (place: FanPlace | null): string | null =>
  place && `${place.atMs ?? OLD}:${place.skip}`;
const OLD = "old";

function placeIn(cursor: string): FanPlace | null {
  const [at = "", skip = ""] = cursor.split(":");
  if (cursor === "") return null;
  return { atMs: at === OLD ? null : Number(at), skip: Number(skip) };
}

function placeAfter(before: FanPlace | null, found: Found): FanPlace | null {
  const last = found.at(-1);
  if (!last) return before;
  const atMs = last.touchedAtMs;
  const here = found.filter(({ touchedAtMs }) => touchedAtMs === atMs).length;
  return { atMs, skip: here + (before?.atMs === atMs ? before.skip : 0) };
}
