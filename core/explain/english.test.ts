import { english } from "#core/explain/english.ts";
import type { Position, ShownRule, Who } from "#core/explain/shown.ts";
import type { Facts, Kind, Statement } from "#core/explain/statement.ts";
import { differencesOf } from "#core/explain/testing/sameFacts.ts";
import { linesOf } from "#core/explain/text.ts";
import { basisPoints, fen, NOTHING, NOTHING_BP } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";

/** Goal: every sentence reads as a shop's English, and tells the very figures of the Chinese one. */

const AT = Date.parse("2026-03-02T10:00:00+08:00");
const LATER = AT + 6 * DAY_MS;
const who: Who = { promoterId: "id-of-C", number: 3 };
const unnumbered: Who = { promoterId: "id-of-X", number: null };
const first: Position = { component: null, distance: 1 };
const peer: Position = { component: "peer", distance: 3 };
const city: Position = { component: "region", distance: null, area: "city" };
const store: Position = { component: "store", distance: null };
const tenth = basisPoints(1_000);
const touch = { promoterNumber: 9, atMs: AT };
const unpaid = { who, position: first, bannedAtMs: null };
const general: ShownRule = { at: "rates", rateBp: tenth };
const special: ShownRule = { at: "overrides[1]", rateBp: tenth, level: "gold" };
const refund = { refundId: "R1", refundFen: fen(100), atMs: AT };
const tier = {
  fromFen: fen(100_000),
  untilFen: fen(500_000),
  baseFen: fen(4_001),
  rateBp: basisPoints(100),
};
const cut = { leftFen: fen(100), cutFen: fen(400) };
const finding = { at: "1/distance1", kept: "rates", expected: "overrides[0]" };
const due = { amountFen: fen(866), atMs: AT };
const hold = { note: "同一地址", by: "staff-9", atMs: AT };

