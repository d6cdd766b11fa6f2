import { keyedVault } from "#adapters/keyed/vault.ts";
import { DEFAULT_PAYOUT_RULES, RUNNING, SETTINGS_ID } from "#core/brand/settings.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { VAULT_KEYS } from "#tests/proof/testing/functions.ts";
import { type Asked, NOON_MS, type Shop, shopSeal } from "#tests/proof/testing/shop.ts";

const EVERY_ERROR = ["E101", "E102", "E130", "E131", "E140", "E302"];

/** The founding plan, 10 / 5 / 3 %, with few days, so that money matures soon. */
export const PLAN = {
  id: "p1",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: EVERY_ERROR },
  rates: [
    { distance: 1, rateBp: 1_000 },
    { distance: 2, rateBp: 500 },
    { distance: 3, rateBp: 300 },
  ],
  freezeDays: 2,
  noReceiptDays: 10,
  tax: "labour",
} as const;

/** Another one, which pays more to C, most at gold. */
export const RICHER = {
  ...PLAN,
  rates: [
    { distance: 1, rateBp: 2_000 },
    { distance: 2, rateBp: 100 },
  ],
  overrides: [{ level: "gold", distance: 1, rateBp: 2_500 }],
};

const rule = (rateBp: number, more: object = {}) => ({ rateBp, ...more });
/** What is paid besides the rates: by the buyer's orders, by levels, and by posts. */
export const COUNTING = {
  levels: ["silver", "gold"],
  declaration: { ...PLAN.declaration, accepts: [...EVERY_ERROR, "E103", "E104"] },
  overrides: [{ orders: { from: 2 }, distance: 1, rateBp: 700 }],
  components: {
    firstOrder: { rules: [rule(500)] },
    levelDifference: { rules: [rule(100, { level: "silver" }), rule(300, { level: "gold" })] },
    peer: { rules: [rule(50)], times: 1 },
    store: { rules: [rule(200)] },
    storeStaff: { rules: [rule(100)] },
    region: { city: { rules: [rule(30)] }, district: { rules: [rule(80)] } },
  },
};
/** What own sales of a month and of a quarter pay. */
export const WITH_BONUS = {
  periods: [
    {
      ...{ id: "ladder", period: "month", mode: "slices" },
      tiers: [
        { fromFen: 100_000, rateBp: 100 },
        { fromFen: 200_000, rateBp: 200 },
      ],
    },
    { id: "season", period: "quarter", mode: "whole", tiers: [{ fromFen: 150_000, rateBp: 50 }] },
  ],
};
/** Where orders are made that pay a store and the agents of an address. */
export const IN_STORE = { region: "330106", store: "S1", storeStaff: "D" };

/** Does calls one after another, each a second after the last; every one must be taken. */
export async function does(shop: Shop, ...all: readonly Asked[]): Promise<void> {
  for (const asked of all) {
    shop.clock.nowMs += 1_000;
    const heard = await shop.ask(asked);
    if (!heard.ok) {
      const why = shop.errors.map((error) => (error instanceof Error ? error.stack : error));
      throw new Error(`given: ${JSON.stringify(asked.event)} ← ${heard.code} ${why.join("\n")}`);
    }
  }
}

export const passes = (shop: Shop, ms: number): void => void (shop.clock.nowMs += ms);

/** Somebody else signs what these plans declare, so that staff may announce them. */
export function signs({ memory }: Shop, ...plans: readonly ask.PlanInput[]): void {
  for (const plan of plans) {
    const draft = ask.draftOf(plan);
    memory.documents.planDrafts.set(draft._id, draft);
  }
}

/** A plan, A who introduced B who introduced C, and U who is C's fan. WeChat pays out. */
export async function aShop(shop: Shop, plan: ask.PlanInput = PLAN): Promise<void> {
  shop.memory.documents.settings.set(SETTINGS_ID, {
    ...{ _id: SETTINGS_ID, rev: 1, switches: RUNNING, changes: [] },
    payout: { ...DEFAULT_PAYOUT_RULES, channel: "wechat" },
  });
  await does(shop, ask.publish(plan));
  for (const [id, introducer] of [
    ["A", null],
    ["B", "A"],
    ["C", "B"],
  ] as const) {
    await joins(shop, id, introducer);
  }
  await does(shop, ask.scan("U", numberOf(shop, "C")));
}

/** Somebody becomes a promoter who may be paid under tax. */
export async function joins(shop: Shop, id: string, introducer: string | null): Promise<void> {
  await does(shop, ask.apply(id), ask.approve(id, introducer));
  const clear = { name: `Person ${id}`, idNumber: id };
  shop.memory.documents.identities.set(id, {
    ...{ _id: id, rev: 1, idType: "resident", maskedName: "*", maskedIdNumber: "*" },
    ...keyedVault(VAULT_KEYS, shopSeal).seal(id, clear),
    ...{ adultAtMs: 0, consentedAtMs: 0, submittedAtMs: 0, destroyedAtMs: null },
    ...{ forgetAskedAtMs: null, reset: null, former: [] },
  });
}

