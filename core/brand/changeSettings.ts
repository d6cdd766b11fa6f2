import type { PayoutRules, Settings, SwitchName } from "#core/brand/settings.ts";
import { err, ok, type Result } from "#core/result.ts";

/** Who changes the settings, why and when. */
export type ChangeNote = { readonly by: string; readonly reason: string; readonly atMs: number };

/** Two rules that cannot both hold: `lower` may not be above `upper`. */
export type RulesContradict = {
  readonly code: "payout_rules_contradict";
  readonly lower: keyof PayoutRules;
  readonly upper: keyof PayoutRules;
};

/** So many changes are kept in the settings, the newest. */
export const CHANGES_KEPT = 200;

/** Each must not be above the next: else something could be asked for that never goes out. */
const ORDERED = [
  ["withoutReviewBelowFen", "twoPersonsFromFen"],
  ["perTransferMaxFen", "perPromoterDayMaxFen"],
  ["perPromoterDayMaxFen", "perDayMaxFen"],
] as const;

/**
 * The settings with some payout rules changed.
 *
 * - What changes nothing returns the same settings and is not put down.
 * - Errors: `payout_rules_contradict` with the first pair that does.
 * - Source: docs/domain/wallets.md, "Payout rules".
 */
export function setPayoutRules(
  settings: Settings,
  change: Partial<PayoutRules>,
  note: ChangeNote,
): Result<Settings, RulesContradict> {
  const payout = { ...settings.payout, ...change };
  for (const [lower, upper] of ORDERED) {
    const [low, high] = [payout[lower], payout[upper]];
    if (high !== null && low > high) return err({ code: "payout_rules_contradict", lower, upper });
  }
  const before: Readonly<Record<string, unknown>> = settings.payout;
  const changed = Object.entries(payout).filter(([name, value]) => before[name] !== value);
  if (changed.length === 0) return ok(settings);
  const what = changed.map(([name, value]) => `${name} = ${value ?? "default"}`).join(", ");
  return ok(noted({ ...settings, payout }, `payout: ${what}`, note));
}

/** Whether fewer people look at a payout under rules than under those before. */
export const isLooser = (before: PayoutRules, after: PayoutRules): boolean =>
  after.withoutReviewBelowFen > before.withoutReviewBelowFen ||
  after.twoPersonsFromFen > before.twoPersonsFromFen;

/** The settings with one thing stopped. What is stopped already stays so since then: the same settings. */
export function pause(settings: Settings, name: SwitchName, note: ChangeNote): Settings {
  if (settings.switches[name] !== null) return settings;
  const { by, reason, atMs } = note;
  const switches = { ...settings.switches, [name]: { sinceMs: atMs, reason, by } };
  return noted({ ...settings, switches }, `pause ${name}`, note);
}

/** The settings with one thing running again. What runs already: the same settings. */
export function resume(settings: Settings, name: SwitchName, note: ChangeNote): Settings {
  if (settings.switches[name] === null) return settings;
  const switches = { ...settings.switches, [name]: null };
  return noted({ ...settings, switches }, `resume ${name}`, note);
}

/** The settings with the monitors allowed to pause joining, or not. What is so already: the same settings. */
export function setMonitorsPause(settings: Settings, allowed: boolean, note: ChangeNote): Settings {
  if ((settings.monitorsPause ?? false) === allowed) return settings;
  const what = allowed ? "monitors may pause joining" : "monitors may not pause joining";
  return noted({ ...settings, monitorsPause: allowed }, what, note);
}

const noted = (settings: Settings, what: string, { atMs, by, reason }: ChangeNote): Settings => ({
  ...settings,
  changes: [...settings.changes, { atMs, by, what, reason }].slice(-CHANGES_KEPT),
});
