import type {
  ReadSettings,
  SetMonitors,
  SetPayoutRules,
  SettingsReply,
} from "#contracts/settings.ts";
import {
  isLooser,
  type RulesContradict,
  setMonitorsPause,
  setPayoutRules as decide,
} from "#core/brand/changeSettings.ts";
import {
  defaultSettings,
  type PayoutRules,
  type Settings,
  SETTINGS_ID,
} from "#core/brand/settings.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What the brand has decided about payouts and pauses, with the newest changes. 1 request. */
export async function readSettings(
  { store }: Deps,
  _: StaffCall,
  __: ReadSettings,
): Promise<Result<SettingsReply, never>> {
  return ok(shown((await store.get("settings", SETTINGS_ID)) ?? defaultSettings));
}

/** In order of precedence. Else one person could do alone what takes two: change the limit, and approve. */
type NotRuled =
  | { readonly code: "payout_rules_changed" }
  | RulesContradict
  | { readonly code: "looser_by_owner" };

/**
 * Changes some payout rules. What was asked for before keeps its state. That fewer people look at a payout is an owner's
 * decision. 2 requests, 1 document.
 */
export async function setPayoutRules(
  { store }: Deps,
  { staff, staffId, nowMs }: StaffCall,
  { rules, was = {}, reason }: SetPayoutRules,
): Promise<Result<SettingsReply, NotRuled>> {
  const note = { by: staffId, reason, atMs: nowMs };
  const given = definedOf(rules);
  const changed = await store.change(
    "settings",
    SETTINGS_ID,
    (known = defaultSettings): Result<Settings, NotRuled> => {
      if (isOther(known.payout, definedOf(was), given))
        return err({ code: "payout_rules_changed" });
      const ruled = decide(known, given, note);
      if (!ruled.ok || staff.role === "owner") return ruled;
      return isLooser(known.payout, ruled.value.payout) ? err({ code: "looser_by_owner" }) : ruled;
    },
  );
  return changed.ok ? ok(shown(changed.value)) : changed;
}

const definedOf = (rules: SetPayoutRules["rules"]): Partial<PayoutRules> =>
  Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined));

/** Whether a rule is not what the person saw, nor yet what he wants: then somebody else has changed it. */
const isOther = (
  now: PayoutRules,
  was: Partial<PayoutRules>,
  wanted: Partial<PayoutRules>,
): boolean =>
  (Object.keys(was) as (keyof PayoutRules)[]).some(
    (name) => now[name] !== was[name] && now[name] !== wanted[name],
  );

/** Lets a grave finding of the monitors pause joining, or no more. 2 requests, 1 document. */
export async function setMonitors(
  { store }: Deps,
  { staffId, nowMs }: StaffCall,
  { pausesJoining, reason }: SetMonitors,
): Promise<Result<SettingsReply, never>> {
  const note = { by: staffId, reason, atMs: nowMs };
  const changed = await store.change("settings", SETTINGS_ID, (known = defaultSettings) =>
    ok(setMonitorsPause(known, pausesJoining, note)),
  );
  return changed.ok ? ok(shown(changed.value)) : changed.error;
}

export const shown = ({ payout, switches, monitorsPause, changes }: Settings): SettingsReply => ({
  ...{ payout, switches, monitorsPause: monitorsPause ?? false, changes },
});
