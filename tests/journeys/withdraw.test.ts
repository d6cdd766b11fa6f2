import { staff, done } from "#tests/e2e/stack.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: a promoter sees the tax before he asks, staff say yes, WeChat asks him, and the money is there. */
const shop = withShop();
const PROMOTER = "tea-promoter-001";

journey(
  "withdraw → staff approve → confirm in WeChat → paid",
  async () => {
    const { control, phoneOf } = shop();
    const phone = await phoneOf(PROMOTER);
    await phone.go("promote/wallet/wallet");
    await phone.tap("提现");
    await phone.sees("到账金额");
    await phone.sees("这次不扣税");
    await phone.tap(/^提现 ¥/);
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
    await phone.tap("确认收款");
    await phone.page
      .getByRole("button", { name: /确认收款|收款/ })
      .last()
      .tap();
    await phone.sees("已到账");
    expect(phone.complaints).toEqual([]);
  },
  120_000,
);
