/**
 * Budget: with 100,000 orders, 20,000 promoters and 300,000 fans, and as much of everything else as such a brand has, every
 * list of the console that `lists.bench.ts` does not measure answers in ≤ 300 ms (p95) too. ORDERS, PROMOTERS and FANS
 * change the size, DATA keeps the brand in a folder for other runs.
 *
 * Needs `npm run build` first.
 */
import { AFTER_SALES_STATES } from "#core/purchase/afterSales.ts";
import { ask, measure, only, type Question } from "./lists/asking.ts";
import * as seed from "./lists/seed.ts";
import { machine, rawRead, SIZE, withSeeded } from "./lists/seeded.ts";
import * as office from "./lists/seedOffice.ts";
import * as trade from "./lists/seedTrade.ts";

const a = (round: number, of: number): number => 1 + ((round * 7_919) % of);
const FROM_MS = seed.NOW_MS - 60 * 86_400_000;
const span = { fromMs: FROM_MS, untilMs: FROM_MS + 20 * 86_400_000 };
const days = { fromDay: "2026-01-02", untilDay: "2026-04-01" };
const none = () => ({});

const ORDERS: readonly Question[] = [
  ...["created", "shipped", "received", "closed", "cancelled"].flatMap((state) =>
    ask("purchase", "all", state, () => ({ state })),
  ),
  ...ask("purchase", "all", "to ship", () => ({ state: "paid", delivery: "express" })),
  ...ask("purchase", "all", "to collect", () => ({ state: "paid", delivery: "pickup" }), false),
  ...ask("purchase", "all", "asks staff", () => ({ asksStaff: true }), false),
  ...ask("purchase", "all", "asks staff, of a province", () => ({
    ...{ asksStaff: true, province: "浙江省" },
  })),
  ...ask("purchase", "all", "with after-sales", () => ({ hasAfterSales: true })),
  ...ask("purchase", "all", "with after-sales, of a state", () => ({
    ...{ hasAfterSales: true, state: "shipped" },
  })),
  ...ask("purchase", "all", "span", () => span),
  ...ask("purchase", "all", "product and state", (n) => ({
    ...{ productId: `tea${n % seed.PRODUCTS}`, state: "created" },
  })),
  ...ask("purchase", "all", "store", (n) => ({ storeId: `S${(n * 4) % 20}` }), false),
  ...only("purchase", "counts", "", none),
];

const TRADE: readonly Question[] = [
  ...ask("aftersales", "list", "waiting", none, false),
  ...AFTER_SALES_STATES.flatMap((state) =>
    ask("aftersales", "list", state, () => ({ state }), state === "done"),
  ),
  ...ask("checkout", "buyers", "all", none, false),
  ...ask("checkout", "buyers", "phone", (n) => ({ phone: seed.phoneOf(a(n, 5_000)) }), false),
  ...only("checkout", "buyers", "one", (n) => ({ buyerId: trade.buyerOf(a(n, SIZE.orders)) })),
  ...ask("checkout", "campaigns", "", none),
  ...only("checkout", "campaignUse", "of a few", (n) => ({ campaignId: trade.campaignOf(9 + n) })),
  ...only("checkout", "campaignUse", "of half of all buyers", () => ({
    campaignId: trade.campaignOf(1),
  })),
  ...ask("catalogue", "products", "", none, false),
  ...ask("catalogue", "products", "category", () => ({ category: "c3" }), false),
  ...ask("catalogue", "products", "search", (n) => ({ search: `龙井 ${a(n, 900)}` }), false),
  ...ask("stock", "list", "all", none),
  ...ask("stock", "list", "place", (n) => ({ place: trade.storeOf(n) }), false),
  ...ask("stock", "list", "low", () => ({ isLow: true })),
  ...ask(
    "stock",
    "list",
    "low at a place",
    (n) => ({ isLow: true, place: trade.storeOf(n) }),
    false,
  ),
  ...ask("stock", "list", "beginning", (n) => ({ prefix: `tea${a(n, 900)}` }), false),
  ...only("stock", "show", "", (n) => ({ sku: `tea${a(n, 900)}-1` })),
  ...ask("stock", "log", "", (n) => ({ sku: trade.MOVED_SKU, beforeN: 50_000 - n * 999 }), false),
  ...ask("store", "stores", "", none),
  ...ask("store", "pickups", "waiting", () => ({ storeId: trade.storeOf(4) }), false),
  ...ask("store", "pickups", "of a day", () => ({ storeId: "S4", day: "2026-03-01" }), false),
];

