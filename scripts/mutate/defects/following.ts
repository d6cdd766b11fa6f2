import type { Defect } from "#scripts/mutate/defect.ts";

const FOLLOW = "core/purchase/follow.ts";
const LATE = "core/purchase/lateMoney.ts";
const OUTCOMES = "core/purchase/taskOutcomes.ts";
const WISHES = "core/purchase/wishes.ts";
const TENDED = "core/purchase/tended.ts";
const SHOWN = "core/purchase/shown.ts";

/** Defects in what a purchase makes of its case and of its tasks, and in what its buyer may wish. */
export const FOLLOWING: readonly Defect[] = [
  {
    file: FOLLOW,
    find: 'if (purchase.state === "cancelled") return followLateMoney(purchase, paid, facts, nowMs);',
    replace: "",
    says: "a payment for a cancelled order is kept",
  },
  {
    file: LATE,
    find: "const taken = [...refundFacts(facts), ...openRefunds(facts)];",
    replace: "const taken = refundFacts(facts);",
    says: "a refund under way is given back once more",
  },
  {
    file: LATE,
    find: "(paidFen.get(line.sku) ?? 0) + line.paidFen",
    replace: "line.paidFen",
    says: "of two lines of a SKU one is given back",
  },
  {
    file: LATE,
    find: "amounts.freightFen - freightGone",
    replace: "amounts.freightFen",
    says: "freight that went back goes back again",
  },
  {
    file: LATE,
    find: "closed < ASKED_MAX ? paused",
    replace: "closed <= ASKED_MAX ? paused",
    says: "WeChat is asked once more than three times for a late refund",
  },
  {
    file: LATE,
    find: "notBeforeMs: nowMs + PAUSE_MS",
    replace: "notBeforeMs: nowMs",
    says: "WeChat is asked at once for the refund that it has just closed",
  },
  {
    file: FOLLOW,
    find: "isCollected ? 0 : (kept[index] ?? 0)",
    replace: "kept[index] ?? 0",
    says: "what was collected is put back into stock",
  },
  {
    file: LATE,
    find: "const leftFen = amount - goneFen(sku);",
    replace: "const leftFen = amount;",
    says: "what was refunded goes back again with a late payment",
  },
  {
    file: FOLLOW,
    find: "delivery.code !== null",
    replace: 'delivery.code === ""',
    says: "a pickup code is made anew with every look",
  },
  {
    file: FOLLOW,
    find: "backFen >= amounts.totalFen",
    replace: "backFen > amounts.totalFen",
    says: "an order that was paid back to the fen stays open",
  },
  {
    file: FOLLOW,
    find: "const kept = piecesKept(purchase);",
    replace: "const kept = purchase.lines.map(({ quantity }) => quantity);",
    says: "what was shipped is put back into stock when it is paid back",
  },
  {
    file: OUTCOMES,
    find: "WAIT_MS * 2 ** tries",
    replace: "WAIT_MS * tries",
    says: "a task that failed first is tried again at once",
  },
  {
    file: OUTCOMES,
    find: "notBeforeMs <= nowMs &&",
    replace: "",
    says: "a task that waits is done at once",
  },
  {
    file: OUTCOMES,
    find: ".filter(({ key }) => !done.has(key))",
    replace: ".filter(({ key }) => !done.has(key) && !refused.has(key))",
    says: "a refused task is forgotten",
  },
  {
    file: OUTCOMES,
    find: "tries: task.tries + 1",
    replace: "tries: task.tries",
    says: "a task fails for ever",
  },
  {
    file: WISHES,
    find: "chinaDay(atMs) === chinaDay(nowMs)",
    replace: "nowMs - atMs < 86_400_000",
    says: "a buyer may not remind on the next day before the hour",
  },
  {
    file: WISHES,
    find: "&& parcels.length === 0",
    replace: "",
    says: "an address changes after the first parcel",
  },
  {
    file: WISHES,
    find: 'if (purchase.state === "cancelled") return err({ code: "purchase_closed" });',
    replace: "",
    says: "a cancelled order gets an invoice",
  },
  {
    file: TENDED,
    find: 'current.state === "shipped" && mayReceive',
    replace: 'current.state === "shipped"',
    says: "goods count as received while they are on their way",
  },
  {
    file: TENDED,
    find: "next !== null && next <= nowMs ? untilMs : next",
    replace: "untilMs",
    says: "a purchase that is not due yet is put off",
  },
  {
    file: SHOWN,
    find: 'state === "created" && nowMs < expiresAtMs',
    replace: 'state === "created"',
    says: "an order can be paid after its time",
  },
  {
    file: SHOWN,
    find: "nowMs <= untilMs",
    replace: "nowMs < untilMs",
    says: "after-sales end an instant early on the page",
  },
];
