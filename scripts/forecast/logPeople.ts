import type { Touch } from "#core/attribution/fan.ts";
import { appointed, dismissed, emptyPost, postIdOf } from "#core/people/appoint.ts";
import { examine, newPromoter } from "#core/people/approve.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { withBan, withLevel } from "#core/people/standing.ts";
import type { EventOf, LogEvent } from "#scripts/replay/events.ts";

const BY = "log";

/** Promoters, posts and openings of codes as a log tells them, by the rules of core. */
export function openLogPeople() {
  const promoters = new Map<string, Promoter>();
  const byNumber: Promoter["_id"][] = [];
  const touches = new Map<string, Touch[]>();
  const posts = new Map<string, Post>();
  const join = (event: EventOf<"join">): boolean => {
    const { at, promoter } = event;
    const [introducer, level] = [event.introducer ?? null, event.level ?? null];
    const brought = introducer === null ? null : (promoters.get(introducer) ?? null);
    const approval = { promoterId: promoter, introducerId: introducer, level };
    const known = promoters.get(promoter) ?? null;
    const application = { _id: promoter, rev: 1, appliedAtMs: at };
    if (!examine({ promoter: known, application, introducer: brought }, approval).ok) return false;
    if (known !== null) return true;
    byNumber.push(promoter);
    promoters.set(promoter, newPromoter(approval, brought, byNumber.length, at));
    return true;
  };
  const scan = ({ at, fan, promoter }: EventOf<"scan">): boolean => {
    const number = promoters.get(promoter)?.number;
    if (number === undefined) return true; // There is no such code to open.
    const own = touches.get(fan) ?? [];
    own.push({ promoterNumber: number, channel: 0, campaign: 0, atMs: at });
    touches.set(fan, own);
    return true;
  };
  const change = (id: string, next: (promoter: Promoter) => Promoter): boolean => {
    const known = promoters.get(id);
    if (known) promoters.set(id, next(known));
    return known !== undefined;
  };
  const post = (event: EventOf<"appoint"> | EventOf<"dismiss">): boolean => {
    const { at, promoter, region, store } = event;
    const id = postIdOf(store === undefined ? { region: region ?? "" } : { store });
    if (!id.ok) return false;
    const known = posts.get(id.value) ?? emptyPost(id.value);
    const role = event.staff === true ? ("staff" as const) : ("holder" as const);
    const who = { promoterId: promoter, role, by: BY };
    const changed =
      event.do === "dismiss"
        ? dismissed(known, { ...who, atMs: null }, at)
        : appointed(
            known,
            { ...who, fromMs: null, untilMs: event.until ?? null },
            promoters.get(promoter) ?? null,
            at,
          );
    if (changed.ok) posts.set(id.value, changed.value);
    return changed.ok;
  };
  return {
    promoters,
    posts,
    touchesOf: (fan: string): readonly Touch[] => touches.get(fan) ?? [],
    ofNumber: (number: number) => promoters.get(byNumber[number - 1] ?? ""),
    /** False: the functions would refuse it. */
    play(event: LogEvent): boolean {
      switch (event.do) {
        case "join":
          return join(event);
        case "scan":
          return scan(event);
        case "level":
          return change(event.promoter, (one) => withLevel(one, event.level, event.at));
        case "ban":
          return change(event.promoter, (one) => withBan(one, event.reason, event.at));
        case "appoint":
        case "dismiss":
          return post(event);
        default:
          return true;
      }
    },
  };
}
