import type { Verdict } from "#core/attribution/bind.ts";
import { chinaMinute, partYuan, percent, ratedYuan } from "#core/explain/amounts.ts";
import { englishBonus, rounded } from "#core/explain/englishBonus.ts";
import {
  after,
  ASKED_FOR,
  capital,
  FINDINGS,
  FOUND,
  heading,
  HOLDS,
  person,
  position,
  REASONS,
  SOURCES,
  TOUCHES,
  VERDICTS,
} from "#core/explain/englishNames.ts";
import { money, pay, placeName, ruleText } from "#core/explain/englishRules.ts";
import { findingPlace, findingValue } from "#core/explain/finding.ts";
import type { Cut, DueState, Served } from "#core/explain/shown.ts";
import type { Facts } from "#core/explain/statement.ts";
import type { Words } from "#core/explain/text.ts";
import { chinaDay } from "#core/time.ts";

const STATES = { created: "not paid yet", paid: "paid", received: "received" } as const;

const cutText = ({ ahead, leftFen, cutFen }: Omit<Cut, "capFen">): string =>
  `only ${money(leftFen)} is left${after(ahead)}: ${money(cutFen)} less`;

const DUE: { readonly [S in DueState]: (amount: string, at: string) => string } = {
  available: (amount, at) => `${amount} available (since ${at})`,
  pending: (amount, at) => `${amount} pending, available from ${at}`,
  held: (amount) => `${amount} held, not available until the hold ends`,
  taken_back: (amount, at) => `${amount} taken back (${at})`,
  to_take_back: (amount, at) => `${amount} to be taken back at ${at}`,
};

function base({ paidFen, refunds, baseFen }: Facts["base"]): string {
  const less = refunds.map(
    ({ refundId, refundFen, atMs, source, why }) =>
      ` − ${SOURCES[source]} ${refundId} (${chinaDay(atMs)}${why ? `, ${ASKED_FOR[why]}` : ""}) ${money(refundFen)}`,
  );
  const sum = refunds.length === 0 ? "" : ` = ${money(baseFen)}`;
  return `Base: paid ${money(paidFen)}${less.join("")}${sum}`;
}

function touched(promoterNumber: number, atMs: number, verdict: Verdict): string {
  const at = chinaMinute(atMs);
  if (verdict === "released") return `Moved by the brand, ${at}`;
  if (verdict === "moved") return `Moved by the brand, ${at}, to Promoter #${promoterNumber}`;
  return `Scanned ${at}, code of Promoter #${promoterNumber}`;
}

const served = ({ who, position: place, amountFen }: Served): string =>
  `${who === null ? "a banned person's place" : person(who)} (${position(place)}) ${money(amountFen)}`;

