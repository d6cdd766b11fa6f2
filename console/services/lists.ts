import type {
  CodesReply,
  DrawnCode,
  DrawPromoterCode,
  FanReply,
  FansReply,
  GroupsReply,
  ListFans,
  ListPromoters,
  ListShares,
  NumbersReply,
  PromoterReply,
  PromotersReply,
  ReadCodeReply,
  SharesReply,
} from "#contracts/lists.ts";
import { call } from "../lib/call.ts";

type Asked<T extends { action: string }> = Partial<Omit<T, "action">>;

export const promoters = (asked: Asked<ListPromoters>): Promise<PromotersReply> =>
  call("lists", { action: "promoters", ...asked });
/** By id, or by number: ids of the platform are never so short and all digits. */
export const promoter = (known: string): Promise<PromoterReply> =>
  call("lists", {
    action: "promoter",
    ...(/^[1-9]\d{0,8}$/.test(known) ? { number: Number(known) } : { promoterId: known }),
  });
export const groups = (): Promise<GroupsReply> => call("lists", { action: "groups" });
export const fans = (asked: Asked<ListFans>): Promise<FansReply> =>
  call("lists", { action: "fans", ...asked });
export const fan = (fanId: string): Promise<FanReply> => call("lists", { action: "fan", fanId });
export const codes = (asked: {
  readonly days: number;
  readonly cursor: string;
}): Promise<CodesReply> => call("lists", { action: "codes", ...asked });
export const readCode = (scene: string): Promise<ReadCodeReply> =>
  call("lists", { action: "readCode", scene });
export const drawCode = (
  asked: Pick<DrawPromoterCode, "promoterId"> & Asked<DrawPromoterCode>,
): Promise<DrawnCode> => call("lists", { action: "drawCode", ...asked });
export const shares = (asked: Asked<ListShares>): Promise<SharesReply> =>
  call("lists", { action: "shares", ...asked });

/** The numbers of promoters by their ids; who is none is left out. */
export const promoterNumbers = (
  promoterIds: readonly string[],
): Promise<ReadonlyMap<string, number>> =>
  call<NumbersReply>("lists", { action: "numbers", promoterIds }).then(
    ({ numbers }) => new Map(numbers.map(({ promoterId, number }) => [promoterId, number])),
  );
/** A promoter's id by what somebody typed: his number, "17" or "#17", or the id itself. */
export async function promoterIdOf(typed: string): Promise<string> {
  const number = /^#?(\d{1,9})$/.exec(typed)?.[1];
  if (number === undefined) return typed;
  const { promoter: found } = await call<PromoterReply>("lists", {
    ...{ action: "promoter", number: Number(number) },
  });
  return found.promoterId;
}
