/** A change of the settings as its record says it, taken apart for words of the reader's language. */
export type ReadChange =
  | { readonly kind: "pause" | "resume"; readonly name: "payouts" | "shares" | "joining" }
  | {
      readonly kind: "rules";
      /** `value` null = the default, or no limit. Amounts are in fen. */
      readonly rules: readonly { readonly name: string; readonly value: string | null }[];
    }
  | { readonly kind: "monitors"; readonly isAllowed: boolean }
  /** Nothing that this page knows: shown by its own words. */
  | { readonly kind: "other" };

const SWITCHES = ["payouts", "shares", "joining"] as const;

/** Reads `SettingsChange.what` of core/brand/changeSettings.ts. */
export function readChange(what: string): ReadChange {
  const [, deed, asked] = /^(pause|resume) (\w+)$/.exec(what) ?? [];
  const name = SWITCHES.find((one) => one === asked);
  if (name !== undefined) return { kind: deed === "pause" ? "pause" : "resume", name };
  if (what.startsWith("payout: ")) {
    const rules = what
      .slice("payout: ".length)
      .split(", ")
      .map((rule) => {
        const [field = "", value = ""] = rule.split(" = ");
        return { name: field, value: value === "default" ? null : value };
      });
    return { kind: "rules", rules };
  }
  if (!/^monitors may (not )?pause joining$/.test(what)) return { kind: "other" };
  return { kind: "monitors", isAllowed: !what.includes(" not ") };
}
