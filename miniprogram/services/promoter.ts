import type {
  FansReply,
  ForecastReply,
  LevelReply,
  MineReply,
  RankingReply,
  SharesReply,
} from "../../contracts/promoter.ts";
import { call } from "./call";

type FansRequest = {
  readonly bound?: "now" | "ended";
  readonly bought?: boolean;
  readonly channel?: string;
  readonly cursor?: string;
};
type SharesRequest = {
  readonly kind?: "orders" | "bonuses";
  readonly state?: string;
  readonly month?: string;
  readonly orderId?: string;
  readonly cursor?: string;
};

export const mine = (): Promise<MineReply> => call("promoter", "mine");
export const fans = (request: FansRequest): Promise<FansReply> => call("promoter", "fans", request);
export const shares = (request: SharesRequest): Promise<SharesReply> =>
  call("promoter", "shares", request);
export const forecast = (): Promise<ForecastReply> => call("promoter", "forecast");
export const ranking = (period: string, by: string): Promise<RankingReply> =>
  call("promoter", "ranking", { period, by });
export const level = (): Promise<LevelReply> => call("promoter", "level");
/** Asks to become a promoter; asking again changes nothing. */
export const apply = (): Promise<{ readonly state: "applied" | "approved" }> =>
  call("commission", "apply");