const MONEY: readonly Question[] = [
  ...ask("books", "debts", "owed", () => ({ which: "owed" }), true),
  ...ask("books", "debts", "written off", () => ({ which: "writtenOff" }), true),
  ...ask("books", "breaks", "open", () => ({ isOpen: true }), false),
  ...ask("books", "breaks", "closed", () => ({ isOpen: false }), false),
  ...ask("books", "adjustments", "waiting", () => ({ isWaiting: true }), false),
  ...ask("books", "adjustments", "decided", () => ({ isWaiting: false }), false),
  ...only("books", "report", "of a month", () => ({ from: "2026-03-01", until: "2026-03-31" })),
  ...only("books", "taxMonth", "", () => ({ month: "2026-03" })),
  ...only("books", "trialBalance", "", none),
  ...only("books", "statement", "", () => ({
    promoterId: seed.promoterOf(9_999),
    month: "2026-03",
  })),
  ...ask("tax", "thresholds", "", () => ({ month: "2026-03" })),
];

const OFFICE: readonly Question[] = [
  ...ask("staff", "people", "all", none, false),
  ...ask("staff", "people", "role", () => ({ role: "service" }), false),
  ...ask("staff", "people", "name", (n) => ({ search: `${a(n, 300)}` }), false),
  ...ask("staff", "names", "", none, false),
  ...ask("staff", "invitations", "", none, false),
  ...ask("staff", "log", "31 days", none),
  ...ask("staff", "log", "90 days", () => days),
  ...ask("staff", "log", "person", (n) => ({ ...days, staffId: office.staffOf(n) }), false),
  ...ask("staff", "log", "function", () => ({ ...days, function: "order" })),
  ...ask("staff", "log", "action", () => ({ ...days, function: "order", what: "refund" })),
  ...ask("staff", "log", "failed", () => ({ ...days, state: "failed" }), false),
  ...ask("staff", "log", "person and state", (n) => ({
    ...{ ...days, staffId: office.staffOf(n), state: "failed" },
  })),
  ...ask("staff", "log", "order", (n) => ({ ...days, target: seed.orderOf(a(n, 99_000)) }), false),
  ...only("staff", "logEntry", "", (n) => ({ entryId: office.entryOf(500 + n) })),
  ...ask("qrcode", "reassignments", "", none, false),
  ...ask("commission", "applications", "", none, false),
  ...["region", "store"].flatMap((kind) =>
    ask("commission", "posts", kind, () => ({ kind }), false),
  ),
  ...ask("plans", "versions", "", none, false),
  ...ask("plans", "drafts", "", none, false),
  ...ask("sheets", "list", "", none, false),
];

const CONTENT: readonly Question[] = [
  ...ask("content", "listMaterials", "", none),
  ...ask("content", "listMaterials", "tag", () => ({ tag: "标签 3" }), false),
  ...only("content", "materialTags", "", none),
  ...ask("content", "themes", "", none, false),
  ...ask("content", "listNotices", "", none),
  ...ask("content", "noticeReaders", "read", () => ({
    ...{ noticeId: office.noticeOf(2_000), who: "read" },
  })),
  ...ask("content", "noticeReaders", "not read", () => ({
    ...{ noticeId: office.noticeOf(2_000), who: "unread" },
  })),
  ...ask("message", "log", "all", none),
  ...ask("message", "log", "span", () => span),
  ...ask("message", "log", "person", (n) => ({ personId: `oFan${a(n, 50_000)}` }), false),
  ...ask("message", "log", "moment", () => ({ moment: "payout" })),
  ...ask("message", "log", "state, rare", () => ({ state: "unclear" }), false),
  ...ask("message", "log", "state, none", () => ({ state: "refused" }), false),
  ...ask("message", "log", "moment and state", () => ({ moment: "paid", state: "unclear" }), false),
];

const PARTS = {
  brand: (url: string) => seed.seedLists(url, SIZE),
  trade: (url: string) => trade.seedTrade(url, SIZE),
  office: (url: string) => office.seedOffice(url, SIZE),
  audits: office.seedAudits,
};
void withSeeded(PARTS, async (stack) => {
  const rawMs = await rawRead(stack.url);
  const rows: object[] = [];
  for (const question of [...ORDERS, ...TRADE, ...MONEY, ...OFFICE, ...CONTENT]) {
    try {
      rows.push(await measure(stack, question, rawMs));
    } catch (error) {
      rows.push({ name: question.name, kept: String(error).slice(0, 150) });
    }
  }
  console.log(machine());
  console.log(`one read by id over the SDK ${rawMs.toFixed(2)} ms`);
  console.table(rows);
});
