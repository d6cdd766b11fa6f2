import type {
  ClosingCheckReply,
  ClosingReply,
  ExportPart,
  MyAccount,
  NoticeConsent,
  NoticeReply,
  Recommendation,
} from "../../contracts/account.ts";
import { call } from "./call";

export const mine = (): Promise<MyAccount> => call("account", "mine");
export const notice = (): Promise<NoticeReply> => call("account", "notice");
export const agree = (version: number): Promise<NoticeConsent> =>
  call("account", "agree", { version });
export const withdrawConsent = (): Promise<NoticeConsent> => call("account", "withdrawConsent");
export const setRecommendation = (isOn: boolean): Promise<Recommendation> =>
  call("account", "setRecommendation", { isOn });
export const exportData = (cursor: string): Promise<ExportPart> =>
  call("account", "exportData", { cursor });
export const closingCheck = (): Promise<ClosingCheckReply> => call("account", "closingCheck");
export const close = (phrase: string): Promise<ClosingReply> =>
  call("account", "close", { phrase });
export const cancelClosing = (): Promise<ClosingReply> => call("account", "cancelClosing");
