import type { BonusStory } from "#core/bonus/story.ts";
import { tell } from "#core/explain/material.ts";
import { stateOf, timeOf } from "#core/explain/moneyStory.ts";
import type { Who } from "#core/explain/shown.ts";
import { type Sight, STAFF_ONLY, type Told } from "#core/explain/statement.ts";
import { fen } from "#core/money.ts";

/** So many measurements are told, the newest: each refund after the period makes one. */
const MEASURED_MAX = 20;

/**
 * Why a promoter gets so much for his own sales of a period: the sales, each tier, what the cap left, and when.
 *
 * - Promises: the amounts of the tiers, less what the cap cut, are what is owed.
 * - Source: docs/domain/explanations.md, "Bonuses of periods".
 */
export function bonusTold(story: BonusStory, who: Who, nowMs: number): readonly Told[] {
  const { measured, steps, capFen, roomFen, tiersFen, owedFen, cut, history, rows } = story;
  const { bonus, period, plan, soldFen, fromMs, untilMs, asOfMs, capBp } = measured;
  const { sharedFen, otherBonusFen } = measured;
  const sees: Sight = [who.promoterId];
  const cutFen = fen(tiersFen - owedFen);
  const lowest = bonus.tiers[0]?.fromFen ?? null;
  return [
    tell(sees, { kind: "bonusTitle", bonusId: bonus.id, period, who, atMs: nowMs }),
    tell(sees, { kind: "bonusPlan", ...plan }),
    tell(sees, { kind: "bonusSales", soldFen, fromMs, untilMs, asOfMs }),
    ...steps.map(({ tier, untilFen, baseFen, amountFen }) =>
      tell(sees, {
        ...{ kind: "bonusTier", fromFen: tier.fromFen, untilFen, baseFen, rateBp: tier.rateBp },
        ...{ fixedFen: tier.fixedFen ?? null, amountFen },
      }),
    ),
    ...(steps.length === 0 ? [tell(sees, { kind: "bonusTooLittle", fromFen: lowest })] : []),
    ...(cut === "cap"
      ? [
          tell(sees, { kind: "bonusCap", soldFen, capBp, capFen, leftFen: roomFen, cutFen }),
          tell(STAFF_ONLY, { kind: "bonusServed", sharedFen, otherBonusFen }),
        ]
      : []),
    tell(sees, { kind: "bonusOwed", amountFen: owedFen }),
    ...rows.map((row) =>
      tell(sees, {
        ...{ kind: "due", state: stateOf(row, nowMs) },
        ...{ amountFen: row.amountFen, atMs: timeOf(row) },
      }),
    ),
    ...(history.length > 1
      ? history.slice(-MEASURED_MAX).map((step) => tell(sees, { kind: "bonusMeasured", ...step }))
      : []),
    tell(sees, { kind: "bonusLater" }),
  ];
}
