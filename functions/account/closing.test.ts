import { person } from "#adapters/memory/deps.ts";
import { type Around, yielding } from "#adapters/memory/store.ts";
import { SENTENCES } from "#contracts/errors.ts";
import { CLOSING_MS, CLOSING_PHRASE } from "#core/account/account.ts";
import { emptyCase } from "#core/commission/case.ts";
import { NOTICE_VERSION } from "#core/account/inventory.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { DAY_MS } from "#core/time.ts";
import { actions as accountActions } from "#functions/account/actions.ts";
import { finishClosing } from "#functions/account/finish.ts";
import { aShopWithPeople, giveThemData } from "#functions/account/testing/aShopWithPeople.ts";
import { anOrderOf, ORDER, START_MS } from "#functions/checkout/testing/aShop.ts";
import { actions as commissionActions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { tendClosings } from "#functions/tend/closings.ts";
import { requestWithdrawal } from "#functions/withdraw/request.ts";
import { aPlan } from "#tests/fixtures.ts";

/** Goal: nothing is erased by mistake or too early, everything that may go goes, and nothing that must stay. */
type Shop = ReturnType<typeof aShopWithPeople>;
const phrase = { phrase: CLOSING_PHRASE };
const END_MS = START_MS + CLOSING_MS;

function aFullShop(around?: Around): Shop {
  const shop = aShopWithPeople(around);
  giveThemData(shop);
  return shop;
}
const tended = (shop: Shop, atMs: number) => {
  shop.world.nowMs = atMs;
  return tendClosings(shop.deps, atMs);
};
/** Everything that still lies under a person's openid, by collection. */
const heldOf = ({ documents }: Shop, openid: string): string[] =>
  Object.entries(documents)
    .filter(([, map]) =>
      [...map.values()].some((one) => JSON.stringify(one).includes(`"${openid}"`)),
    )
    .map(([name]) => name)
    .sort();

it("asks for the words, and changes nothing without them", async () => {
  const shop = aFullShop();
  expect(await shop.account("U", "close", { phrase: "注销" })).toMatchObject({
    error: { code: "closing_phrase_wrong", message: SENTENCES.closing_phrase_wrong },
  });
  expect(shop.documents.accounts.size).toBe(0);
});

it("says what stands in the way, and refuses to close while it does", async () => {
  const shop = aFullShop();
  await shop.buyer("U", anOrderOf());
  const check = await shop.said("U", "closingCheck");
  expect(check).toMatchObject({ canClose: false, obstacles: [{ kind: "unpaid" }], warnings: [] });
  expect(check["erased"]).toContainEqual(expect.stringContaining("收货地址"));
  expect(check["kept"]).toContainEqual(expect.stringContaining("电子商务法"));
  expect(await shop.account("U", "close", phrase)).toMatchObject({
    error: { code: "closing_obstacles", obstacles: [{ kind: "unpaid" }] },
  });
});

it("counts a promoter's money as his wallet would show it now", async () => {
  const shop = aFullShop();
  shop.setWallet(500);
  expect(await shop.said("P", "closingCheck")).toMatchObject({
    ...{ canClose: true, warnings: [expect.stringContaining("还有 5.00 元")] },
  });
  shop.setWallet(5);
  expect(await shop.said("P", "closingCheck")).toMatchObject({
    ...{ canClose: true, warnings: [expect.stringContaining("0.05 元")] },
  });
});

it("warns a promoter of bonuses that the plan in force pays by period", async () => {
  const shop = aFullShop();
  const entry = { planId: "p", version: 1, fromMs: 0, publishedAtMs: 0 };
  shop.documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [entry] });
  const tier = { fromFen: fen(1), rateBp: basisPoints(100) };
  const bonus = { id: "b", period: "quarter", mode: "whole", tiers: [tier] } as const;
  const plan = aPlan({ periods: [bonus] });
  const plans = { ...shop.deps.plans, get: () => Promise.resolve({ plan } as PublishedPlan) };
  shop.world.caller = person("P");
  const main = serve("account", { ...shop.deps, plans }, accountActions);
  expect(await main({ action: "closingCheck" })).toMatchObject({
    data: { canClose: true, warnings: [expect.stringContaining("按期奖励")] },
  });
});

