import { buyNow, orderIdOf, payInSheet, TEA } from "#tests/journeys/buying.ts";
import { codeOn } from "#tests/journeys/reading.ts";
import type { Phone } from "#tests/journeys/phone.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";
import { done, person } from "#tests/e2e/stack.ts";

/** Goal: what is bought for a store is handed over there once, by the digits or by the code, and no second time. */
const shop = withShop();
const KEEPER = "tea-promoter-002";
const STORE = "云隙茶舍 武林店";

/** Buys for a store, as far as the page with the pickup code. Answers the ten digits. */
async function orderForStore(buyer: Phone, where: "near" | "unknown"): Promise<string> {
  await buyer.go(`pages/product/product?productId=${TEA.productId}`);
  await buyer.press("暂不同意");
  await buyNow(buyer);
  await buyer.tap("到店自提");
  await buyer.tap("选择自提门店");
  if (where === "near") {
    await buyer.tap("允许");
    await buyer.tap(/湖滨公园/);
    await buyer.sees("2.2 公里");
  } else {
    await buyer.tap("拒绝");
    await buyer.sees("开启定位，看最近的门店");
  }
  const store = buyer.part("card").filter({ hasText: STORE });
  await store.getByText("选这家").tap();
  await buyer.sees("提货人");
  await buyer.sees(STORE);
  await buyer.press("提交订单"); // As long as prices are asked for it cannot be pressed.
  await buyer.sees("请填写提货人");
  await buyer.fill("提货人", "周周");
  await buyer.fill("手机号", "13900001111");
  await buyer.press("提交订单");
  await payInSheet(buyer);
  await buyer.press("看取货码");
  await buyer.sees("到店把它给店员看");
  const digits = (await buyer.part("digits").innerText()).replaceAll(" ", "");
  expect(digits).toMatch(/^\d{10}$/);
  return digits;
}

async function handOver(keeper: Phone): Promise<void> {
  await keeper.sees("周** · 1111");
  await keeper.press("确认已交货");
  await keeper.page.getByRole("dialog").getByText("确定", { exact: true }).tap();
  await keeper.hears(/已核销/);
}

journey(
  "pickup → location allowed → the keeper types the digits → done, and no second time",
  async () => {
    const { control, phoneOf } = shop();
    const buyer = await phoneOf("journey-pickup-1");
    const digits = await orderForStore(buyer, "near");
    expect(await codeOn(buyer, "code")).toBe(`pickup:${digits}`);

    const keeper = await phoneOf(KEEPER);
    await keeper.go("desk/desk/desk");
    await keeper.label("输入十位取货码").fill(digits);
    await keeper.press("查询");
    await handOver(keeper);
    await buyer.sees("取货成功"); // The buyer's phone looks by itself.
    await keeper.label("输入十位取货码").fill(digits);
    await keeper.press("查询");
    await keeper.sees("这个取货码已经核销过了，不能再用。");

    const show = { action: "show", orderId: orderIdOf(buyer) };
    const { state } = await done(control.call("purchase", person(buyer.openid), show));
    expect(state).toBe("received");
    expect([...buyer.complaints, ...keeper.complaints]).toEqual([]);
  },
  120_000,
);

journey(
  "pickup → location refused → the keeper scans the code → done, and no second time",
  async () => {
    const { phoneOf } = shop();
    const buyer = await phoneOf("journey-pickup-2");
    await orderForStore(buyer, "unknown");
    const text = await codeOn(buyer, "code");

    const keeper = await phoneOf(KEEPER);
    const scan = async () => {
      await keeper.press("扫取货码");
      await keeper.label("码里的文字").fill(text);
      await keeper.tap("确定");
    };
    await keeper.go("desk/desk/desk");
    await scan();
    await handOver(keeper);
    await keeper.losesSight(/已核销/);
    await scan();
    await keeper.sees("这个取货码已经核销过了，不能再用。");
    await buyer.go("trade/orders/orders?tab=toCollect");
    await buyer.sees("这里还没有订单");
    expect([...buyer.complaints, ...keeper.complaints]).toEqual([]);
  },
  120_000,
);
