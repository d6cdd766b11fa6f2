import { person, staff } from "#adapters/memory/deps.ts";
import { payShop } from "#functions/order/testing/payShop.ts";

/** Goal: what staff are shown before a refund is what the refund then does, to the fen; asking changes nothing. */

const preview = (shop: ReturnType<typeof payShop>, fields: object, caller = staff) =>
  shop.as(caller, { action: "previewRefund", orderId: "order1", ...fields });
const tea = (refundFen: number) => ({ lines: [{ sku: "tea", refundFen }] });

it.each([
  [tea(4_000), 4_000, 400],
  [{ ...tea(1), freightFen: 800 }, 801, 1],
  [{ lines: [], freightFen: 0 }, 0, 0],
  [
    {
      lines: [
        { sku: "tea", refundFen: 10_000 },
        { sku: "cup", refundFen: 5_000 },
      ],
    },
    15_000,
    1_500,
  ],
])("tells what %j does", async (asked, toBuyerFen, takenBackFen) => {
  const shop = payShop();
  await shop.paid("order1");
  const before = JSON.stringify([...shop.memory.documents.cases]);
  const shares =
    takenBackFen === 0
      ? []
      : [
          {
            promoterId: "P",
            number: 1,
            nowFen: 1_500,
            thenFen: 1_500 - takenBackFen,
            takenBackFen,
          },
        ];
  expect(await preview(shop, asked)).toMatchObject({
    ok: true,
    data: {
      toBuyerFen,
      takenBackFen,
      fromWalletsFen: 0,
      sharedFen: 1_500,
      leftFen: 15_800,
      shares,
    },
  });
  expect(JSON.stringify([...shop.memory.documents.cases])).toBe(before);
  if (toBuyerFen === 0) return;
  shop.payments.endRefund("r1", "succeeded");
  await shop.refund("order1", "r1", { freightFen: 0, ...asked });
  expect(shop.booked("order1")).toBe(1_500 - takenBackFen);
});

it("tells what is left of each sku and of freight, also while a refund is under way", async () => {
  const shop = payShop();
  await shop.paid("order1");
  await shop.refund("order1", "r1", tea(9_000));
  expect(await preview(shop, {})).toMatchObject({
    data: {
      left: [
        { sku: "tea", leftFen: 1_000 },
        { sku: "cup", leftFen: 5_000 },
        { sku: null, leftFen: 800 },
      ],
      ...{ leftFen: 6_800, takenBackFen: 0 },
    },
  });
});

it("tells how much comes out of wallets once it is available", async () => {
  const shop = payShop();
  await shop.paid("order1");
  shop.waitDays(100);
  expect(await preview(shop, tea(4_000))).toMatchObject({
    data: { takenBackFen: 400, fromWalletsFen: 400, shares: [{ fromWalletFen: 400 }] },
  });
});

it("refuses what the refund would refuse", async () => {
  const shop = payShop();
  shop.aBuy("order1");
  expect(await preview(shop, tea(1))).toMatchObject({ error: { code: "order_unpaid" } });
  await shop.paid("order1");
  const refused = { error: { code: "refund_exceeds_paid", leftFen: 15_800 } };
  expect(await preview(shop, tea(10_001))).toMatchObject(refused);
  const pot = { lines: [{ sku: "pot", refundFen: 1 }] };
  expect(await preview(shop, pot)).toMatchObject({ error: { code: "sku_not_in_order" } });
  expect(await preview(shop, { orderId: "x" })).toMatchObject({ error: { code: "order_unknown" } });
  expect(await preview(shop, {}, person("U1"))).toMatchObject({
    error: { code: "staff_required" },
  });
});
