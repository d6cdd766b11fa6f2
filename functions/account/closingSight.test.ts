import { CLOSING_MS, CLOSING_PHRASE } from "#core/account/account.ts";
import { INVENTORY } from "#core/account/inventory.ts";
import { fen } from "#core/money.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { finishClosing } from "#functions/account/finish.ts";
import { aShopWithPeople, giveThemData } from "#functions/account/testing/aShopWithPeople.ts";
import { START_MS } from "#functions/checkout/testing/aShop.ts";

/** Goal: what a closing looks at, what it promises, and what it must wait for. */
const phrase = { phrase: CLOSING_PHRASE };

it("who works in a store is held up as who runs it", async () => {
  const shop = aShopWithPeople();
  const term = { promoterId: "P", fromMs: START_MS + 5, untilMs: null, by: "staff" };
  shop.documents.posts.set("store/S1", { _id: "store/S1", rev: 1, holders: [], staff: [term] });
  expect(await shop.said("P", "closingCheck")).toMatchObject({ obstacles: [{ kind: "post" }] });
});

it("promises each thing once: erased, or kept and for how long", async () => {
  const { erased, kept } = await aShopWithPeople().said("U", "closingCheck");
  const namesOf = (told: unknown) =>
    (Array.isArray(told) ? told : []).map((line) => String(line).split("：")[0]);
  const named = (what: string) =>
    INVENTORY.filter(({ atClosing }) => atClosing === what).map(({ name }) => name);
  expect([namesOf(erased), namesOf(kept)]).toEqual([named("erased"), named("kept")]);
});

it("is not over while a withdrawal keeps the identity from being destroyed", async () => {
  const shop = aShopWithPeople();
  giveThemData(shop);
  const { documents, world, deps } = shop;
  shop.setWallet(5);
  await shop.said("P", "close", phrase);
  world.nowMs = START_MS + CLOSING_MS;
  const account = documents.accounts.get("P");
  if (!account?.closing) throw new Error("not closing");
  const begun = { ...account, closing: { ...account.closing, begunAtMs: world.nowMs } };
  documents.accounts.set("P", begun);
  const requested: Withdrawal = {
    ...{ id: "w1", amountFen: fen(5), state: "requested", transferNumber: "F" },
    ...{ requestedAtMs: 1, approvals: [], approvedAtMs: null, transfer: null, closedAtMs: null },
    reason: null,
  };
  shop.setWallet(5, { withdrawals: [requested] });
  expect(await finishClosing(deps, begun, world.nowMs)).toBe("goes_on");
  expect(documents.accounts.get("P")?.closing).not.toBe(null);
  expect(documents.identities.get("P")?.destroyedAtMs).toBe(null);
  shop.setWallet(5);
  expect(await finishClosing(deps, begun, world.nowMs)).toBe("closed");
  expect(documents.identities.get("P")?.destroyedAtMs).toBe(world.nowMs);
});
