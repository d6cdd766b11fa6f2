import type { Defect } from "#scripts/mutate/defect.ts";

const DUE = "core/purchase/due.ts";
const ENDS = "core/purchase/ends.ts";
const STEPS = "core/purchase/lifecycle.ts";
const NOTES = "core/purchase/notes.ts";
const PICKUP = "core/purchase/pickup.ts";
const PIECES = "core/purchase/pieces.ts";
const FREIGHT = "core/purchase/sameFreight.ts";
const SHIP = "core/purchase/ship.ts";

/** Defects in the life of a purchase: its steps, what time makes of it, parcels and pickup. */
export const DELIVERING: readonly Defect[] = [
  {
    file: DUE,
    find: "tries < TRIES_MAX",
    replace: "tries <= TRIES_MAX",
    says: "a task that was given up wakes the timer for ever",
  },
  {
    file: DUE,
    find: "isHeldUp ? null : stateEndsAtMs(purchase)",
    replace: "stateEndsAtMs(purchase)",
    says: "an open after-sales does not stop the clock",
  },
  {
    file: DUE,
    find: "terms.receiveDays * DAY_MS",
    replace: "terms.receiveDays",
    says: "goods count as received after ten milliseconds",
  },
  {
    file: DUE,
    find: "purchase.afterSales.some(waitsForStaff) ||",
    replace: "",
    says: "an after-sales asks no staff",
  },
  {
    file: DUE,
    find: 'state === "refunding"',
    replace: 'state === "asked"',
    says: "a refund that runs is never looked up",
  },
  {
    file: ENDS,
    find: 'kind: "receive", atMs: receivedAtMs',
    replace: 'kind: "receive", atMs: nowMs',
    says: "the freeze begins when the shop heard of the receipt",
  },
  {
    file: STEPS,
    find: 'paid: { shipPart: "paid",',
    replace: 'paid: { cancel: "cancelled", shipPart: "paid",',
    says: "a paid order is cancelled without its money",
  },
  {
    file: NOTES,
    find: ".slice(-STAFF_NOTES_MAX)",
    replace: ".slice(0, STAFF_NOTES_MAX)",
    says: "a full purchase loses its newest note",
  },
  {
    file: PICKUP,
    find: '.padStart(CODE_DIGITS, "0")',
    replace: "",
    says: "a pickup code has nine digits now and then",
  },
  {
    file: PICKUP,
    find: 'if (open) return err({ code: "after_sales_open", id: open.id });',
    replace: "",
    says: "goods are handed out while their money goes back",
  },
  {
    file: PIECES,
    find: "    .filter(takes)\n",
    replace: "",
    says: "a refused refund keeps pieces from being shipped",
  },
  {
    file: PIECES,
    find: "takesPieces(one) && isEnded(one)",
    replace: "takesPieces(one)",
    says: "an order is all shipped while its refund may come to nothing",
  },
  {
    file: PIECES,
    find: "Math.max(0, kept - sum(asked, line))",
    replace: "kept",
    says: "what is asked back is shipped meanwhile",
  },
  {
    file: FREIGHT,
    find: "if (storeOf(territories, before) !== storeOf(territories, region)) return false;",
    replace: "",
    says: "an order moves to another store’s address",
  },
  {
    file: FREIGHT,
    find: "newFen !== null && newFen === costs(before)",
    replace: "newFen === costs(before)",
    says: "an order moves to where the brand does not deliver",
  },
  {
    file: SHIP,
    find: "quantity > (left[line] ?? 0)",
    replace: "quantity > (purchase.lines[line]?.quantity ?? 0)",
    says: "two parcels hold more than was bought",
  },
  { file: SHIP, find: " || lines.length === 0", replace: "", says: "an empty parcel leaves" },
  {
    file: SHIP,
    find: "parcels.some(({ corrected }) => corrected !== undefined)",
    replace: "parcels.some(({ corrected }) => corrected === null)",
    says: "a parcel is corrected more often than WeChat takes it",
  },
];
