import type {
  CampaignsReply,
  CampaignUse,
  SaveCampaign,
  StaffCampaign,
} from "#contracts/coupons.ts";
import { call } from "../lib/call.ts";

export type { StaffCampaign };
export type CampaignDraft = Omit<SaveCampaign, "action">;

export const campaigns = (afterId: string): Promise<CampaignsReply> =>
  call("checkout", { action: "campaigns", afterId, limit: 50 });
export const saveCampaign = (asked: CampaignDraft): Promise<unknown> =>
  call("checkout", { action: "saveCampaign", ...asked });
export const endCampaign = (campaignId: string): Promise<unknown> =>
  call("checkout", { action: "endCampaign", campaignId });
export const campaignUse = (campaignId: string): Promise<CampaignUse> =>
  call("checkout", { action: "campaignUse", campaignId });
