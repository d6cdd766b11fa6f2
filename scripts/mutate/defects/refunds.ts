import type { Defect } from "#scripts/mutate/defect.ts";

const TOLD = "functions/order/recordToldRefund.ts";
const REFUND = "core/order/refund.ts";
const PURSUE_REFUND = "functions/order/pursueRefund.ts";
const SCHEDULE = "core/commission/schedule.ts";
const ADJUSTMENT = "core/commission/adjustment.ts";

/** Defects in what went back to a buyer, and by which number. */
const BACK: readonly Defect[] = [
  {
    file: REFUND,
    find: '...(counted === "asked" ? openRefunds(facts) : [])',
    replace: '...(counted === "asked" ? askedRefunds(facts) : [])',
    says: "a refund that was asked for and made counts twice",
  },
  {
    file: "core/money.ts",
    find: "(raised.has(index) ? floor + 1 : floor)",
    replace: "floor",
    says: "a refund that is split over lines loses its remainder",
  },
  {
    file: REFUND,
    find: "REFUND_DAYS = 365;",
    replace: "REFUND_DAYS = 366;",
    says: "a refund may be asked for a day too late",
  },
  {
    file: REFUND,
    find: "if (numbers.size >= REFUNDS_MAX)",
    replace: "if (numbers.size > REFUNDS_MAX)",
    says: "one refund too many may be asked for",
  },
  {
    file: REFUND,
    find: "new Set([...askedRefunds(facts), ...refundFacts(facts)].map(refundIdOf));",
    replace: "new Set(askedRefunds(facts).map(refundIdOf));",
    says: "refunds that were made elsewhere do not count among the fifty",
  },
  {
    file: REFUND,
    find: "const ours = recorded ?? asked;",
    replace: "const ours = recorded;",
    says: "a refund of another amount than was asked for is taken",
  },
  {
    file: REFUND,
    find: '[leftOf(order, facts, "asked"), leftOf(order, facts, "succeeded")]',
    replace: '[leftOf(order, facts, "succeeded")]',
    says: "a refund made elsewhere is split over what was promised to another one",
  },
  {
    file: REFUND,
    find: "sum + refundFen, freightFen ?? 0));",
    replace: "sum + refundFen, 0));",
    says: "freight is left out of what goes back",
  },
  {
    file: TOLD,
    find: "if (order.totalFen !== told.totalFen) {",
    replace: "if (told.totalFen < 0) {",
    says: "a refund of another order's total is taken",
  },
  {
    file: TOLD,
    find: 'if (isPaidBack) return err({ code: "fact_conflict", key: `refund/${refundId}` });',
    replace: "",
    says: "a refund that was made is ended afterwards",
  },
  {
    file: TOLD,
    find: 'if (state === "processing") return ok(null);',
    replace: "",
    says: "a refund that is on its way counts as made",
  },
  {
    file: PURSUE_REFUND,
    find: "return { orderId: known._id, refundId, refundFen:",
    replace:
      "return { orderId: known._id, refundId: `${refundId}R${known.facts.length}`, refundFen:",
    says: "another try of a refund gets a new number",
  },
  {
    file: PURSUE_REFUND,
    find: "const isHopeless = nowMs > askedAtMs(known, asked) + REFUSED_MS;",
    replace: "const isHopeless = nowMs > 0;",
    says: "a refund that WeChat refuses once is given up",
  },
  {
    file: PURSUE_REFUND,
    find: 'if (answer.answer === "foreign") {',
    replace: 'if (answer.answer === "foreign" || answer.answer === "unclear") {',
    says: "a refund that timed out counts as ended",
  },
  {
    file: PURSUE_REFUND,
    find: "paidFact(known.facts)?.amountFen ?? refundSumFen(asked);",
    replace: "refundSumFen(asked);",
    says: "a refund in part is told to WeChat as the whole",
  },
];

/** Defects in what is held, and in what staff correct. */
const HOLDS: readonly Defect[] = [
  {
    file: SCHEDULE,
    find: "if (openHolds(facts).length > 0) return NEVER_MS;",
    replace: "",
    says: "a hold is ignored",
  },
  {
    file: SCHEDULE,
    find: "availableAtMs: restFen < 0 ? soonestMs : laterMs,",
    replace: "availableAtMs: laterMs,",
    says: "a hold puts off taking back",
  },
  {
    file: SCHEDULE,
    find: "const soonestMs = finalUntilMs + 1;",
    replace: "const soonestMs = decidedAtMs;",
    says: "the end of a hold makes rows due at once, inside the guard band",
  },
  {
    file: "core/commission/facts.ts",
    find: "({ key }) => !ended.has(`hold-ended/${key.slice(5)}`)",
    replace: "() => ended.size === 0",
    says: "the end of one hold ends the others",
  },
  {
    file: "core/commission/adjust.ts",
    find: 'if (asked.by === by) return err({ code: "second_person_required" });',
    replace: "",
    says: "one person corrects an order alone",
  },
  {
    file: ADJUSTMENT,
    find: "lesserFen(wantedFen, leftFen)",
    replace: "wantedFen",
    says: "a correction gives more than the caps leave",
  },
  {
    file: ADJUSTMENT,
    find: "fen(Math.max(wantedFen, 0 - (owed.get(promoterId) ?? 0)));",
    replace: "wantedFen;",
    says: "a correction takes more than somebody has",
  },
];

/** Defects in what goes back to a buyer, what waits meanwhile, and what is corrected afterwards. */
export const REFUNDS: readonly Defect[] = [...BACK, ...HOLDS];
