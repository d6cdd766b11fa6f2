import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import { storeIdSchema } from "#contracts/store.ts";
import {
  randomIdSchema,
  staffIdSchema,
  roleSchema,
  storeIdsSchema,
  codeSchema,
  deviceSchema,
  limitSchema,
  takesStores,
} from "#contracts/staffFields.ts";
import type { InvitationState } from "#core/staff/invitation.ts";
import type { Role } from "#core/staff/roles.ts";

/** `staff.me`, from whoever is signed in on the web. */
export const meSchema = z.strictObject({ action: z.literal("me") });
export type Me = z.output<typeof meSchema>;
/** Who somebody is to the console. What he may do is empty until his session is open. */
export type StaffMe = {
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly roleName: string;
  readonly storeIds: readonly string[];
  /** Whether the deployment names him an owner. */
  readonly isNamedOwner: boolean;
  /** What he has to do before he may do anything: open a session, or bring the code that an owner gives him first. */
  readonly needs: "nothing" | "session" | "reentry";
  readonly session: { readonly openedAtMs: number; readonly endsAtMs: number } | null;
  /** `function.action`, by name. */
  readonly can: readonly string[];
};

/** `staff.openSession`, from whoever is signed in as staff. The session is chosen at random by the console. */
export const openSessionSchema = z.strictObject({
  action: z.literal("openSession"),
  /** Not the field `session`, which says by which one a call comes. */
  sessionId: randomIdSchema,
  device: deviceSchema,
  /** After a forced sign-out. */
  code: codeSchema.optional(),
});
export type OpenSession = z.output<typeof openSessionSchema>;

/** `staff.closeSession`: the session by which this call comes. */
export const closeSessionSchema = z.strictObject({ action: z.literal("closeSession") });
export type CloseSession = z.output<typeof closeSessionSchema>;

/** `staff.mySessions`: where the caller is signed in. */
export const mySessionsSchema = z.strictObject({ action: z.literal("mySessions") });
export type MySessions = z.output<typeof mySessionsSchema>;
export type SessionRow = {
  /** The beginning of its mark: enough to name it, useless to open it. */
  readonly key: string;
  readonly device: string;
  readonly openedAtMs: number;
  readonly seenAtMs: number;
  readonly endsAtMs: number;
  readonly isThis: boolean;
};

/** `staff.endMySession`: one of the caller's own, by its key. */
export const endMySessionSchema = z.strictObject({
  action: z.literal("endMySession"),
  key: z.string().regex(/^[0-9a-f]{16}$/),
});
export type EndMySession = z.output<typeof endMySessionSchema>;

/** `staff.join`, from whoever is signed in on the web with an invitation's code. */
export const joinSchema = z.strictObject({
  action: z.literal("join"),
  code: codeSchema,
  name: nameSchema,
});
export type Join = z.output<typeof joinSchema>;

/** `staff.people`, from an owner: the staff by id. */
export const peopleSchema = z.strictObject({
  action: z.literal("people"),
  role: roleSchema.optional(),
  isActive: z.boolean().optional(),
  /** In the name. */
  search: z
    .string()
    .trim()
    .max(50)
    .regex(/^[^\p{C}$]*$/u)
    .default(""),
  afterId: z.union([z.literal(""), staffIdSchema]).default(""),
  limit: limitSchema,
});
export type People = z.output<typeof peopleSchema>;

/** `staff.names`, from any of the staff: what colleagues are called, so that records can say who did what. */
export const namesSchema = z.strictObject({
  action: z.literal("names"),
  afterId: z.union([z.literal(""), staffIdSchema]).default(""),
  limit: limitSchema,
});
export type Names = z.output<typeof namesSchema>;
/** Also of those who left. `nextAfterId` is null on the last page. */
export type StaffNames = {
  readonly names: readonly { readonly staffId: string; readonly name: string }[];
  readonly nextAfterId: string | null;
};
export type StaffRow = {
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly roleName: string;
  readonly storeIds: readonly string[];
  readonly isActive: boolean;
  /** Sessions that are open now. */
  readonly sessions: number;
  /** When one of them was used last, to ten minutes; null = none is open. */
  readonly seenAtMs: number | null;
  /** Whether he needs an owner's code to sign in again. */
  readonly needsReentry: boolean;
  readonly createdAtMs: number;
  readonly by: string;
  readonly isMe: boolean;
};
export type StaffList = {
  readonly people: readonly StaffRow[];
  readonly nextAfterId: string | null;
};

/** `staff.invite`, from an owner. The code is answered once more for the same invitation, until it is taken. */
export const inviteSchema = z
  .strictObject({
    action: z.literal("invite"),
    invitationId: randomIdSchema,
    role: roleSchema,
    name: nameSchema,
    storeIds: storeIdsSchema,
  })
  .refine(takesStores, { path: ["storeIds"], message: "门店角色要选至少一家门店" });
export type Invite = z.output<typeof inviteSchema>;
export type InvitationRow = {
  readonly invitationId: string;
  readonly name: string;
  readonly role: Role;
  readonly roleName: string;
  readonly storeIds: readonly string[];
  readonly state: InvitationState;
  readonly by: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  readonly takenBy: string | null;
};
export type Invited = InvitationRow & { readonly code: string };

/** `staff.invitations`, from an owner: by id. */
export const invitationsSchema = z.strictObject({
  action: z.literal("invitations"),
  afterId: z.union([z.literal(""), randomIdSchema]).default(""),
  limit: limitSchema,
});
export type Invitations = z.output<typeof invitationsSchema>;
export type InvitationList = {
  readonly invitations: readonly InvitationRow[];
  readonly nextAfterId: string | null;
};

export const cancelInvitationSchema = z.strictObject({
  action: z.literal("cancelInvitation"),
  invitationId: randomIdSchema,
});
export type CancelInvitation = z.output<typeof cancelInvitationSchema>;

/** `staff.change`, from an owner, of another person. What is left out stays. */
export const changeSchema = z.strictObject({
  action: z.literal("change"),
  staffId: staffIdSchema,
  role: roleSchema.optional(),
  storeIds: z.array(storeIdSchema).min(1, "至少一家门店").max(100).optional(),
  name: nameSchema.optional(),
});
export type Change = z.output<typeof changeSchema>;

const ofStaff = <A extends string>(action: A) =>
  z.strictObject({ action: z.literal(action), staffId: staffIdSchema });
export const suspendSchema = ofStaff("suspend");
export const restoreSchema = ofStaff("restore");
export type OfStaff = { readonly staffId: string };

/** `staff.signOut`, from an owner: ends all sessions of somebody. He needs the code of the answer to come in again. */
export const signOutSchema = z.strictObject({
  action: z.literal("signOut"),
  staffId: staffIdSchema,
  /** Made by the console before its first try, so that a retry gives the same code. */
  signOutId: randomIdSchema,
});
export type SignOut = z.output<typeof signOutSchema>;
export type SignedOut = StaffRow & { readonly code: string; readonly codeUntilMs: number };
