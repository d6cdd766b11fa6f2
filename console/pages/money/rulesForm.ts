import type { SettingsReply } from "#contracts/settings.ts";
import { fenOf, yuan } from "../../lib/money.ts";

type Rules = SettingsReply["payout"];
export const AMOUNTS = [
  ...(["withoutReviewBelowFen", "twoPersonsFromFen", "perTransferMaxFen"] as const),
  ...(["perPromoterDayMaxFen", "perDayMaxFen"] as const),
];
export type AmountRule = (typeof AMOUNTS)[number];

/** The rules as they are typed: amounts in yuan, "" = no limit. */
export type TypedRules = Readonly<Record<AmountRule, string>> & {
  readonly channel: "auto" | "wechat" | "bank";
};

const typedAmount = (value: number | null): string => (value === null ? "" : yuan(value));
export const typedRules = (rules: Rules): TypedRules => ({
  channel: rules.channel ?? "auto",
  withoutReviewBelowFen: typedAmount(rules.withoutReviewBelowFen),
  twoPersonsFromFen: typedAmount(rules.twoPersonsFromFen),
  perTransferMaxFen: typedAmount(rules.perTransferMaxFen),
  perPromoterDayMaxFen: typedAmount(rules.perPromoterDayMaxFen),
  perDayMaxFen: typedAmount(rules.perDayMaxFen),
});

/** What a typed amount says: fen; null = no limit; undefined = it is none. Only the brand's day may be without. */
export function amountOf(name: AmountRule, typed: string): number | null | undefined {
  if (typed.trim() === "") return name === "perDayMaxFen" ? null : undefined;
  const value = fenOf(typed);
  return value === null || value < 0 ? undefined : value;
}

/** What differs from the rules that hold; null where something typed is no amount. */
export function changedRules(
  rules: Rules,
  typed: TypedRules,
): Readonly<Record<string, string | number | null>> | null {
  const changed: Record<string, string | number | null> = {};
  const channel = typed.channel === "auto" ? null : typed.channel;
  if (channel !== rules.channel) changed["channel"] = channel;
  for (const name of AMOUNTS) {
    const value = amountOf(name, typed[name]);
    if (value === undefined) return null;
    if (value !== rules[name]) changed[name] = value;
  }
  return changed;
}

/** What those rules were that are changed. */
export const sameOf = (
  rules: Rules,
  changed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number | null>> =>
  Object.fromEntries(Object.entries(rules).filter(([name]) => name in changed));
