/**
 * Budget: with 100,000 orders, 20,000 promoters and 300,000 fans every work list of the console answers in ≤ 300 ms (p95),
 * under every filter, on its first page and somewhere in the middle, through the built functions. Beside it one document
 * read by its id over the bare SDK. ORDERS, PROMOTERS and FANS change the size, DATA keeps the brand in a folder for other
 * runs.
 *
 * Needs `npm run build` first.
 */
import { adminStore } from "#scripts/stack/database.ts";
import type { Stack } from "#scripts/stack/start.ts";
import { ask, measure, only, type Question } from "./lists/asking.ts";
import * as seed from "./lists/seed.ts";
import { machine, rawRead, SIZE, withSeeded } from "./lists/seeded.ts";

const DAY_MS = 86_400_000;

const a = (round: number, of: number): number => 1 + ((round * 7_919) % of);
const FROM_MS = seed.NOW_MS - 60 * DAY_MS;
const span = { fromMs: FROM_MS, untilMs: FROM_MS + 20 * DAY_MS };
const newIn = ({ fromMs, untilMs }: typeof span) => ({ cameFromMs: fromMs, cameUntilMs: untilMs });
/** New fans of another day in each round. */
const newOf = (round: number) =>
  newIn({ fromMs: FROM_MS + round * DAY_MS, untilMs: FROM_MS + (round + 1) * DAY_MS });

const QUESTIONS: readonly Question[] = [
  ...["newest", "number", "sales", "fans", "shares"].flatMap((sort) =>
    ask("lists", "promoters", `by ${sort}`, () => ({ sort })),
  ),
  ...ask("lists", "promoters", "level", () => ({ level: "金牌", sort: "sales" })),
  ...ask("lists", "promoters", "group", (n) => ({ group: seed.groupOf(n), sort: "sales" }), false),
  ...ask("lists", "promoters", "province", () => ({ place: "330000", sort: "shares" })),
  ...ask("lists", "promoters", "state", () => ({ state: "banned" }), false),
  ...ask(
    "lists",
    "promoters",
    "all four",
    () => ({
      ...{ level: "普通", group: seed.groupOf(3), place: "330000", state: "active", sort: "fans" },
    }),
    false,
  ),
  ...only("lists", "promoters", "number", (n) => ({ search: `#${a(n, SIZE.promoters)}` })),
  ...only("lists", "promoter", "", (n) => ({ number: a(n, SIZE.promoters) })),
  ...only("lists", "promoter", "who sold most", () => ({ number: 1 })),
  ...only("lists", "groups", "", () => ({})),
  ...ask("lists", "fans", "all", () => ({})),
  ...ask("lists", "fans", "span", () => span),
  ...ask("lists", "fans", "channel", (n) => ({ channel: 1 + (n % 40) })),
  ...ask("lists", "fans", "new of a day", newOf),
  ...ask(
    "lists",
    "fans",
    "new of a day, channel",
    (n) => ({ ...newOf(n), channel: 1 + (n % 40) }),
    false,
  ),
  ...ask("lists", "fans", "new of 20 days, channel", (n) => ({
    ...{ ...newIn(span), channel: 1 + (n % 40) },
  })),
  ...ask(
    "lists",
    "fans",
    "new of 20 days, promoter",
    (n) => ({ ...newIn(span), promoterNumber: a(n, SIZE.promoters) }),
    false,
  ),
  ...ask("lists", "fans", "promoter", (n) => ({ promoterNumber: a(n, SIZE.promoters) }), false),
  ...only("lists", "fans", "id", (n) => ({ search: `oFan${a(n, SIZE.fans)}` })),
  ...only("lists", "fan", "", (n) => ({ fanId: `oFan${a(n, SIZE.fans)}` })),
  ...only("lists", "codes", "", () => ({})),
  ...ask("lists", "shares", "all", () => ({})),
  ...ask("lists", "shares", "span", () => span),
  ...["waiting", "pending", "available", "held", "taken_back"].flatMap((state) =>
    ask("lists", "shares", state, () => ({ state }), state !== "held" && state !== "taken_back"),
  ),
  ...ask("lists", "shares", "promoter", () => ({ promoterId: seed.promoterOf(1) })),
  ...ask("lists", "shares", "promoter, available", () => ({
    ...{ promoterId: seed.promoterOf(1), state: "available" },
  })),
  ...only("lists", "shares", "order", (n) => ({ orderId: seed.orderOf(a(n, SIZE.orders)) })),
  ...["all", "paid"].flatMap((tab) => ask("lists", "withdrawals", tab, () => ({ tab }))),
  ...["review", "toSend", "onTheWay", "failed", "closed"].flatMap((tab) =>
    ask("lists", "withdrawals", tab, () => ({ tab }), tab === "failed"),
  ),
  ...ask("lists", "withdrawals", "span", () => ({ tab: "paid", ...span })),
  ...only("lists", "withdrawals", "promoter", (n) => ({
    promoterId: seed.promoterOf(a(n, SIZE.promoters)),
  })),
  ...only("lists", "withdrawals", "transfer", (n) => ({
    transferNumber: seed.transferOf(a(n, SIZE.promoters)),
  })),
  ...only("lists", "withdrawalCounts", "", () => ({})),
  ...ask("purchase", "all", "all", () => ({})),
  ...ask("purchase", "all", "sku", (n) => ({ sku: `tea${n % seed.PRODUCTS}-1` }), false),
  ...ask("purchase", "all", "province", () => ({ province: "浙江省" })),
  ...ask("purchase", "all", "city", () => ({ city: "宁波市" })),
  ...ask("purchase", "all", "city and state", () => ({ city: "宁波市", state: "paid" })),
  ...ask("purchase", "all", "promoter", () => ({ promoterId: seed.promoterOf(1) })),
  ...ask("purchase", "all", "phone", (n) => ({ phone: seed.phoneOf(n) }), false),
];

async function reckonAll(url: string, stack: Stack): Promise<void> {
  const beganMs = performance.now();
  const slices: string[] = [];
  for (let isDone = false; !isDone && slices.length < 100;) {
    const sliceMs = performance.now();
    await stack.control.post("/control/timers/run", { name: "reckon" });
    slices.push(((performance.now() - sliceMs) / 1_000).toFixed(1));
    isDone = ((await adminStore(url).get("sweeps", "performances"))?.untilMs ?? 0) > 0;
  }
  const tookS = ((performance.now() - beganMs) / 1_000).toFixed(1);
  console.log(`${SIZE.promoters} promoters reckoned in ${tookS} s: ${slices.join(", ")}`);
}

void withSeeded({ brand: (url) => seed.seedLists(url, SIZE) }, async (stack) => {
  await reckonAll(stack.url, stack);
  const rawMs = await rawRead(stack.url);
  const rows: object[] = [];
  for (const question of QUESTIONS) rows.push(await measure(stack, question, rawMs));
  console.log(machine());
  console.log(`one read by id over the SDK ${rawMs.toFixed(2)} ms`);
  console.table(rows);
});
