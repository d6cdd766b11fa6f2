import { done, person } from "#tests/e2e/stack.ts";
import { buyNow, newAddress, orderAndPay, TEA } from "#tests/journeys/buying.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: what a buyer does by tapping reaches the promoter who brought him, amount by amount. */
const shop = withShop();
const PROMOTER = "tea-promoter-001";

journey(
  "scan → agree → buy → the promoter sees the share and why",
  async () => {
    const { control, phoneOf } = shop();
    const { code } = await done(control.call("qrcode", person(PROMOTER), { action: "issue" }));
    const buyer = await phoneOf("journey-buyer");
    await buyer.go(`pages/product/product?productId=${TEA.productId}&scene=${code}`, {
      scene: 1047,
    });
    await buyer.sees("隐私提示");
    await buyer.tap("同意");
    await buyer.losesSight("隐私提示");
    await buyNow(buyer);
    await newAddress(buyer);
    const orderId = await orderAndPay(buyer);
    expect(buyer.complaints).toEqual([]);

    const promoter = await phoneOf(PROMOTER);
    await promoter.go("promote/shares/shares");
    const share = promoter.part("card").filter({ hasText: TEA.title }).first();
    await share.waitFor();
    console.log(orderId, await share.innerText());
    await share.tap();
    await promoter.sees("为什么是这个数");
    console.log(await promoter.part("page").last().innerText());
    expect(promoter.complaints).toEqual([]);
  },
  120_000,
);