/** The plan with posts, B at gold since a midnight, and D and E who may get a post. */
export async function aPostShop(shop: Shop): Promise<void> {
  await aShop(shop, { ...PLAN, ...COUNTING });
  for (const id of ["D", "E"]) await joins(shop, id, null);
  await does(shop, ask.setLevel("B", "gold"), ask.setLevel("C", "silver"));
  shop.clock.nowMs = NOON_MS + DAY_MS - HOUR_MS;
}

/** C sold enough for a bonus of March and of the quarter, and both are due. */
export async function soldInMarch(shop: Shop): Promise<void> {
  await aShop(shop, { ...PLAN, ...WITH_BONUS });
  for (const id of ["O1", "O2", "O3"]) await paid(shop, id, 90_000);
  shop.clock.nowMs = Date.parse("2026-04-04T04:20:00+08:00");
}

export function numberOf({ memory }: Shop, promoterId: string): number {
  const promoter = memory.documents.promoters.get(promoterId);
  if (!promoter) throw new Error(`nobody is called ${promoterId}`);
  return promoter.number;
}

/** An order of U, made and not yet known to be paid. */
export const ordered = (shop: Shop, orderId: string, paidFen: number) =>
  does(shop, ask.create("U", orderId, paidFen));

/** An order of U, paid now. */
export async function paid(shop: Shop, orderId: string, paidFen: number): Promise<void> {
  await ordered(shop, orderId, paidFen);
  await does(shop, ask.notice(orderId, paidFen, shop.clock.nowMs));
}

/** An order whose commission is due and counted in. C has 10 % of it. */
export async function earned(shop: Shop, orderId: string, paidFen: number): Promise<void> {
  await paid(shop, orderId, paidFen);
  await does(shop, ask.receipt(orderId));
  passes(shop, 2 * DAY_MS + HOUR_MS);
  await does(shop, ask.settle);
}

/** A withdrawal of C that waits for staff, of an order of ten times as much. */
export async function requested(shop: Shop, id: string, amountFen: number): Promise<void> {
  await earned(shop, `O${id}`, amountFen * 10);
  await does(shop, ask.request("C", id, amountFen));
}

/** The same, sent and waiting at WeChat for its receiver. */
export async function sent(shop: Shop, id: string, amountFen: number): Promise<void> {
  await requested(shop, id, amountFen);
  await does(shop, ask.review(id, true));
}

/** What becomes of the withdrawal of C at WeChat. */
export async function wechat(
  shop: Shop,
  id: string,
  fate: Parameters<Shop["outer"]["transfers"]["script"]>[1],
): Promise<void> {
  const known = shop.memory.documents.wallets
    .get("C")
    ?.withdrawals.find((withdrawal) => withdrawal.id === id);
  if (!known) throw new Error(`no withdrawal ${id}`);
  await shop.say(({ transfers }) => transfers.script(known.transferNumber, fate));
}

/** Just before the row of an order falls due: inside the guard band. */
export function guardBandOf(shop: Shop, orderId: string): void {
  const [row] = shop.memory.documents.cases.get(orderId)?.schedule ?? [];
  if (!row) throw new Error(`nothing is scheduled for ${orderId}`);
  shop.clock.nowMs = row.availableAtMs - MINUTE_MS;
}

/** An order that has just become due and that no timer has seen. */
export async function due(shop: Shop): Promise<void> {
  await aShop(shop);
  await paid(shop, "O1", 50_000);
  await does(shop, ask.receipt("O1"));
  passes(shop, 2 * DAY_MS + HOUR_MS);
}

/** A wallet with more entries than it keeps, and more closed withdrawals. */
export async function grownWallet(shop: Shop): Promise<void> {
  await aShop(shop);
  await earned(shop, "O1", 50_000);
  for (let no = 1; no <= 26; no++) {
    await does(shop, ask.request("C", `w${no}`, 1_000 + no), ask.cancel("C", `w${no}`));
  }
}

/** The same, and something is due. */
export async function longWallet(shop: Shop): Promise<void> {
  await grownWallet(shop);
  await paid(shop, "O2", 50_000);
  await does(shop, ask.receipt("O2"));
  passes(shop, 2 * DAY_MS + HOUR_MS);
}

/** Two approved by staff, of which tax lets only one go after the other. */
export async function twoApproved(shop: Shop): Promise<void> {
  await aShop(shop);
  await requested(shop, "w1", 90_000);
  await requested(shop, "w2", 40_000);
  await does(shop, ask.review("w1", true), ask.review("w2", true));
}

/** An order of which WeChat tells late, and one made since: it was A's fan by the first alone. */
async function twoOrders(shop: Shop): Promise<void> {
  await aShop(shop, { ...PLAN, attribution: ATTRIBUTION });
  await ordered(shop, "early", 8_000);
  passes(shop, 2 * DAY_MS);
  await does(shop, ask.scan("U", numberOf(shop, "A"))); // Binds only who was not kept by a payment.
  await paid(shop, "since", 40_000);
  await does(shop, ask.receipt("since"));
}
const ATTRIBUTION = { policy: "extend", clickDays: 1, orderDays: 30, protectDays: 7 };
/** WeChat tells of the first of the two only now. */
export const lateNotice = { given: twoOrders, asked: ask.notice("early", 8_000, NOON_MS + 20_000) };
