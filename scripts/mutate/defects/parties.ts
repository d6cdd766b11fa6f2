import type { Defect } from "#scripts/mutate/defect.ts";

const PARTY = "core/commission/partySeats.ts";
const AROUND = "functions/order/around.ts";
const AGAIN = "functions/order/reattribute.ts";
const RECORD = "functions/order/recordPayment.ts";
const RATE = "core/plan/rate.ts";

/** Defects in who earns by a post, by goods, or by the number of an order. */
export const PARTIES: readonly Defect[] = [
  {
    file: PARTY,
    find: 'const isBuyer = person?.promoterId === scene.order.buyerId && component !== "supply";',
    replace: 'const isBuyer = person !== null && person.promoterId === "";',
    says: "a holder earns by what he buys himself",
  },
  {
    file: PARTY,
    find: ' && component !== "supply"',
    replace: "",
    says: "a supplier who buys his own goods is not paid for them",
  },
  {
    file: PARTY,
    find: "isStaffAt(postIn(scene, store), id, atMs)",
    replace: "postIn(scene, store) !== null",
    says: "whoever is named as staff earns, wherever he works",
  },
  {
    file: PARTY,
    find: "areaCode(order.region, area)",
    replace: 'areaCode(order.region, "district")',
    says: "every area of an address is its district",
  },
  {
    file: PARTY,
    find: "posts.find(({ _id }) => _id === postId) ?? null, atMs)",
    replace: "posts.find(({ _id }) => _id === postId) ?? null, order.createdAtMs)",
    says: "the agent is the one when the order was made",
  },
  {
    file: PARTY,
    find: "supplier !== person.promoterId || supplyFen === NOTHING",
    replace: "supplyFen === NOTHING",
    says: "every supplier is paid for all goods",
  },
  {
    file: PARTY,
    find: "place: -1",
    replace: "place: 0",
    says: "a supply price stands inside the caps",
  },
  {
    file: "core/commission/price.ts",
    find: "hasComponents(plan) && paysAny(line.sku)",
    replace: 'paysAny("")',
    says: "a line that pays nobody is left out though its goods are refunded together",
  },
  {
    file: "core/commission/earners.ts",
    find: '"component" in rate && rate.promoterId',
    replace: '!("component" in rate) && rate.rule === ""',
    says: "who earns by a component is nobody of the order",
  },
  {
    file: "core/plan/pays.ts",
    find: "componentRules(plan).some(({ rule }) => asks(rule))",
    replace: "false",
    says: "a component's rule for the n-th order asks for no number",
  },
  {
    file: RATE,
    find: "(group === undefined || group === sale.group)",
    replace: "true",
    says: "a rule for a group holds for everybody",
  },
  {
    file: RATE,
    find: "sale.orderNumber <= (orders.to ?? Infinity)",
    replace: "sale.orderNumber < (orders.to ?? Infinity)",
    says: "the last of the order numbers is left out",
  },
  {
    file: RATE,
    find: "best && !paysNothing(best) ? best : null",
    replace: "best",
    says: "a component's rule of nothing is a share",
  },
  {
    file: AROUND,
    find: "1 + earlierThan(order._id, atMs, payments).length",
    replace: "1 + payments.length",
    says: "later payments count in the number of an order",
  },
  {
    file: AROUND,
    find: "(a.atMs === b.atMs && a.orderId < b.orderId)",
    replace: "a.atMs === b.atMs",
    says: "of two payments in one millisecond none is the first",
  },
  {
    file: AROUND,
    find: "if (components.storeStaff && order.storeStaff !== undefined) ids.add(order.storeStaff);",
    replace: "",
    says: "the staff person who served is not asked for",
  },
  {
    file: AROUND,
    find: "components.store !== undefined || components.storeStaff !== undefined",
    replace: "components.store !== undefined",
    says: "a plan that pays only staff reads no store",
  },
  {
    file: AROUND,
    find: "const ids = new Set(posts.flatMap((post) => holderAt(post, atMs) ?? []));",
    replace: "const ids = new Set<string>();",
    says: "holders of posts are not asked for",
  },
  {
    file: AGAIN,
    find: "const own = await settle(deps, order, known, nowMs, buyer);",
    replace: "const own: Result<null, FactError> = ok(null);",
    says: "a payment's own number is not counted again",
  },
  {
    file: AGAIN,
    find: "if (later.length === 0) return ok(null);",
    replace: "if (later.length < 2) return ok(null);",
    says: "the one order after a late payment keeps its number",
  },
  {
    file: AGAIN,
    find: " && !(counts && priced.orderNumber !== payments + 1)",
    replace: "",
    says: "a new number does not price an order anew",
  },
  {
    file: AGAIN,
    find: "const paying = { order, atMs: paid.successAtMs, payments",
    replace: "const paying = { order, atMs: nowMs, payments",
    says: "an order is priced anew with the posts of today",
  },
  {
    file: RECORD,
    find: "isNews ? await deps.reads.fanView(buyerId) : buyer",
    replace: "buyer",
    says: "a payment written meanwhile is not seen",
  },
  {
    file: RECORD,
    find: "[entryAt(calendar, sinceMs) ?? [], since].flat()",
    replace: "[entryAt(calendar, sinceMs) ?? []].flat()",
    says: "a plan that asks for numbers later is not thought of",
  },
  {
    file: RECORD,
    find: "(asksNumbers || isLate)",
    replace: "isLate",
    says: "a payment that we asked for does not wait for its number",
  },
];