it("a post that somebody holds or will hold stands in the way, one that is over does not", async () => {
  const shop = aFullShop();
  const term = { promoterId: "P", fromMs: 0, by: "staff" };
  const setPost = (untilMs: number | null) =>
    shop.documents.posts.set("store/S1", {
      ...{ _id: "store/S1", rev: 1, holders: [{ ...term, untilMs }], staff: [] },
    });
  setPost(null);
  expect(await shop.said("P", "closingCheck")).toMatchObject({ obstacles: [{ kind: "post" }] });
  setPost(START_MS);
  expect(await shop.said("P", "closingCheck")).toMatchObject({ canClose: true });
});

it("waits seven days, in which he can take it back", async () => {
  const shop = aFullShop();
  const before = heldOf(shop, "U");
  expect(await shop.said("U", "close", phrase)).toMatchObject({
    state: "waiting",
    untilMs: END_MS,
  });
  shop.world.nowMs += 5;
  expect(await shop.said("U", "close", phrase)).toMatchObject({ askedAtMs: START_MS });
  expect(await tended(shop, END_MS - 1)).toEqual({ closed: 0 });
  expect(await shop.said("U", "cancelClosing")).toMatchObject({ state: "open" });
  expect(await tended(shop, END_MS)).toEqual({ closed: 0 });
  expect(heldOf(shop, "U").filter((name) => name !== "accounts")).toEqual(before);
  expect(await shop.said("nobody", "cancelClosing")).toMatchObject({ state: "open" });
  expect(shop.documents.accounts.has("nobody")).toBe(false);
});

it("is put off a day at a time while something came up, and done when that is settled", async () => {
  const shop = aFullShop();
  await shop.said("U", "close", phrase);
  await shop.buyer("U", anOrderOf());
  expect(await tended(shop, END_MS)).toEqual({ closed: 0 });
  expect(await shop.said("U", "mine")).toMatchObject({ closing: { state: "waiting" } });
  const purchase = shop.documents.purchases.get(ORDER);
  if (purchase) shop.documents.purchases.set(ORDER, { ...purchase, state: "closed" });
  expect(await tended(shop, END_MS + DAY_MS - 1)).toEqual({ closed: 0 });
  expect(await tended(shop, END_MS + DAY_MS)).toEqual({ closed: 1 });
});

it("erases what may go and keeps what must stay; he comes back as a new buyer", async () => {
  const shop = aFullShop();
  await shop.said("U", "agree", { version: NOTICE_VERSION });
  await shop.buyer("U", anOrderOf());
  const purchase = shop.documents.purchases.get(ORDER);
  if (purchase) shop.documents.purchases.set(ORDER, { ...purchase, state: "closed" });
  await shop.said("U", "close", phrase);
  expect(await tended(shop, END_MS)).toEqual({ closed: 1 });
  expect(heldOf(shop, "U")).toEqual(["accounts", "buyers", "fans", "orders", "purchases"]);
  expect(shop.documents.buyers.get("U")).toMatchObject({ addresses: [], cart: [], coupons: [] });
  expect(shop.documents.fans.get("U")).toMatchObject({ touches: [], base: { owner: null } });
  expect(heldOf(shop, "P")).toContain("messages");
  expect(await shop.said("U", "mine")).toMatchObject({
    ...{ notice: { mustAsk: true }, closing: { state: "closed", closedAtMs: END_MS } },
  });
  expect(await tended(shop, END_MS + DAY_MS)).toEqual({ closed: 0 });
  await shop.said("U", "agree", { version: NOTICE_VERSION });
  expect(await shop.said("U", "mine")).toMatchObject({ closing: { state: "open" } });
  shop.setBuyer("U");
  const again = anOrderOf({ orderId: "order00000000009" });
  expect(await shop.buyer("U", again)).toMatchObject({ ok: true });
  expect(shop.documents.orders.get("order00000000009")?.chain).toEqual([]);
});

