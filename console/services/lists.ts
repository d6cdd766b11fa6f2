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
  PromoterReply,
  PromotersReply,
  ReadCodeReply,
  SharesReply,
} from "#contracts/lists.ts";
import { call } from "../lib/call.ts";

type Asked<T extends { action: string }> = Partial<Omit<T, "action">>;

export const promoters = (asked: Asked<ListPromoters>): Promise<PromotersReply> =>
  call("lists", { action: "promoters", ...asked });
export const promoter = (promoterId: string): Promise<PromoterReply> =>
  call("lists", { action: "promoter", promoterId });
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
