import { bonusOwedFen, isMeasured, newestMeasured } from "#core/bonus/measured.ts";
import type { Case } from "#core/commission/case.ts";
import { pricedFact } from "#core/commission/facts.ts";
import { type Share, sharesOf } from "#core/commission/shares.ts";
import { yuan } from "#core/explain/amounts.ts";
import { atLeastNothing, type Fen, NOTHING, sumFen } from "#core/money.ts";
import { COMPONENT_NAMES, PERIOD_NAMES } from "#core/plan/names.ts";
import type { Distance } from "#core/plan/plan.ts";
import { timeText } from "#core/promoter/words.ts";
import { chinaDay, NEVER_MS } from "#core/time.ts";

/** How far a promoter's part of an order has come. */
export const SHARE_STATES = ["pending", "available", "held", "refunded", "moved"] as const;
export type ShareState = (typeof SHARE_STATES)[number];

/** A promoter's part of one order, or of one period bonus. The buyer appears by a label only. */
export type ShareShown = {
  readonly orderId: string;
  /** The day of the payment, `2026-03-05`; of a bonus, the day when it was measured. */
  readonly day: string;
  readonly paidAtMs: number | null;
  /** What was bought, by name; where the shop does not know it, by sku. At most ten. */
  readonly goods: readonly string[];
  /** How many more lines there are. */
  readonly moreGoods: number;
  /** `粉丝 · 7F3K`; null where the promoter did not bring the buyer, and for bonuses. */
  readonly buyer: string | null;
  /** What he earns of it now, after all refunds. */
  readonly amountFen: Fen;
  /** What refunds took of it. */
  readonly takenBackFen: Fen;
  readonly state: ShareState;
  /** The state in Chinese: `待结算`, … */
  readonly stateText: string;
  /** `3月3日 12:30 可提现，如果没有退款`, … */
  readonly sentence: string;
  /** When the next part of it becomes available; null = nothing is to come, or it is held. */
  readonly availableAtMs: number | null;
  /** What it is paid for: `距离 1：我的粉丝下单`, … */
  readonly kinds: readonly string[];
  /** What `order.explainBonus` asks for; null for orders. */
  readonly bonus: { readonly bonusId: string; readonly period: string } | null;
};

/** A promoter's case with what the shop knows of its goods; `titles` empty = it does not know them. */
export type ShareCase = {
  readonly case: Case;
  readonly titles: readonly string[];
};

const GOODS_SHOWN = 10;
const STATE_TEXTS: Readonly<Record<ShareState, string>> = {
  pending: "待结算",
  available: "已到账",
  held: "处理中",
  refunded: "已退款",
  moved: "已更正",
};

/** Now, and up to when shares are counted in: earlier than now while the brand has paused them. */
export type ShareMoment = { readonly nowMs: number; readonly countedMs: number };

/** A promoter's part of an order, from the same numbers that are booked. `buyer`: how the buyer appears to him. */
export function shareShown(
  { case: known, titles }: ShareCase,
  promoterId: string,
  buyer: string,
  moment: ShareMoment,
): ShareShown {
  const { _id, facts, paidAtMs, buyerId, sellerId } = known;
  const isHis = (share: Share) => share.promoterId === promoterId;
  const own = sharesOf(facts).filter(isHis);
  const untouched = sharesOf(facts.filter(({ key }) => !key.startsWith("refund/")));
  const fullFen = sumOf(untouched.filter(isHis));
  const amountFen = sumOf(own);
  const takenBackFen = atLeastNothing(fullFen - amountFen);
  const goods = goodsOf(known, titles);
  const standing = standingOf(known, promoterId, { amountFen, takenBackFen }, moment);
  return {
    orderId: _id,
    day: chinaDay(paidAtMs ?? known.changedAtMs),
    paidAtMs,
    goods: goods.slice(0, GOODS_SHOWN),
    moreGoods: Math.max(goods.length - GOODS_SHOWN, 0),
    buyer: buyerId === promoterId ? "我自己" : sellerId === promoterId ? buyer : null,
    ...{ amountFen, takenBackFen },
    ...standing,
    kinds: [...new Set([...untouched.filter(isHis), ...own].map(kindText))],
    bonus: null,
  };
}

