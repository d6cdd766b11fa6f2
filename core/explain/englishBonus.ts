import { chinaMinute, percent, ratedYuan, yuan } from "#core/explain/amounts.ts";
import type { BonusFacts } from "#core/explain/bonusFacts.ts";
import { person } from "#core/explain/englishNames.ts";
import { money } from "#core/explain/englishRules.ts";

/** What is lost by rounding stays with the brand; said only where something is. */
export const rounded = (exact: string, amountFen: number): string =>
  exact === yuan(amountFen) ? money(amountFen) : `¥${exact}, rounded down to ${money(amountFen)}`;

/** The sentences about a period's bonus, in English. */
export const englishBonus: { readonly [K in keyof BonusFacts]: (facts: BonusFacts[K]) => string } =
  {
    bonusTitle: ({ bonusId, period, who, atMs }) =>
      `${person(who)}: bonus ${bonusId} of ${period} (as of ${chinaMinute(atMs)}, Beijing time)`,
    bonusPlan: ({ planId, version }) =>
      `By the plan in force at the end of the period: ${planId}, version ${version}`,
    bonusSales: ({ soldFen, fromMs, untilMs, asOfMs }) =>
      `Own sales, paid from ${chinaMinute(fromMs)} to before ${chinaMinute(untilMs)}, less refunds: ${money(soldFen)} (counted ${chinaMinute(asOfMs)})`,
    bonusTier: ({ fromFen, untilFen, baseFen, rateBp, fixedFen, amountFen }) => {
      const span = `From ${money(fromFen)}${untilFen === null ? "" : ` to below ${money(untilFen)}`}`;
      if (fixedFen !== null) return `  ${span}: ${money(fixedFen)} fixed`;
      return `  ${span}: ${money(baseFen)} × ${percent(rateBp)} = ${rounded(ratedYuan(baseFen, rateBp), amountFen)}`;
    },
    bonusTooLittle: ({ fromFen }) =>
      fromFen === null
        ? "  The plan names no tiers"
        : `  Less than the lowest tier, ${money(fromFen)}`,
    bonusCap: ({ soldFen, capBp, capFen, leftFen, cutFen }) =>
      `  Cap: ${money(soldFen)} × ${percent(capBp)} = ${rounded(ratedYuan(soldFen, capBp), capFen)}; shares of these orders and bonuses before this one come first, only ${money(leftFen)} is left: ${money(cutFen)} less`,
    bonusServed: ({ sharedFen, otherBonusFen }) =>
      `    Served first: shares of these orders ${money(sharedFen)}, other bonuses ${money(otherBonusFen)}`,
    bonusOwed: ({ amountFen }) => `Bonus: ${money(amountFen)}`,
    bonusMeasured: ({ atMs, soldFen, owedFen, changeFen }) =>
      `  Counted ${chinaMinute(atMs)}: sales ${money(soldFen)}, bonus ${money(owedFen)}, change ${money(changeFen)}`,
    bonusLater: () =>
      "If these orders are refunded later, it is counted again, and what was too much is taken back",
  };
