import type { Defect } from "#scripts/mutate/defect.ts";

const CHANGE = "core/purchase/afterSalesChange.ts";
const DEADLINES = "core/purchase/afterSalesDeadlines.ts";
const DECIDE = "core/purchase/afterSalesDecide.ts";
const FOLLOW = "core/purchase/afterSalesFollow.ts";
const MACHINE = "core/purchase/afterSalesMachine.ts";
const REFUND = "core/purchase/afterSalesRefund.ts";
const SHOWN = "core/purchase/afterSalesShown.ts";

/** Defects in the steps of after-sales: who decides what, deadlines, and what follows from the case. */
export const DECIDING: readonly Defect[] = [
  {
    file: CHANGE,
    find: "tasks.filter(({ key }) => !keys.has(key))",
    replace: "tasks",
    says: "a task is done twice",
  },
  {
    file: DEADLINES,
    find: "(owesMoney ? (arrivedAtMs ?? stateAtMs) : stateAtMs)",
    replace: "stateAtMs",
    says: "the law’s seven days begin with the decision",
  },
  {
    file: DEADLINES,
    find: "receivedAtMs === null ? null : receivedAtMs +",
    replace: "receivedAtMs === null ? 0 :",
    says: "goods on their way are too late for after-sales",
  },
  {
    file: DEADLINES,
    find: "askedAtMs <= receivedAtMs + NO_REASON_DAYS",
    replace: "askedAtMs < receivedAtMs + NO_REASON_DAYS",
    says: "the seventh day needs a reason",
  },
  {
    file: DEADLINES,
    find: '?.whose === "staff" || isLate',
    replace: '?.whose === "staff"',
    says: "nobody sees that WeChat is late",
  },
  {
    file: DEADLINES,
    find: '?.whose === "wechat" && !one.isLate',
    replace: '?.whose === "wechat"',
    says: "staff are told with every look that WeChat is late",
  },
  {
    file: DECIDE,
    find: 'if (isChanged && text === "") return',
    replace: "if (false) return",
    says: "an amount is lowered without a word",
  },
  {
    file: DECIDE,
    find: "if (one.arrivedAtMs !== null) return ok(purchase);",
    replace: "",
    says: "goods that arrive twice are paid back twice",
  },
  {
    file: DECIDE,
    find: 'const isTaken = command === "refuse" ? one.state === "refused" : !isGone(one);',
    replace: "const isTaken = true;",
    says: "an agreement to a refused wish is taken as said before",
  },
  {
    file: DECIDE,
    find: '.filter(({ id, state }) => id !== one.id && state === "done")',
    replace: ".filter(({ id }) => id !== one.id)",
    says: "what an exchange has only promised comes back",
  },
  {
    file: FOLLOW,
    find: "one.refundIds.some((id) => keys.has(`refund/${id}`))",
    replace: "keys.has(`refund/${newest}`)",
    says: "an earlier refund that succeeded after all is not seen",
  },
  {
    file: FOLLOW,
    find: "keys.has(`refund-ended/${newest}`)",
    replace: "keys.has(`refund-ended/${one.id}`)",
    says: "the end of the first refund ends the second",
  },
  {
    file: FOLLOW,
    find: "purchase.tasks.filter(({ key }) => key !== `refund/${one.refundIds.at(-1)}`)",
    replace: "purchase.tasks",
    says: "a refund that failed is asked for once more",
  },
  {
    file: MACHINE,
    find: 'agree: "refunding", refuse: "refused", withdraw: "withdrawn", refunded: "done"',
    replace: 'agree: "refunding", refuse: "refused", withdraw: "withdrawn"',
    says: "money that came after a failed refund leaves it open",
  },
  {
    file: REFUND,
    find: "if (over) return err(over);",
    replace: "",
    says: "more is given back than is left",
  },
  {
    file: REFUND,
    find: "(sums.get(sku) ?? 0) + refundFen",
    replace: "refundFen",
    says: "of two lines of a SKU the last goes back",
  },
  {
    file: REFUND,
    find: 'one.kind === "refund" ? freightBackFen(purchase, one, left, "decided") : one.freightFen',
    replace: "one.freightFen",
    says: "freight that became due since the asking stays",
  },
  {
    file: SHOWN,
    find: 'notes: to === "staff" ? notes : []',
    replace: "notes",
    says: "the buyer reads the notes of staff",
  },
];