it("ends a promoter's standing for good, destroys what nobody has to keep, and keeps his books", async () => {
  const shop = aFullShop();
  shop.setWallet(5);
  await shop.said("P", "close", phrase);
  await tended(shop, END_MS);
  const { promoters, identities, wallets, applications } = shop.documents;
  expect(promoters.get("P")).toMatchObject({ bannedAtMs: END_MS, hasLeft: true, number: 1 });
  expect(identities.get("P")).toMatchObject({
    wrappedKey: null,
    maskedName: "",
    destroyedAtMs: END_MS,
  });
  expect(wallets.get("P")).toMatchObject({ availableFen: 5 });
  expect(applications.has("P")).toBe(false);
  shop.world.caller = person("P");
  const apply = serve("commission", shop.deps, commissionActions);
  expect(await apply({ action: "apply" })).toMatchObject({ error: { code: "promoter_left" } });
});

it("locks an identity that tax law has kept", async () => {
  const shop = aFullShop();
  const month = {
    month: "2026-02",
    mode: "labour",
    grossFen: fen(10_000),
    taxFen: fen(0),
  } as const;
  shop.setWallet(0, { months: [month] });
  await shop.said("P", "close", phrase);
  await tended(shop, END_MS);
  const identity = shop.documents.identities.get("P");
  expect(identity).toMatchObject({ forgetAskedAtMs: END_MS, destroyedAtMs: null });
  expect(identity?.wrappedKey).not.toBe(null);
});

it("cannot be taken back once it is carried out", async () => {
  const shop = aFullShop();
  await shop.said("U", "close", phrase);
  const account = shop.documents.accounts.get("U");
  if (!account?.closing) throw new Error("not closing");
  const closing = { ...account.closing, begunAtMs: END_MS };
  shop.documents.accounts.set("U", { ...account, closing });
  for (const [action, fields] of [
    ["cancelClosing", {}],
    ["agree", { version: NOTICE_VERSION }],
  ] as const) {
    expect(await shop.account("U", action, fields)).toMatchObject({
      error: { code: "closing_begun", message: SENTENCES.closing_begun },
    });
  }
  expect(await shop.said("U", "close", phrase)).toMatchObject({ state: "closing" });
});

it("one account that fails stops no other", async () => {
  const shop = aFullShop();
  for (const openid of ["P", "U"]) await shop.said(openid, "close", phrase);
  const failing: Shop["deps"] = {
    ...shop.deps,
    reads: {
      ...shop.deps.reads,
      walletView: (id, withdrawalId) =>
        id === "P"
          ? Promise.reject(new Error("down"))
          : shop.deps.reads.walletView(id, withdrawalId),
    },
  };
  expect(await tendClosings(failing, END_MS)).toEqual({ closed: 1 });
  expect(shop.logged).toHaveLength(1);
  expect(await tended(shop, END_MS)).toEqual({ closed: 1 });
});

/** How many requests closing P's account takes. */
async function requestsOf(): Promise<number> {
  const shop = aFullShop();
  shop.setWallet(5);
  await shop.said("P", "close", phrase);
  shop.memory.requests = 0;
  await tended(shop, END_MS);
  return shop.memory.requests;
}

it("dies at any of its requests, before or after it was done there, and the next run ends it the same", async () => {
  const requests = await requestsOf();
  expect(requests).toBeGreaterThan(20);
  for (let at = 1; at <= requests; at++) {
    for (const isDone of [false, true]) {
      const line = { around: yielding, count: 0 };
      const shop = aFullShop((run) => line.around(run));
      shop.setWallet(5);
      await shop.said("P", "close", phrase);
      shop.world.nowMs = END_MS;
      let isDead = false;
      line.around = async (operation) => {
        await Promise.resolve();
        line.count += 1;
        if (!isDead && line.count === at) {
          isDead = true;
          if (isDone) operation();
        }
        if (isDead) throw new Error("killed");
        return operation();
      };
      await tendClosings(shop.deps, END_MS).catch(() => null);
      line.around = yielding;
      await tendClosings(shop.deps, END_MS + DAY_MS);
      const { accounts, promoters } = shop.documents;
      expect([
        at,
        isDone,
        accounts.get("P")?.closing,
        accounts.get("P")?.closedAtMs.length,
      ]).toEqual([...[at, isDone, null, 1]]);
      expect(promoters.get("P")?.hasLeft).toBe(true);
      expect(heldOf(shop, "P")).toEqual([...["accounts", "identities", "promoters", "wallets"]]);
    }
  }
});