/** The explanation in English: the same facts as in Chinese, sentence by sentence. */
export const english: Words = {
  ...englishBonus,
  title: ({ orderId, atMs }) =>
    `Shares of order ${orderId}, explained (as of ${chinaMinute(atMs)}, Beijing time)`,
  heading: ({ part }) => heading(part),

  orderTimes: ({ state, createdAtMs, paidAtMs, receivedAtMs }) =>
    [
      `Ordered ${chinaMinute(createdAtMs)}`,
      paidAtMs === null ? STATES[state] : `paid ${chinaMinute(paidAtMs)}`,
      receivedAtMs === null ? "receipt not confirmed yet" : `received ${chinaMinute(receivedAtMs)}`,
    ].join(", "),
  buyer: ({ buyerId, totalFen, freightFen }) =>
    `Buyer ${buyerId}, paid ${money(totalFen)}, ${money(freightFen)} of it freight`,
  identity: ({ who }) => `${person(who)} = ${who.promoterId}`,
  leftOut: () => "Only what was paid for goods counts; freight and gifts do not",
  gift: ({ sku }) => `Gift ${sku}: does not count`,

  brandsOwn: () => "The buyer was no promoter's fan at the time; the order is the brand's own",
  ownOrder: () => "The buyer is a promoter: the order is this promoter's own",
  fanOfSomebody: () => "The buyer was a promoter's fan at the time of the order",
  ownerMoved: () =>
    "The notice of another payment by the buyer came late, so whose order this is was decided anew",
  touch: ({ who, atMs, channel, campaign, moved }) => {
    const at = chinaMinute(atMs);
    if (moved)
      return `${person(who)}: the brand made the buyer a fan of this promoter at ${at} (two of the staff decided it)`;
    const by = [channel ? `channel: ${channel}` : "", campaign ? `campaign: ${campaign}` : ""];
    const said = by.filter((text) => text !== "").join(", ");
    const more = said === "" ? "" : ` (${said})`;
    return `${person(who)}: the buyer opened this promoter's code at ${at}${more}`;
  },
  binding: ({ fromMs, untilMs, orderedAtMs }) => {
    const until = untilMs === null ? "for good" : `until ${chinaMinute(untilMs)}`;
    return `Bound from ${chinaMinute(fromMs)} ${until}; in force when ordered, ${chinaMinute(orderedAtMs)}`;
  },
  otherTouch: ({ promoterNumber, atMs, verdict }) =>
    `${touched(promoterNumber, atMs, verdict)}: ${TOUCHES[verdict]}`,
  seat: ({ who, distance, level, isBuyer }) => {
    const introduced =
      distance === 1 ? "the buyer is this promoter's fan" : "introduced the previous promoter";
    const whose = isBuyer ? "the buyer in person" : introduced;
    return `${person(who)} is at distance ${distance}: ${whose}${level === null ? "" : `, level ${level} at the time`}`;
  },

  noPlan: () => "No plan was in force at the payment, so there are no shares",
  plan: ({ planId, version, publishedAtMs, fromMs, pack }) =>
    [
      `By the plan in force at the payment: ${planId}, version ${version}`,
      ...(publishedAtMs === null ? [] : [`published ${chinaMinute(publishedAtMs)}`]),
      ...(fromMs === null ? [] : [`in force from ${chinaMinute(fromMs)}`]),
      ...(pack === null ? [] : [`compliance: ${pack}`]),
    ].join(", "),
  publisher: ({ by, findings }) =>
    `Published by ${by}, checks found: ${findings.length === 0 ? "nothing" : findings.join(", ")}`,
  declaration: ({ by, counsel }) => `Declaration by ${by}, counsel: ${counsel}`,
  caps: ({ capBp, perOrderCapFen }) =>
    `Caps: shares of a line at most ${percent(capBp)} of its base, of the whole order at most ${money(perOrderCapFen)}; what exceeds them comes off those served last`,

  base,
  unpriced: () => "The plan pays nothing for these goods",
  sharer: ({ who, position: place }) => `${person(who)} (${position(place)})`,
  rule: ({ rule }) => `  Rule: ${ruleText(rule)}`,
  lostRule: ({ rule, verdict }) => `  Not used: ${ruleText(rule)}; ${VERDICTS[verdict]}`,
  moreLost: ({ count }) => `  Further rules not used: ${count}`,
  difference: ({ own, below }) =>
    `  Difference: own ${pay(own)}, less ${pay(below)} earned below (${placeName(below.at)})`,
  rated: ({ baseFen, rateBp, amountFen }) =>
    `  Calculation: ${money(baseFen)} × ${percent(rateBp)} = ${rounded(ratedYuan(baseFen, rateBp), amountFen)}`,
  fixed: ({ fixedFen, baseFen, paidFen, amountFen }) =>
    baseFen === paidFen
      ? `  Calculation: ${money(fixedFen)} fixed for the line`
      : `  Calculation: ${money(fixedFen)} fixed for the line × ${money(baseFen)} left ÷ ${money(paidFen)} paid = ${rounded(partYuan(fixedFen, baseFen, paidFen), amountFen)}`,
  lineCap: ({ baseFen, capBp, capFen, ...cut }) =>
    `  Cap of the line: ${money(baseFen)} × ${percent(capBp)} = ${rounded(ratedYuan(baseFen, capBp), capFen)}; ${cutText(cut)}`,
  suppliedFirst: (cut) => `  The supply price comes first; ${cutText({ ...cut, ahead: [] })}`,
  orderCap: ({ capFen, ...cut }) => `  Cap of the order: ${money(capFen)}; ${cutText(cut)}`,
  served: ({ by }) => `    Served first: ${by.map(served).join(", ")}`,
  uncut: () => "  Caps: nothing taken off",
  share: ({ amountFen }) => `  Share: ${money(amountFen)}`,
  bannedShare: ({ who, position: place }) =>
    `${who === null ? "A banned person" : person(who)} (${position(place)}): banned before the payment, no share; this part stays with the brand`,
  room: ({ amountFen }) => `  This part takes ${money(amountFen)} of the caps`,
  lineNothing: ({ who, position: place }) =>
    `${person(who)} (${position(place)}): the plan pays nothing of this kind for these goods`,

  unpaid: ({ who, position: place, reason, bannedAtMs }) => {
    const name = who === null ? capital(position(place)) : `${person(who)} (${position(place)})`;
    return `${name}: ${money(0)}, ${REASONS[reason]}${bannedAtMs === null ? "" : ` (${chinaMinute(bannedAtMs)})`}`;
  },

  correction: ({ who, wantedFen, countedFen, reason, atMs }) =>
    `${person(who)}: corrected on ${chinaDay(atMs)} by ${money(wantedFen)}, counted ${money(countedFen)}, reason: ${reason}`,
  correctionAsked: ({ who, amountFen, reason, turnedDown }) =>
    `${person(who)}: correction of ${money(amountFen)} asked for, ${turnedDown ? "turned down" : "waiting for another of the staff to decide"}, reason: ${reason}`,
  correctors: ({ id, by, decidedBy }) =>
    `  Correction ${id}: asked for by ${by}${decidedBy === null ? "" : `, decided by ${decidedBy}`}`,

  sum: ({ who, amountFen }) => `${person(who)} in total: ${money(amountFen)}`,
  due: ({ state, amountFen, atMs }) =>
    `  ${DUE[state](money(Math.abs(amountFen)), atMs === null ? "" : chinaMinute(atMs))}`,
  dueAfterReceipt: ({ receivedAtMs, freezeDays }) =>
    `    ${freezeDays} days after receipt, ${chinaMinute(receivedAtMs)}`,
  dueWithoutReceipt: ({ paidAtMs, noReceiptDays }) =>
    `    ${noReceiptDays} days after payment, ${chinaMinute(paidAtMs)}, received or not`,

  held: () => "The order is held: shares not available yet wait until the hold ends",
  hold: ({ reason, note, by, atMs }) =>
    `  Hold: ${HOLDS[reason]}, ${note} (${by}, ${chinaMinute(atMs)})`,
  refundAsked: () => "A refund waits for WeChat Pay's answer; if it is made, shares get smaller",
  receiptToCome: ({ freezeDays }) =>
    `Once receipt is confirmed, shares become available ${freezeDays} days after it instead`,
  refundsUntil: ({ untilMs }) =>
    `Until ${chinaMinute(untilMs)} the buyer may be refunded: shares then get smaller by the same rules, and what was available already is taken back`,
  linesLeft: ({ count, nextLine }) =>
    `Lines of goods not shown here: ${count}${nextLine === null ? "" : `; the next is line ${nextLine + 1}`}`,

  finding: ({ code, at, kept, expected }) =>
    `${FINDINGS[code]}${at === "" ? "" : ` (${findingPlace(at, FOUND)})`}${kept === expected ? "" : `: recorded ${findingValue(kept, FOUND)}, expected ${findingValue(expected, FOUND)}`}`,
};
