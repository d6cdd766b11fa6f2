import { cancel, close, receive } from "#core/purchase/ends.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: an end comes once, at the instant at which it came, and what follows is written with it. */
const of = (changes: Partial<Purchase> = {}) =>
  aPurchase([aPurchaseLine("tea-1", 1, 100)], { paidAtMs: 1, ...changes });
const byBuyer = { by: "buyer", reason: "" } as const;

it("was received when the buyer had the goods, not when somebody looked", () => {
  const got = receive(of({ state: "shipped" }), 500, 9_000);
  expect(got).toMatchObject({
    value: {
      ...{ state: "received", receivedAtMs: 500, stateAtMs: 9_000 },
      tasks: [{ key: "receive", kind: "receive", atMs: 500 }],
    },
  });
});

it.each([
  ["cancelled", (one: Purchase) => cancel(one, byBuyer, 9_000)],
  ["received", (one: Purchase) => receive(one, 500, 9_000)],
  ["closed", (one: Purchase) => close(one, 9_000)],
] as const)("what is %s stays the same object", (state, end) => {
  const purchase = of({ state });
  const again = end(purchase);
  expect(again.ok && again.value).toBe(purchase);
});

it.each(["paid", "shipped", "received", "closed"] as const)(
  "what is %s is not cancelled",
  (state) => {
    expect(cancel(of({ state }), byBuyer, 9_000)).toEqual({
      ok: false,
      error: { code: "purchase_step_not_allowed", state, command: "cancel" },
    });
  },
);
