import { pickupCode, redeemPickup } from "#core/purchase/pickup.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Delivery, Purchase } from "#core/purchase/purchase.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: goods that were paid for are handed out once, and nothing else is. */
const pickup: Delivery = {
  ...{ kind: "pickup", name: "李雷", phone: "13800001234", code: "0123456789" },
  redeemed: null,
};
const lines = [aPurchaseLine("tea-1", 2, 9_900)];
const paid = (changes: Partial<Purchase> = {}): Purchase =>
  aPurchase(lines, { state: "paid", paidAtMs: 5, delivery: pickup, ...changes });
const by = { by: "clerk", nowMs: 1_000 };

it("hands goods out: received, once, and the case and WeChat are told", () => {
  const redeemed = redeemPickup(paid(), by);
  expect(redeemed).toMatchObject({
    ok: true,
    value: {
      ...{ state: "received", stateAtMs: 1_000, receivedAtMs: 1_000, dueAtMs: 0 },
      delivery: { redeemed: { atMs: 1_000, by: "clerk" } },
      tasks: [{ kind: "receive", atMs: 1_000 }, { kind: "tellShipping" }],
    },
  });
  const again = redeemed.ok && redeemPickup(redeemed.value, { by: "other", nowMs: 2_000 });
  expect(again).toEqual({
    ok: false,
    error: { code: "pickup_redeemed", atMs: 1_000, by: "clerk" },
  });
});

const open = { id: "A1", kind: "refund", state: "asked", lines: [], dueAtMs: null } as object;
it.each<[string, Purchase, object]>([
  ["to be sent", aPurchase(lines, { state: "paid" }), { code: "not_pickup" }],
  ["unpaid", paid({ state: "created" }), { state: "created", command: "redeem" }],
  ["paid back", paid({ state: "closed" }), { state: "closed", command: "redeem" }],
  ["in after-sales", paid({ afterSales: [open as AfterSales] }), { id: "A1" }],
])("hands nothing out that is %s", (_, purchase, error) => {
  expect(redeemPickup(purchase, by)).toMatchObject({ ok: false, error });
});

it("makes a code of ten digits, zeros in front included, of which another mark makes another", () => {
  expect(pickupCode("0".repeat(64))).toBe("0000000000");
  expect(pickupCode("f".repeat(64))).toBe("4606846975"); // 2^60 − 1, its last ten digits.
  expect(pickupCode(`${"0".repeat(14)}1${"f".repeat(49)}`)).toBe("0000000001");
});
