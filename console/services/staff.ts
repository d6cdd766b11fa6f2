import type {
  Change,
  Invitations,
  InvitationList,
  Invite,
  Invited,
  People,
  SessionRow,
  SignedOut,
  StaffList,
  StaffMe,
  StaffNames,
} from "#contracts/staff.ts";
import type { Log, LogEntryReply, LogList, SaveView, ViewList } from "#contracts/staffLog.ts";
import { call } from "../lib/call.ts";

export type Me = StaffMe;
type Asked<T extends { action: string }> = Partial<Omit<T, "action">>;

export const me = (): Promise<Me> => call("staff", { action: "me" });
export const openSession = (sessionId: string, device: string, code: string): Promise<unknown> =>
  call("staff", { action: "openSession", sessionId, device, ...(code === "" ? {} : { code }) });
export const closeSession = (): Promise<unknown> => call("staff", { action: "closeSession" });
export const joinStaff = (code: string, name: string): Promise<unknown> =>
  call("staff", { action: "join", code, name });

export const mySessions = (): Promise<{ readonly sessions: readonly SessionRow[] }> =>
  call("staff", { action: "mySessions" });
export const endMySession = (key: string): Promise<unknown> =>
  call("staff", { action: "endMySession", key });

export const people = (asked: Asked<People>): Promise<StaffList> =>
  call("staff", { action: "people", ...asked });
export const changeStaff = (asked: Omit<Change, "action">): Promise<unknown> =>
  call("staff", { action: "change", ...asked });
export const suspendStaff = (staffId: string): Promise<unknown> =>
  call("staff", { action: "suspend", staffId });
export const restoreStaff = (staffId: string): Promise<unknown> =>
  call("staff", { action: "restore", staffId });
export const signOutStaff = (staffId: string, signOutId: string): Promise<SignedOut> =>
  call("staff", { action: "signOut", staffId, signOutId });
export const invite = (asked: Omit<Invite, "action">): Promise<Invited> =>
  call("staff", { action: "invite", ...asked });
export const invitations = (asked: Asked<Invitations>): Promise<InvitationList> =>
  call("staff", { action: "invitations", ...asked });
export const cancelInvitation = (invitationId: string): Promise<unknown> =>
  call("staff", { action: "cancelInvitation", invitationId });

export const log = (asked: Asked<Log>): Promise<LogList> =>
  call("staff", { action: "log", ...asked });
export const logEntry = (entryId: string): Promise<LogEntryReply> =>
  call("staff", { action: "logEntry", entryId });

export const savedViews = (list: string): Promise<ViewList> =>
  call("staff", { action: "views", list });
export const saveView = (view: Omit<SaveView, "action">): Promise<unknown> =>
  call("staff", { action: "saveView", ...view });
export const removeView = (viewId: string, isShared: boolean): Promise<unknown> =>
  call("staff", { action: "removeView", viewId, isShared });

export const staffNames = (afterId: string): Promise<StaffNames> =>
  call("staff", { action: "names", afterId, limit: 100 });
