import { emptyAccount } from "#core/account/account.ts";
import { closingAsked } from "#core/account/closing.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { goodsShop } from "#functions/purchase/testing/goodsShop.ts";
import { tendClosings } from "#functions/tend/closings.ts";

/** Goal: accounts are closed once a day, at night, and no run looks for them more often. */
const FOUR_MS = Date.parse("2026-03-11T04:00:00+08:00");

function aShopThatWaits() {
  const shop = goodsShop();
  const account = { ...closingAsked(emptyAccount("U1"), 0), rev: 1 };
  shop.documents.accounts.set("U1", account);
  return shop;
}

it.each([
  ["the run before", FOUR_MS - MINUTE_MS, false],
  ["at four", FOUR_MS, true],
  ["nine minutes later", FOUR_MS + 9 * MINUTE_MS, true],
  ["the next run", FOUR_MS + 10 * MINUTE_MS, false],
  ["at noon", FOUR_MS + 8 * HOUR_MS, false],
])("%s: %d", async (_, atMs, isClosed) => {
  const shop = aShopThatWaits();
  shop.clock.nowMs = atMs;
  const reply = await shop.tend();
  expect("closed" in reply && reply.closed).toBe(isClosed && 1);
  expect(shop.documents.accounts.get("U1")?.closedAtMs).toEqual(isClosed ? [atMs] : []);
});

it("costs one request more when no account is due", async () => {
  const shop = goodsShop();
  shop.clock.nowMs = FOUR_MS;
  shop.memory.requests = 0;
  expect(await shop.tend()).toMatchObject({ closed: 0 });
  expect(shop.memory.requests).toBe(4);
});

it("begins with no further account once it is late", async () => {
  const shop = aShopThatWaits();
  shop.documents.accounts.set("U2", { ...closingAsked(emptyAccount("U2"), 0), rev: 1 });
  shop.clock.nowMs = FOUR_MS;
  const late = { ...shop.deps, elapsedMs: () => (shop.clock.elapsedMs += 6_000) };
  expect(await tendClosings(late, FOUR_MS)).toEqual({ closed: 1 });
});
