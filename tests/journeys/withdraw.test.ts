import { DAY_MS } from "#core/time.ts";
import type { Control } from "#scripts/stack/control.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";
import { hasAddress } from "#tests/journeys/buying.ts";
import { until } from "#tests/journeys/phone.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: a promoter sees the tax before he asks, staff say yes, WeChat asks him, and the money is there. */
const shop = withShop({ timersOff: ["tend"] });
const PROMOTER = "tea-promoter-001";
const BUYER = "journey-saver";
const ORDER = "JOURNEYWITHDRAW01";

/** A fan of his buys for 178.00, gets it, and keeps it until nobody can send it back for no reason any more. */
async function hasEarned(control: Control): Promise<void> {
  const buyer = person(BUYER);
  const call = (who: typeof buyer, name: string, event: object) =>
    done(control.call(name, who, event));
  const { code } = await call(person(PROMOTER), "qrcode", { action: "issue" });
  await call(buyer, "qrcode", { action: "scan", code });
  await hasAddress(control, BUYER);
  await call(buyer, "checkout", {
    ...{ action: "place", orderId: ORDER, items: [{ sku: "tieguanyin-250", quantity: 1 }] },
    ...{ fromCart: false, delivery: { kind: "express", addressId: "home" }, couponId: null },
    expectedFen: 17_800,
  });
  await call(buyer, "order", { action: "pay", orderId: ORDER });
  await control.post("/control/wechat/pay", { outTradeNo: ORDER });
  const parcel = { parcelId: "1", carrier: "SF", trackingNumber: "SF1234567890123" };
  const ship = { action: "ship", orderId: ORDER, ...parcel };
  await until(async () => (await control.call("purchase", staff, ship)).ok);
  await call(buyer, "purchase", { action: "receive", orderId: ORDER });
  await control.post("/control/clock", { freezeAtMs: Date.now() });
  await control.post("/control/clock", { advanceToMs: Date.now() + 16 * DAY_MS });
}

journey(
  "withdraw → staff approve → confirm in WeChat → paid",
  async () => {
    const { control, phoneOf } = shop();
    await hasEarned(control);
    const phone = await phoneOf(PROMOTER);
    await phone.go("promote/wallet/wallet");
    await phone.press("提现");
    await phone.sees("到账金额");
    await phone.sees("这次不扣税");
    await phone.press(/提现 ¥/);
    await phone.tap("允许");
    await phone.sees("审核中");

    const { wallets } = await done(control.call("withdraw", staff, { action: "list", limit: 100 }));
    const asked = (wallets as { promoterId: string; withdrawals: { withdrawalId: string }[] }[])
      .filter(({ promoterId }) => promoterId === PROMOTER)
      .flatMap(({ withdrawals }) => withdrawals);
    const withdrawalId = asked.at(-1)?.withdrawalId;
    const review = { action: "review", withdrawalId, promoterId: PROMOTER, approve: true };
    await done(control.call("withdraw", staff, review));
    await control.post("/control/timers/run", { name: "payout" });

    await phone.go(`promote/withdrawal/withdrawal?id=${withdrawalId}`);
    await phone.press("确认收款");
    await phone.page
      .getByRole("dialog", { name: "商家转账" })
      .getByText("确认收款", { exact: true })
      .tap();
    await phone.sees("已到账");
    expect(phone.complaints).toEqual([]);
  },
  180_000,
);
