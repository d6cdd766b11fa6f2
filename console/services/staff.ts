import type { SaveView, StaffMe, ViewsReply } from "#contracts/staff.ts";
import { call } from "../lib/call.ts";

export type Me = StaffMe;

export const me = (): Promise<Me> => call("staff", { action: "me" });
export const openSession = (device: string, code: string): Promise<unknown> =>
  call("staff", { action: "openSession", device, ...(code === "" ? {} : { code }) });
export const closeSession = (): Promise<unknown> => call("staff", { action: "closeSession" });
export const joinStaff = (code: string, name: string): Promise<unknown> =>
  call("staff", { action: "join", code, name });

export const savedViews = (list: string): Promise<ViewsReply> =>
  call("staff", { action: "views", list });
export const saveView = (view: Omit<SaveView, "action">): Promise<unknown> =>
  call("staff", { action: "saveView", ...view });
export const removeView = (viewId: string): Promise<unknown> =>
  call("staff", { action: "removeView", viewId });
