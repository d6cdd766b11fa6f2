import type { Relation } from "#core/promoter/relation.ts";
import { timeText } from "#core/promoter/words.ts";
import { chinaDay } from "#core/time.ts";

/** A fan as his promoter may see him: no name, no id, no amount (PIPL art. 23; docs/domain/promoter-pages.md). */
export type FanShown = {
  /** `粉丝 · 7F3K`: the same for this promoter always, another for every other promoter. */
  readonly label: string;
  readonly state: Relation["state"];
  /** `现在是我的粉丝，到 3月5日 14:30`, … */
  readonly sentence: string;
  /** When he opened the code that bound him last; null = it never bound him. */
  readonly sinceMs: number | null;
  /** Until when he is bound, or was; null = for ever, or never. */
  readonly untilMs: number | null;
  /** When he opened one of this promoter's codes last. */
  readonly openedAtMs: number;
  /** What the code said that bound him, or that he opened last; null = no channel. */
  readonly channel: string | null;
  /** 0 = none. */
  readonly campaign: number;
  /** Paid orders of his that were this promoter's sales. */
  readonly orders: number;
  /** The day of the newest of them, `2026-03-05`; null = none. */
  readonly lastOrderDay: string | null;
};

/** A promoter's sales to one buyer. */
export type SalesTo = {
  readonly buyerId: string;
  readonly orders: number;
  readonly lastPaidAtMs: number;
};

/** The fan as his promoter sees him. `channels`: names by index. */
export function fanShown(
  { state, sinceMs, untilMs, openedAtMs, touch }: Relation,
  label: string,
  sales: SalesTo | null,
  channels: readonly string[],
  nowMs: number,
): FanShown {
  return {
    ...{ label, state, sinceMs, untilMs, openedAtMs },
    sentence: sentenceOf({ state, sinceMs, untilMs }, nowMs),
    channel: channels[touch.channel] || null,
    campaign: touch.campaign,
    orders: sales?.orders ?? 0,
    lastOrderDay: sales ? chinaDay(sales.lastPaidAtMs) : null,
  };
}

function sentenceOf(
  { state, sinceMs, untilMs }: Pick<Relation, "state" | "sinceMs" | "untilMs">,
  nowMs: number,
): string {
  if (state === "never" || sinceMs === null) return "打开过我的推广码，没有归属我";
  const until = untilMs === null ? "长期有效" : `到 ${timeText(untilMs, nowMs)}`;
  if (state === "bound") return `现在是我的粉丝，${until}`;
  return `曾是我的粉丝，${until} 结束`;
}
