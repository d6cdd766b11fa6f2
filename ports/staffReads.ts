import type { Fan } from "#core/attribution/fan.ts";
import type { StaffAction } from "#core/staff/action.ts";
import type { Invitation } from "#core/staff/invitation.ts";
import type { Role } from "#core/staff/roles.ts";
import type { Staff } from "#core/staff/staff.ts";
import type { Place } from "#ports/messageReads.ts";

export type StaffFilter = {
  readonly role?: Role;
  readonly isActive?: boolean;
  /** In the name; "" = all. */
  readonly search: string;
};
/** Which entries of the log; what is left out does not matter. */
export type StaffActionFilter = {
  readonly staffId?: string;
  readonly function?: string;
  /** `withdraw.review`. */
  readonly call?: string;
  readonly state?: StaffAction["state"];
  readonly target?: string;
  /** Ids from this one on, below the other: they begin with the instant. */
  readonly fromId: string;
  readonly belowId: string;
};
/** Of how many ids a list tells for each entry; it is found by all. */
export const TARGETS_SHOWN = 40;

/** An entry of the log for a list. */
export type StaffActionRow = Omit<StaffAction, "request" | "changes"> & {
  readonly changed: number;
};

/** What is asked about the brand's staff and about what they did. */
export interface StaffReads {
  /** Fans with a reassignment that waits for a second person, the longest waiting first. 1 request. */
  fansWithMove(after: Place | null, limit: number): Promise<readonly Fan[]>;
  /** By id, after an id. 1 request. */
  staffPage(filter: StaffFilter, afterId: string, limit: number): Promise<readonly Staff[]>;
  /** The invitation with this mark of its code. 1 request. */
  invitationMarked(codeMark: string): Promise<Invitation | null>;
  /** The newest first. 1 request. */
  staffLog(filter: StaffActionFilter, limit: number): Promise<readonly StaffActionRow[]>;
}