it("waits for a withdrawal of the last moment, and removes many messages bit by bit", async () => {
  const shop = aFullShop();
  await shop.said("U", "close", phrase);
  const one = shop.documents.messages.get("paid/U-0");
  if (!one) throw new Error("no message");
  for (let n = 0; n < 600; n++) shop.documents.messages.set(`m${n}`, { ...one, _id: `m${n}` });
  shop.world.nowMs = END_MS;
  const account = shop.documents.accounts.get("U");
  if (!account) throw new Error("no account");
  expect(await finishClosing(shop.deps, account, END_MS)).toBe("goes_on");
  const [due] = await shop.deps.reads.closingsDue(END_MS, 1);
  expect(due && (await finishClosing(shop.deps, due, END_MS))).toBe("closed");
});

it.each([
  ["fails", () => Promise.reject(new Error("down"))],
  ["finds that somebody changed it just now", () => Promise.resolve(false)],
])("is not over while the removal of one message %s", async (_, remove) => {
  const shop = aFullShop();
  await shop.said("U", "close", phrase);
  shop.world.nowMs = END_MS;
  const { store } = shop.deps;
  const failing: Shop["deps"] = {
    ...shop.deps,
    store: {
      ...store,
      remove: (from, id, rev) => (id === "paid/U-1" ? remove() : store.remove(from, id, rev)),
    },
  };
  expect(await tendClosings(failing, END_MS)).toEqual({ closed: 0 });
  expect(await shop.said("U", "mine")).toMatchObject({ closing: { state: "closing" } });
  expect(await tended(shop, END_MS + DAY_MS)).toEqual({ closed: 1 });
  expect(heldOf(shop, "U")).not.toContain("messages");
});

it("ends a promoter's standing when it is written, not when the timer began: what was paid in between stands", async () => {
  const shop = aFullShop();
  shop.setWallet(5);
  await shop.said("P", "close", phrase);
  const lateMs = END_MS + 30_000;
  shop.world.nowMs = lateMs;
  await tendClosings(shop.deps, END_MS);
  expect(shop.documents.promoters.get("P")).toMatchObject({ bannedAtMs: lateMs, hasLeft: true });
  await shop.said("U", "close", phrase);
  shop.world.nowMs += CLOSING_MS + 5;
  await tendClosings(shop.deps, shop.world.nowMs - 5);
  expect(shop.documents.fans.get("U")?.base?.asOfMs).toBe(shop.world.nowMs);
});

it("removes what was sent to him while the timer was busy with others", async () => {
  const shop = aFullShop();
  await shop.said("U", "close", phrase);
  const one = shop.documents.messages.get("paid/U-0");
  if (!one) throw new Error("no message");
  shop.documents.messages.set("m", { ...one, _id: "m", atMs: END_MS + 10_000 });
  shop.world.nowMs = END_MS + 30_000;
  expect(await tendClosings(shop.deps, END_MS)).toEqual({ closed: 1 });
  expect(heldOf(shop, "U")).not.toContain("messages");
});

it("lets a promoter go whose fans go on buying; what he earned is still his to withdraw", async () => {
  const shop = aFullShop();
  shop.setWallet(5_000);
  const row = { promoterId: "P", amountFen: fen(700), availableAtMs: END_MS + DAY_MS };
  shop.documents.cases.set("o", { ...emptyCase("o", "U"), rev: 1, schedule: [row] });
  expect(await shop.said("P", "closingCheck")).toMatchObject({
    canClose: true,
    warnings: [expect.stringContaining("50.00 元"), expect.stringContaining("7.00 元")],
  });
  await shop.said("P", "close", phrase);
  expect(await tended(shop, END_MS)).toEqual({ closed: 1 });
  const nowMs = END_MS + 2 * DAY_MS;
  const call = { caller: person("P"), openid: "P", nowMs };
  const wish = { action: "request", withdrawalId: "w1", amountFen: fen(5_700) } as const;
  const asked = await requestWithdrawal(shop.deps, call, wish);
  expect(asked).toMatchObject({ ok: true, value: { availableFen: 0, frozenFen: 5_700 } });
});
