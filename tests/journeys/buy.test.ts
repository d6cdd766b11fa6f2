import { done, person, staff } from "#tests/e2e/stack.ts";
import { buyNow, newAddress, orderAndPay, TEA } from "#tests/journeys/buying.ts";
import { until } from "#tests/journeys/phone.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: what a buyer does by tapping reaches the promoter who brought him, amount by amount. */
const shop = withShop();
const PROMOTER = "tea-promoter-001";
const BUYER = "journey-buyer";
let orderId = "";

journey(
  "scan → agree → buy → the promoter sees the share and why",
  async () => {
    const { control, phoneOf } = shop();
    const { code } = await done(control.call("qrcode", person(PROMOTER), { action: "issue" }));
    const buyer = await phoneOf(BUYER);
    const product = `pages/product/product?productId=${TEA.productId}`;
    await buyer.go(`${product}&scene=${code}`, { scene: 1047 });
    await buyer.sees("隐私提示");
    await buyer.press("同意");
    await buyer.losesSight("隐私提示");
    await buyNow(buyer);
    await newAddress(buyer);
    orderId = await orderAndPay(buyer);
    expect(buyer.complaints).toEqual([]);

    const promoter = await phoneOf(PROMOTER);
    await promoter.go("promote/shares/shares");
    const share = promoter.part("card").filter({ hasText: TEA.title }).first();
    await share.getByText("待结算").waitFor();
    expect(await share.innerText()).toMatch(/¥17\.80[^]*到账，如果没有退款/);
    await share.tap();
    await promoter.sees("为什么是这个数");
    await promoter.sees(/178\.00 元 × 10% = 17\.80 元/);
    await promoter.sees(/^粉丝 · \d+/);
    expect(promoter.complaints).toEqual([]);
  },
  120_000,
);

journey(
  "refund → staff agree → WeChat pays back → the share has shrunk, with the reason",
  async () => {
    const { control, phoneOf } = shop();
    const buyer = await phoneOf(BUYER);
    await buyer.go(`trade/order/order?orderId=${orderId}`);
    await buyer.press("申请售后");
    await buyer.sees("仅退款");
    await buyer.fill("少退一些", "100.00");
    await buyer.tap("不想要了");
    await buyer.press("提交申请");
    await buyer.tap("允许");
    await buyer.sees("商家会尽快处理。处理好之前可以取消申请。");
    const { searchParams } = new URL(buyer.page.url().split("#")[1] ?? "", "http://phone");
    const one = { orderId, id: searchParams.get("id") };
    await done(control.call("aftersales", staff, { action: "agree", ...one, text: "同意" }));

    const promoter = await phoneOf(PROMOTER);
    const share = promoter.part("card").filter({ hasText: TEA.title }).first();
    await until(async () => {
      await promoter.go("promote/shares/shares");
      await share.waitFor();
      return /¥7\.80[^]*退款收回 10\.00 元/.test(await share.innerText());
    });
    await share.tap();
    await promoter.sees(/不想要了）100\.00 元 = 78\.00 元/);
    await promoter.sees(/78\.00 元 × 10% = 7\.80 元/);

    await buyer.go(`trade/case/case?orderId=${orderId}&id=${one.id}`);
    await buyer.sees("已原路退回付款账户");
    expect([...buyer.complaints, ...promoter.complaints]).toEqual([]);
  },
  120_000,
);