const SAID: { readonly [K in Kind]: readonly (readonly [Facts[K], string])[] } = {
  title: [
    [
      { orderId: "O1", atMs: AT },
      "Shares of order O1, explained (as of 2026-03-02 10:00, Beijing time)",
    ],
  ],
  heading: [
    [{ part: "order" }, "[Order]"],
    [{ part: "binding" }, "[Whose fan]"],
    [{ part: "plan" }, "[Plan]"],
    [{ part: { line: 2, sku: "tea", quantity: 3 } }, "[Line 2: tea × 3]"],
    [{ part: { line: 2, sku: "tea", quantity: null } }, "[Line 2: tea]"],
    [{ part: "unpaid" }, "[Who got nothing]"],
    [{ part: "corrections" }, "[Corrections]"],
    [{ part: "sums" }, "[Totals]"],
    [{ part: "later" }, "[Can it still change?]"],
    [{ part: "findings" }, "[Checks]"],
  ],
  orderTimes: [
    [
      { state: "created", createdAtMs: AT, paidAtMs: null, receivedAtMs: null },
      "Ordered 2026-03-02 10:00, not paid yet, receipt not confirmed yet",
    ],
    [
      { state: "received", createdAtMs: AT, paidAtMs: AT, receivedAtMs: LATER },
      "Ordered 2026-03-02 10:00, paid 2026-03-02 10:00, received 2026-03-08 10:00",
    ],
  ],
  buyer: [
    [
      { buyerId: "U1", totalFen: fen(123_450), freightFen: fen(800) },
      "Buyer U1, paid ¥1,234.50, ¥8.00 of it freight",
    ],
  ],
  leftOut: [[{}, "Only what was paid for goods counts; freight and gifts do not"]],
  gift: [[{ sku: "card" }, "Gift card: does not count"]],
  brandsOwn: [[{}, "The buyer was no promoter's fan at the time; the order is the brand's own"]],
  ownOrder: [[{}, "The buyer is a promoter: the order is this promoter's own"]],
  fanOfSomebody: [[{}, "The buyer was a promoter's fan at the time of the order"]],
  ownerMoved: [
    [
      {},
      "The notice of another payment by the buyer came late, so whose order this is was decided anew",
    ],
  ],
  touch: [
    [
      { who, atMs: AT, channel: "海报", campaign: 7 },
      "Promoter #3: the buyer opened this promoter's code at 2026-03-02 10:00 (channel: 海报, campaign: 7)",
    ],
    [
      { who, atMs: AT, channel: null, campaign: null },
      "Promoter #3: the buyer opened this promoter's code at 2026-03-02 10:00",
    ],
    [
      { who, atMs: AT, moved: true },
      "Promoter #3: the brand made the buyer a fan of this promoter at 2026-03-02 10:00 (two of the staff decided it)",
    ],
  ],
  binding: [
    [
      { fromMs: AT, untilMs: LATER, orderedAtMs: AT },
      "Bound from 2026-03-02 10:00 until 2026-03-08 10:00; in force when ordered, 2026-03-02 10:00",
    ],
    [
      { fromMs: AT, untilMs: null, orderedAtMs: AT },
      "Bound from 2026-03-02 10:00 for good; in force when ordered, 2026-03-02 10:00",
    ],
  ],
  otherTouch: [
    [
      { ...touch, verdict: "promoter_unknown" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: there is no such promoter; not bound",
    ],
    [
      { ...touch, verdict: "not_approved" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: not a promoter yet at the time; not bound",
    ],
    [
      { ...touch, verdict: "own_code" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: the buyer's own code; not bound",
    ],
    [
      { ...touch, verdict: "promoter_banned" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: the promoter had left or was banned; not bound",
    ],
    [
      { ...touch, verdict: "owned_once" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: the buyer was somebody's fan before, and the first counts for good",
    ],
    [
      { ...touch, verdict: "owned" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: the buyer was another's fan, and the time was not over",
    ],
    [
      { ...touch, verdict: "protected" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: the buyer was another's fan, and still protected",
    ],
    [
      { ...touch, verdict: "bound" },
      "Scanned 2026-03-02 10:00, code of Promoter #9: bound as this promoter's fan",
    ],
    [
      { ...touch, verdict: "moved" },
      "Moved by the brand, 2026-03-02 10:00, to Promoter #9: two of the staff decided it; this promoter's fan from then on",
    ],
    [
      { ...touch, verdict: "released" },
      "Moved by the brand, 2026-03-02 10:00: two of the staff decided it; the brand's from then on",
    ],
  ],
  seat: [
    [
      { who, distance: 1, level: "gold", isBuyer: false },
      "Promoter #3 is at distance 1: the buyer is this promoter's fan, level gold at the time",
    ],
    [
      { who, distance: 2, level: null, isBuyer: false },
      "Promoter #3 is at distance 2: introduced the previous promoter",
    ],
    [
      { who, distance: 1, level: null, isBuyer: true },
      "Promoter #3 is at distance 1: the buyer in person",
    ],
  ],
  identity: [[{ who }, "Promoter #3 = id-of-C"]],
  noPlan: [[{}, "No plan was in force at the payment, so there are no shares"]],
  plan: [
    [
      { planId: "p1", version: 4, publishedAtMs: AT, fromMs: LATER, pack: "strict" },
      "By the plan in force at the payment: p1, version 4, published 2026-03-02 10:00, in force from 2026-03-08 10:00, compliance: strict",
    ],
    [
      { planId: "p1", version: 4, publishedAtMs: null, fromMs: null, pack: "declared" },
      "By the plan in force at the payment: p1, version 4, compliance: declared",
    ],
  ],
  publisher: [
    [{ by: "owner", findings: [] }, "Published by owner, checks found: nothing"],
    [{ by: "owner", findings: ["W201", "W202"] }, "Published by owner, checks found: W201, W202"],
  ],
  declaration: [[{ by: "owner", counsel: "律师王" }, "Declaration by owner, counsel: 律师王"]],
  caps: [
    [
      { capBp: basisPoints(3_000), perOrderCapFen: fen(5_000_000) },
      "Caps: shares of a line at most 30% of its base, of the whole order at most ¥50,000.00; what exceeds them comes off those served last",
    ],
  ],
  base: [
    [{ paidFen: fen(10_000), refunds: [], baseFen: fen(10_000) }, "Base: paid ¥100.00"],
    [
      {
        paidFen: fen(10_000),
        refunds: [
          { ...refund, source: "refund", why: "broken" },
          { ...refund, source: "complaint" },
          { ...refund, source: "chargeback", why: "other" },
        ],
        baseFen: fen(9_700),
      },
      "Base: paid ¥100.00 − refund R1 (2026-03-02, broken or faulty) ¥1.00 − refund by complaint R1 (2026-03-02) ¥1.00 − chargeback R1 (2026-03-02, other reason) ¥1.00 = ¥97.00",
    ],
  ],
  unpriced: [[{}, "The plan pays nothing for these goods"]],
  sharer: [
    [{ who, position: first }, "Promoter #3 (distance 1)"],
    [{ who: unnumbered, position: peer }, "Promoter id-of-X (peer share, distance 3)"],
    [{ who, position: city }, "Promoter #3 (region, city)"],
    [{ who, position: store }, "Promoter #3 (store)"],
  ],
  rule: [
    [{ rule: general }, "  Rule: general rate, 10%"],
    [{ rule: { at: "components.supply", rateBp: NOTHING_BP } }, "  Rule: supply price"],
  ],
  lostRule: [
    [
      { rule: general, verdict: "less_specific" },
      "  Not used: general rate, 10%; a more specific rule holds",
    ],
    [
      { rule: special, verdict: "other_goods" },
      "  Not used: all goods, level gold, 10% (exception 2); for other goods",
    ],
    [
      { rule: special, verdict: "other_category" },
      "  Not used: all goods, level gold, 10% (exception 2); for another category",
    ],
    [
      { rule: special, verdict: "other_level" },
      "  Not used: all goods, level gold, 10% (exception 2); for another level",
    ],
    [
      { rule: special, verdict: "other_group" },
      "  Not used: all goods, level gold, 10% (exception 2); for another group of buyers",
    ],
    [
      { rule: special, verdict: "other_order" },
      "  Not used: all goods, level gold, 10% (exception 2); for other orders of the buyer's",
    ],
  ],
  moreLost: [[{ count: 3 }, "  Further rules not used: 3"]],
  difference: [
    [
      {
        own: special,
        below: { at: "components.levelDifference.rules[0]", rateBp: basisPoints(500) },
      },
      "  Difference: own 10%, less 5% earned below (level difference, rule 1)",
    ],
  ],
  rated: [
    [
      { baseFen: fen(6_667), rateBp: tenth, amountFen: fen(666) },
      "  Calculation: ¥66.67 × 10% = ¥6.667, rounded down to ¥6.66",
    ],
    [
      { baseFen: fen(1_000), rateBp: tenth, amountFen: fen(100) },
      "  Calculation: ¥10.00 × 10% = ¥1.00",
    ],
  ],
  fixed: [
    [
      { fixedFen: fen(500), baseFen: fen(1_000), paidFen: fen(1_000), amountFen: fen(500) },
      "  Calculation: ¥5.00 fixed for the line",
    ],
    [
      { fixedFen: fen(500), baseFen: fen(1_000), paidFen: fen(3_000), amountFen: fen(166) },
      "  Calculation: ¥5.00 fixed for the line × ¥10.00 left ÷ ¥30.00 paid = ¥1.666666…, rounded down to ¥1.66",
    ],
  ],
  lineCap: [
    [
      {
        ...cut,
        baseFen: fen(5_003),
        capBp: tenth,
        capFen: fen(500),
        ahead: [
          { ...first, own: false },
          { ...peer, own: true },
        ],
      },
      "  Cap of the line: ¥50.03 × 10% = ¥5.003, rounded down to ¥5.00; only ¥1.00 is left after those served first (distance 1, own peer share): ¥4.00 less",
    ],
  ],
  suppliedFirst: [[cut, "  The supply price comes first; only ¥1.00 is left: ¥4.00 less"]],
  orderCap: [
    [
      { ...cut, capFen: fen(1_300), ahead: [] },
      "  Cap of the order: ¥13.00; only ¥1.00 is left: ¥4.00 less",
    ],
  ],
  served: [
    [
      {
        by: [
          { who, position: first, amountFen: fen(1_200) },
          { who: null, position: peer, amountFen: fen(50) },
        ],
      },
      "    Served first: Promoter #3 (distance 1) ¥12.00, a banned person's place (peer share, distance 3) ¥0.50",
    ],
  ],
  uncut: [[{}, "  Caps: nothing taken off"]],
  share: [[{ amountFen: fen(666) }, "  Share: ¥6.66"]],
  bannedShare: [
    [
      { who, position: first },
      "Promoter #3 (distance 1): banned before the payment, no share; this part stays with the brand",
    ],
    [
      { who: null, position: store },
      "A banned person (store): banned before the payment, no share; this part stays with the brand",
    ],
  ],
  room: [[{ amountFen: fen(500) }, "  This part takes ¥5.00 of the caps"]],
  lineNothing: [
    [
      { who, position: peer },
      "Promoter #3 (peer share, distance 3): the plan pays nothing of this kind for these goods",
    ],
  ],
  unpaid: [
    [
      { ...unpaid, reason: "nobody_at_distance", who: null },
      "Distance 1: ¥0.00, nobody is at this distance",
    ],
    [
      { ...unpaid, reason: "no_store", who: null, position: store },
      "Store: ¥0.00, the order has no store, or the store had nobody there then",
    ],
    [
      { ...unpaid, reason: "banned", bannedAtMs: AT },
      "Promoter #3 (distance 1): ¥0.00, banned before the payment (2026-03-02 10:00)",
    ],
    [
      { ...unpaid, reason: "self_purchase" },
      "Promoter #3 (distance 1): ¥0.00, a promoter's own order, for which the plan pays nothing",
    ],
    [
      { ...unpaid, reason: "member_price" },
      "Promoter #3 (distance 1): ¥0.00, a promoter's own order at the member price, which pays no shares",
    ],
    [
      { ...unpaid, reason: "no_plan" },
      "Promoter #3 (distance 1): ¥0.00, no plan was in force at the payment",
    ],
    [
      { ...unpaid, reason: "not_first_order" },
      "Promoter #3 (distance 1): ¥0.00, the buyer had paid before, so this is not the first order",
    ],
    [
      { ...unpaid, reason: "level_not_higher" },
      "Promoter #3 (distance 1): ¥0.00, the level's rate is no higher than what already counts below, so there is no difference",
    ],
    [
      { ...unpaid, reason: "not_peers" },
      "Promoter #3 (distance 1): ¥0.00, not at the level of the previous promoter, or already paid as often as the plan allows",
    ],
    [
      { ...unpaid, reason: "no_leader" },
      "Promoter #3 (distance 1): ¥0.00, nobody has the level that the plan asks for",
    ],
    [
      { ...unpaid, reason: "not_promoted" },
      "Promoter #3 (distance 1): ¥0.00, the promoter who brought the buyer has not reached the level that the plan asks for, or no longer has it",
    ],
    [
      { ...unpaid, reason: "nurture_over" },
      "Promoter #3 (distance 1): ¥0.00, the time of the nurture share is over",
    ],
    [
      { ...unpaid, reason: "no_region" },
      "Promoter #3 (distance 1): ¥0.00, the order has no delivery region",
    ],
    [{ ...unpaid, reason: "no_agent" }, "Promoter #3 (distance 1): ¥0.00, there was no agent then"],
    [
      { ...unpaid, reason: "no_rule" },
      "Promoter #3 (distance 1): ¥0.00, the plan has no rule of this kind for these goods",
    ],
    [
      { ...unpaid, reason: "distance_unpaid" },
      "Promoter #3 (distance 1): ¥0.00, the plan has no rate for this distance",
    ],
  ],
  correction: [
    [
      { who, wantedFen: fen(-200), countedFen: fen(-150), reason: "重复计算", atMs: AT },
      "Promoter #3: corrected on 2026-03-02 by -¥2.00, counted -¥1.50, reason: 重复计算",
    ],
  ],
  correctionAsked: [
    [
      { who, amountFen: fen(200), reason: "待查", turnedDown: false },
      "Promoter #3: correction of ¥2.00 asked for, waiting for another of the staff to decide, reason: 待查",
    ],
    [
      { who, amountFen: fen(-200), reason: "待查", turnedDown: true },
      "Promoter #3: correction of -¥2.00 asked for, turned down, reason: 待查",
    ],
  ],
  correctors: [
    [{ id: "K1", by: "staff-1", decidedBy: null }, "  Correction K1: asked for by staff-1"],
    [
      { id: "K1", by: "staff-1", decidedBy: "staff-2" },
      "  Correction K1: asked for by staff-1, decided by staff-2",
    ],
  ],
  sum: [[{ who, amountFen: fen(866) }, "Promoter #3 in total: ¥8.66"]],
  due: [
    [{ ...due, state: "available" }, "  ¥8.66 available (since 2026-03-02 10:00)"],
    [{ ...due, state: "pending" }, "  ¥8.66 pending, available from 2026-03-02 10:00"],
    [{ ...due, state: "held", atMs: null }, "  ¥8.66 held, not available until the hold ends"],
    [
      { ...due, state: "taken_back", amountFen: fen(-866) },
      "  ¥8.66 taken back (2026-03-02 10:00)",
    ],
    [
      { ...due, state: "to_take_back", amountFen: fen(-866) },
      "  ¥8.66 to be taken back at 2026-03-02 10:00",
    ],
  ],
  dueAfterReceipt: [
    [{ receivedAtMs: AT, freezeDays: 15 }, "    15 days after receipt, 2026-03-02 10:00"],
  ],
  dueWithoutReceipt: [
    [
      { paidAtMs: AT, noReceiptDays: 45 },
      "    45 days after payment, 2026-03-02 10:00, received or not",
    ],
  ],
  receiptToCome: [
    [
      { freezeDays: 15 },
      "Once receipt is confirmed, shares become available 15 days after it instead",
    ],
  ],
  refundsUntil: [
    [
      { untilMs: LATER },
      "Until 2026-03-08 10:00 the buyer may be refunded: shares then get smaller by the same rules, and what was available already is taken back",
    ],
  ],
  refundAsked: [[{}, "A refund waits for WeChat Pay's answer; if it is made, shares get smaller"]],
  held: [[{}, "The order is held: shares not available yet wait until the hold ends"]],
  hold: [
    [
      { ...hold, reason: "after_sales" },
      "  Hold: after-sales, 同一地址 (staff-9, 2026-03-02 10:00)",
    ],
    [{ ...hold, reason: "complaint" }, "  Hold: complaint, 同一地址 (staff-9, 2026-03-02 10:00)"],
    [{ ...hold, reason: "suspicion" }, "  Hold: suspicion, 同一地址 (staff-9, 2026-03-02 10:00)"],
  ],
  linesLeft: [
    [{ count: 5, nextLine: 20 }, "Lines of goods not shown here: 5; the next is line 21"],
    [{ count: 1, nextLine: null }, "Lines of goods not shown here: 1"],
  ],
  finding: [
    [
      { ...finding, code: "rule_differs" },
      "The payment recorded another rule than the plan version has (line 1, distance 1): recorded general rate, expected exception 1",
    ],
    [
      { code: "rate_differs", at: "2/storeStaff", kept: "1000 bp", expected: "999 bp" },
      "The payment recorded another rate than the plan version has (line 2, store staff): recorded 10%, expected 9.99%",
    ],
    [
      { code: "rate_differs", at: "2/distance2", kept: "-50 fen", expected: "" },
      "The payment recorded another rate than the plan version has (line 2, distance 2): recorded -¥0.50, expected nothing",
    ],
    [
      { code: "books_differ", at: "entries", kept: "0 fen", expected: "1200 fen" },
      "What is booked is not what is owed (entries): recorded ¥0.00, expected ¥12.00",
    ],
    [
      { code: "books_differ", at: "schedule", kept: "0 fen", expected: "1200 fen" },
      "What is booked is not what is owed (schedule): recorded ¥0.00, expected ¥12.00",
    ],
    [
      { code: "plan_missing", at: "", kept: "", expected: "" },
      "This plan version cannot be found; rules are told as the payment recorded them",
    ],
    [
      { code: "plan_unsealed", at: "", kept: "", expected: "" },
      "This plan version was changed after it was published; rules are told as the payment recorded them",
    ],
    [
      { code: "shares_differ", at: "0", kept: "", expected: "1000" },
      "What is reckoned here is not the share that is owed (share 1): recorded nothing, expected ¥10.00",
    ],
  ],
  bonusTitle: [
    [
      { bonusId: "ladder", period: "2026-05", who, atMs: AT },
      "Promoter #3: bonus ladder of 2026-05 (as of 2026-03-02 10:00, Beijing time)",
    ],
    [
      { bonusId: "ladder", period: "2026-Q2", who, atMs: AT },
      "Promoter #3: bonus ladder of 2026-Q2 (as of 2026-03-02 10:00, Beijing time)",
    ],
    [
      { bonusId: "ladder", period: "2026", who, atMs: AT },
      "Promoter #3: bonus ladder of 2026 (as of 2026-03-02 10:00, Beijing time)",
    ],
  ],
  bonusPlan: [
    [{ planId: "p1", version: 4 }, "By the plan in force at the end of the period: p1, version 4"],
  ],
  bonusSales: [
    [
      { soldFen: fen(700_000), fromMs: AT, untilMs: LATER, asOfMs: LATER },
      "Own sales, paid from 2026-03-02 10:00 to before 2026-03-08 10:00, less refunds: ¥7,000.00 (counted 2026-03-08 10:00)",
    ],
  ],
  bonusTier: [
    [
      { ...tier, fixedFen: null, amountFen: fen(40) },
      "  From ¥1,000.00 to below ¥5,000.00: ¥40.01 × 1% = ¥0.4001, rounded down to ¥0.40",
    ],
    [
      { ...tier, untilFen: null, fixedFen: fen(5_000), amountFen: fen(5_000) },
      "  From ¥1,000.00: ¥50.00 fixed",
    ],
  ],
  bonusTooLittle: [
    [{ fromFen: fen(100_000) }, "  Less than the lowest tier, ¥1,000.00"],
    [{ fromFen: null }, "  The plan names no tiers"],
  ],
  bonusCap: [
    [
      { ...cut, soldFen: fen(700_000), capBp: tenth, capFen: fen(70_000) },
      "  Cap: ¥7,000.00 × 10% = ¥700.00; shares of these orders and bonuses before this one come first, only ¥1.00 is left: ¥4.00 less",
    ],
  ],
  bonusServed: [
    [
      { sharedFen: fen(70_000), otherBonusFen: NOTHING },
      "    Served first: shares of these orders ¥700.00, other bonuses ¥0.00",
    ],
  ],
  bonusOwed: [[{ amountFen: fen(8_000) }, "Bonus: ¥80.00"]],
  bonusMeasured: [
    [
      { atMs: AT, soldFen: fen(449_999), owedFen: fen(3_499), changeFen: fen(-4_501) },
      "  Counted 2026-03-02 10:00: sales ¥4,499.99, bonus ¥34.99, change -¥45.01",
    ],
  ],
  bonusLater: [
    [
      {},
      "If these orders are refunded later, it is counted again, and what was too much is taken back",
    ],
  ],
};
const ALL = Object.entries(SAID).flatMap(([kind, said]) =>
  said.map(([facts, text]) => [text.trim(), { kind, ...facts } as Statement, text] as const),
);

it.each(ALL)("%s", (_, statement, text) => {
  expect(linesOf(english, [statement])).toEqual([text]);
  expect(differencesOf([statement])).toEqual([]);
});
