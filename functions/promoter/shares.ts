import type { ListShares, SharesReply } from "#contracts/promoter.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import {
  bonusShown,
  isInState,
  type ShareCase,
  type ShareMoment,
  type ShareShown,
  shareShown,
} from "#core/promoter/shareShown.ts";
import { fanLabel, fanMarkText } from "#core/promoter/words.ts";
import { err, ok, type Result } from "#core/result.ts";
import { monthSpanMs } from "#core/time.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { NoPromoter } from "#functions/promoter/own.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import type { Place } from "#ports/messageReads.ts";

/** So many pages are looked through where a state leaves little of them. */
const PAGES_MAX = 3;

/**
 * The caller's parts of orders, the newest payment first; or his period bonuses, by their ids. 2 requests; 1 more for each
 * further page that a state makes it look through, 2 at most.
 */
export async function listShares(
  deps: WithSeal,
  { openid, nowMs }: PersonCall,
  request: ListShares,
): Promise<Result<SharesReply, NoPromoter>> {
  const { promoter, settings } = await deps.reads.walletView(openid, null);
  if (!promoter) return err({ code: "promoter_unknown" });
  const moment = { nowMs, countedMs: countedUntilMs(settings, nowMs) };
  if (request.kind === "bonuses") return ok(await bonuses(deps, openid, request, moment));
  const { state, month, orderId, limit } = request;
  const span = month === undefined ? {} : monthSpanMs(month);
  const filter = { ...span, ...(orderId === undefined ? {} : { orderId }) };
  const shares: ShareShown[] = [];
  let place = readPlace(request.cursor);
  let nextCursor: string | null = null;
  for (let page = 0; page < PAGES_MAX && shares.length === 0; page += 1) {
    const found = await deps.reads.sharesOf(openid, filter, place, limit);
    const rows = found.map((one) => shareShown(one, openid, buyerOf(deps, openid, one), moment));
    shares.push(...rows.filter((row) => state === undefined || isInState(row, state)));
    place = placeAfter(found);
    nextCursor = found.length === limit && place ? placeText(place) : null;
    if (nextCursor === null) break;
  }
  return ok({ shares, nextCursor });
}

const buyerOf = ({ seal }: WithSeal, promoterId: string, { case: known }: ShareCase): string =>
  fanLabel(seal.mark("fan", fanMarkText(promoterId, known.buyerId)));

function placeAfter(found: readonly ShareCase[]): Place | null {
  const last = found.at(-1)?.case;
  return last ? { atMs: last.paidAtMs ?? 0, id: last._id } : null;
}

async function bonuses(
  { reads }: WithSeal,
  openid: string,
  { state, cursor, limit }: ListShares,
  moment: ShareMoment,
): Promise<SharesReply> {
  const found = await reads.bonusCases([openid], 0, readPlace(cursor)?.id ?? "", limit);
  const shares = found
    .flatMap((known) => bonusShown(known, openid, moment) ?? [])
    .filter((row) => state === undefined || isInState(row, state));
  const last = found.at(-1);
  const isMore = found.length === limit && last !== undefined;
  return { shares, nextCursor: isMore ? placeText({ atMs: 0, id: last._id }) : null };
}
