import type { Defect } from "#scripts/mutate/defect.ts";

const CHANGE = "core/stock/change.ts";
const FILING = "core/stock/filing.ts";
const REFUSAL = "core/stock/refusal.ts";
const STAFF = "core/stock/staff.ts";
const STOCK = "core/stock/stock.ts";
const SWEEP = "core/stock/sweep.ts";

/** Defects in how many there are of a thing: holds, movements, their log, and counts by hand; and in who is a member. */
export const STOCKING: readonly Defect[] = [
  {
    file: CHANGE,
    find: "held: -quantity, sold: 0, released: quantity",
    replace: "held: -quantity, sold: -quantity, released: quantity",
    says: "what is sold leaves the stock twice",
  },
  {
    file: CHANGE,
    find: "held: -quantity, sold: 0, released: quantity",
    replace: "held: -quantity, sold: 0, released: 0",
    says: "what is given back cannot be sold again",
  },
  {
    file: CHANGE,
    find: "available - (lowAt ?? -NEVER_LOW)",
    replace: "available - (lowAt ?? 0)",
    says: "a stock without a mark is low when it is empty",
  },
  {
    file: FILING,
    find: "atMs > nowMs - KEEP_MS",
    replace: "atMs >= nowMs - KEEP_MS",
    says: "a movement waits an instant longer",
  },
  {
    file: FILING,
    find: "Math.max(old, unfiled.length - KEEP_MAX)",
    replace: "old",
    says: "too many movements wait where all are young",
  },
  {
    file: FILING,
    find: "const n = stock.filed + index + 1;",
    replace: "const n = stock.filed + index;",
    says: "a movement is filed over the last one",
  },
  {
    file: FILING,
    find: "onHandAfter += movement.available + movement.held;",
    replace: "onHandAfter += movement.available;",
    says: "the log forgets what is promised",
  },
  {
    file: REFUSAL,
    find: 'known.quantity === hold.quantity ? "held" : "differs"',
    replace: '"held"',
    says: "another quantity under the same key counts as held",
  },
  {
    file: REFUSAL,
    find: "stock.available < hold.quantity",
    replace: "stock.available <= hold.quantity",
    says: "the last piece cannot be held",
  },
  {
    file: REFUSAL,
    find: 'kind === "sold" || (kind === "released" && movement.atMs > atMs)',
    replace: 'kind === "released" && movement.atMs > atMs',
    says: "what was sold is held again under its key",
  },
  {
    file: REFUSAL,
    find: "filedUntilMs > atMs || ",
    replace: "",
    says: "an echo of an old call holds again once the log is filed",
  },
  {
    file: REFUSAL,
    find: 'if (stock.keys.includes(movement.key)) return "known";',
    replace: "",
    says: "what the log knows is received again",
  },
  {
    file: STAFF,
    find: "countedPieces - (stock ? onHand(stock) : 0)",
    replace: "countedPieces - (stock?.available ?? 0)",
    says: "a count does not see what is promised",
  },
  {
    file: STAFF,
    find: 'half("out", -quantity)',
    replace: 'half("out", quantity)',
    says: "what is moved to another place stays here, too",
  },
  {
    file: STAFF,
    find: 'known.kind === "counted" ||',
    replace: 'known.kind !== "moved" ||',
    says: "another quantity under the same key counts as received",
  },
  {
    file: STOCK,
    find: 'place === "" ? sku',
    replace: 'place !== "" ? sku',
    says: "a store sells from the warehouse",
  },
  {
    file: SWEEP,
    find: "holder === undefined || ",
    replace: "",
    says: "an order that was never made holds for ever",
  },
  {
    file: SWEEP,
    find: 'if (holder.state === "created") return "leave";',
    replace: "",
    says: "an order that waits for its payment loses its goods",
  },
  {
    file: SWEEP,
    find: "holder.place === place && ",
    replace: "",
    says: "what lies in another place is sold",
  },
];