/** A promoter's bonus for a period. */
export function bonusShown(
  known: Case,
  promoterId: string,
  moment: ShareMoment,
): ShareShown | null {
  const measured = newestMeasured(known.facts);
  if (!measured) return null;
  const amountFen = bonusOwedFen(measured);
  const amounts = { amountFen, takenBackFen: NOTHING };
  return {
    orderId: known._id,
    day: chinaDay(measured.asOfMs),
    paidAtMs: null,
    ...{ goods: [], moreGoods: 0, buyer: null, ...amounts },
    ...standingOf(known, promoterId, amounts, moment),
    kinds: [`${PERIOD_NAMES[measured.bonus.period]} ${measured.period}`],
    bonus: { bonusId: measured.bonus.id, period: measured.period },
  };
}

/** Whether a part of an order is one of those that were asked for. */
export const isInState = (share: ShareShown, state: ShareState): boolean =>
  state === "refunded" ? share.takenBackFen > 0 : share.state === state;

function standingOf(
  { schedule, facts }: Case,
  promoterId: string,
  { amountFen, takenBackFen }: Pick<ShareShown, "amountFen" | "takenBackFen">,
  { nowMs, countedMs }: ShareMoment,
): Pick<ShareShown, "state" | "stateText" | "sentence" | "availableAtMs"> {
  const rows = schedule.filter((row) => row.promoterId === promoterId);
  const coming = rows.filter(({ availableAtMs }) => availableAtMs > countedMs);
  const dated = coming.filter((row) => row.availableAtMs < NEVER_MS && row.amountFen > 0);
  const isHeld = coming.some(({ availableAtMs }) => availableAtMs === NEVER_MS);
  const atMs = dated.reduce<number | null>(
    (first, row) => (first !== null && first < row.availableAtMs ? first : row.availableAtMs),
    null,
  );
  const told = (state: ShareState, sentence: string) => ({
    ...{ state, stateText: STATE_TEXTS[state], sentence, availableAtMs: atMs },
  });
  const back = takenBackFen > 0 ? `，退款收回 ${yuan(takenBackFen)} 元` : "";
  if (amountFen === 0) {
    if (takenBackFen > 0) return told("refunded", `买家已退款${back}`);
    return told("moved", "这笔已不计分润，原因见说明");
  }
  if (isHeld) return told("held", `售后或核查处理中，处理完再到账${back}`);
  if (atMs === null) return told("available", `已到账，可以提现${back}`);
  if (atMs <= nowMs) return told("pending", `已到期，品牌恢复结算后到账${back}`);
  const isReceived = facts.some(({ key }) => key === "received" || isMeasured({ key }));
  const sooner = isReceived ? "" : "；买家确认收货后会提前";
  return told("pending", `${timeText(atMs, nowMs)} 到账，如果没有退款${sooner}${back}`);
}

/** The lines that were paid for: by name where the shop knows it, else by sku. */
function goodsOf({ facts }: Case, titles: readonly string[]): readonly string[] {
  if (titles.length > 0) return titles;
  return [...new Set((pricedFact(facts)?.lines ?? []).map(({ sku }) => sku))];
}

const DISTANCE_KINDS: Readonly<Record<Distance, string>> = {
  1: "我带来的买家",
  2: "我介绍的推广员带来的买家（距离 2）",
  3: "隔一位推广员带来的买家（距离 3）",
};
function kindText({ component, distance, rule }: Share): string {
  if (rule.startsWith("adjustment/")) return "更正";
  const place = distance === null ? null : DISTANCE_KINDS[distance];
  if (component === undefined) return place ?? "其他";
  return COMPONENT_NAMES[component];
}

const sumOf = (shares: readonly Share[]): Fen => sumFen(shares.map(({ amountFen }) => amountFen));
