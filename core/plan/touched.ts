import type { VersionState } from "#core/plan/notice.ts";
import { chinaTime } from "#core/policy/day.ts";

/** Which orders a version prices: those paid from one instant until just before another; null = no end is known. */
export type TouchedOrders = {
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly zh: string;
  readonly en: string;
};

/** What a version touches, in words; times are China's. */
export function touchedOrders(
  state: VersionState,
  { fromMs, untilMs }: Pick<TouchedOrders, "fromMs" | "untilMs">,
): TouchedOrders {
  if (state === "withdrawn") {
    const zh = "没有订单：同一时刻另有版本生效";
    return { fromMs, untilMs, zh, en: "No order: another version starts at the same instant" };
  }
  const from = chinaTime(fromMs);
  if (untilMs === null) {
    return {
      ...{ fromMs, untilMs },
      zh: `${from} 起付款的订单；此前付款的订单不变`,
      en: `Orders paid from ${from} on (UTC+8); those paid before stay as they are`,
    };
  }
  const until = chinaTime(untilMs);
  return {
    ...{ fromMs, untilMs },
    zh: `${from} 起、${until} 前付款的订单`,
    en: `Orders paid from ${from} until before ${until} (UTC+8)`,
  };
}
