import * as staff from "#contracts/staff.ts";
import * as logged from "#contracts/staffLog.ts";
import { type Action, forSignedIn, forStaff } from "#functions/shared/serve.ts";
import { cancelInvitation, invite, listInvitations } from "#functions/staff/invite.ts";
import { join } from "#functions/staff/join.ts";
import { listLog, showEntry } from "#functions/staff/log.ts";
import { listNames } from "#functions/staff/names.ts";
import { changeStaff, listPeople } from "#functions/staff/people.ts";
import {
  closeSession,
  endMySession,
  me,
  mySessions,
  openSession,
} from "#functions/staff/sessions.ts";
import { signOut } from "#functions/staff/signOut.ts";
import { restoreStaff, suspendStaff } from "#functions/staff/suspend.ts";
import { listViews, removeView, saveView } from "#functions/staff/views.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `staff` does: who the brand's staff are, where they are signed in, and what they did. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map<string, Action<WithSeal>>([
  ["me", forSignedIn(staff.meSchema, me)],
  ["openSession", forSignedIn(staff.openSessionSchema, openSession)],
  ["join", forSignedIn(staff.joinSchema, join)],
  ["closeSession", forStaff(staff.closeSessionSchema, closeSession)],
  ["mySessions", forStaff(staff.mySessionsSchema, mySessions)],
  ["endMySession", forStaff(staff.endMySessionSchema, endMySession)],
  ["people", forStaff(staff.peopleSchema, listPeople)],
  ["names", forStaff(staff.namesSchema, listNames)],
  ["invite", forStaff(staff.inviteSchema, invite)],
  ["invitations", forStaff(staff.invitationsSchema, listInvitations)],
  ["cancelInvitation", forStaff(staff.cancelInvitationSchema, cancelInvitation)],
  ["change", forStaff(staff.changeSchema, changeStaff)],
  ["suspend", forStaff(staff.suspendSchema, suspendStaff)],
  ["restore", forStaff(staff.restoreSchema, restoreStaff)],
  ["signOut", forStaff(staff.signOutSchema, signOut)],
  ["log", forStaff(logged.logSchema, listLog)],
  ["logEntry", forStaff(logged.logEntrySchema, showEntry)],
  ["views", forStaff(logged.viewsSchema, listViews)],
  ["saveView", forStaff(logged.saveViewSchema, saveView)],
  ["removeView", forStaff(logged.removeViewSchema, removeView)],
]);
