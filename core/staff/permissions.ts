import { MONEY_PERMISSIONS } from "#core/staff/moneyPermissions.ts";
import {
  FOR_ALL,
  OWN,
  type Permission,
  type Permissions,
  personal,
  read,
  write,
} from "#core/staff/roles.ts";
import { SHOP_PERMISSIONS } from "#core/staff/shopPermissions.ts";

/**
 * Who of the staff may do what: every action that staff may call, by its function. `serve` refuses what is not here, so
 * an action that was forgotten can be called by nobody. Whom the mini program's users are is asked elsewhere.
 *
 * - Each role gets what its work needs and no more; personal data go to those who need them to serve that person.
 * - Source: docs/domain/staff.md; the table for people is docs/roles.md, which a test generates.
 */
export const PERMISSIONS: Permissions = {
  ...MONEY_PERMISSIONS,
  ...SHOP_PERMISSIONS,
  staff: {
    closeSession: OWN,
    mySessions: FOR_ALL,
    names: FOR_ALL,
    endMySession: OWN,
    views: FOR_ALL,
    saveView: OWN,
    removeView: OWN,
    people: read(),
    invite: write(),
    invitations: read(),
    cancelInvitation: write(),
    change: write(),
    suspend: write(),
    restore: write(),
    signOut: write(),
    log: read(),
    logEntry: personal(),
  },
};

/** What an action asks of staff; null = staff may not call it at all. */
export function permissionOf(name: string, action: string): Permission | null {
  const actions = Object.hasOwn(PERMISSIONS, name) ? PERMISSIONS[name] : undefined;
  return (actions && Object.hasOwn(actions, action) ? actions[action] : undefined) ?? null;
}
