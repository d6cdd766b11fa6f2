import type { ReassignmentList } from "#contracts/reassign.ts";
import { call } from "../lib/call.ts";

export const proposeReassignment = (asked: {
  readonly proposalId: string;
  readonly fanId: string;
  readonly toPromoterNumber: number | null;
  readonly reason: string;
}): Promise<unknown> => call("qrcode", { action: "proposeReassignment", ...asked });
export const decideReassignment = (asked: {
  readonly proposalId: string;
  readonly fanId: string;
  readonly yes: boolean;
}): Promise<unknown> => call("qrcode", { action: "decideReassignment", ...asked });
export const reassignments = (cursor: string): Promise<ReassignmentList> =>
  call("qrcode", { action: "reassignments", cursor, limit: 50 });
