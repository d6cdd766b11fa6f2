import type { Control } from "#scripts/stack/control.ts";
import { done, person } from "#tests/e2e/stack.ts";
import type { Phone } from "#tests/journeys/phone.ts";

/** What is bought in most journeys: 178.00 in the second of its sizes, which is not the one that is picked before. */
export const TEA = { productId: "tieguanyin", title: "安溪铁观音 清香", choice: "250 克袋装" };

/** From a product's page into the checkout, with the specification chosen. */
export async function buyNow(phone: Phone, { choice } = TEA): Promise<void> {
  await phone.tap("立即购买");
  await phone.part("sku-choice").filter({ hasText: choice }).tap();
  await phone.tapLast("立即购买");
  await phone.sees("确认订单");
  await phone.sees("提交订单");
}

/** Writes a new address in the form and saves it. */
export async function newAddress(phone: Phone): Promise<void> {
  await phone.tap("添加收货地址");
  await phone.fill("收货人", "林晓");
  await phone.fill("手机号", "13812345678");
  await phone.tap("省、市、区");
  await phone.tap("确定");
  await phone.fill("详细地址", "文二路 391 号 2 幢 301");
  await phone.press("保存");
  await phone.sees(/林晓/);
}

/** Orders, and pays in WeChat's sheet. Answers the order's number. */
export async function orderAndPay(phone: Phone): Promise<string> {
  await phone.press("提交订单");
  return payInSheet(phone);
}

/** What WeChat's sheet is answered with. */
export async function answerSheet(
  { page }: Phone,
  choice: "支付" | "取消" | "当作支付失败",
): Promise<void> {
  const sheet = page.getByRole("dialog", { name: "微信支付" });
  await sheet.getByText(choice, { exact: true }).tap();
}

/** Pays what WeChat's sheet asks for. Answers the order's number. */
export async function payInSheet(phone: Phone): Promise<string> {
  await answerSheet(phone, "支付");
  await phone.sees("付款成功");
  return orderIdOf(phone);
}

/** The order that the page in front is about. */
export function orderIdOf({ page }: Phone): string {
  const found = /orderId=([^&]+)/.exec(decodeURIComponent(page.url()))?.[1];
  if (found === undefined) throw new Error(`no order in ${page.url()}`);
  return found;
}

/** An address that was saved before. */
export async function hasAddress(control: Control, openid: string): Promise<void> {
  const address = {
    ...{ id: "home", name: "林晓", phone: "13812345678", region: "330106", isDefault: true },
    ...{ province: "浙江省", city: "杭州市", district: "西湖区", detail: "文二路 391 号" },
  };
  await done(control.call("checkout", person(openid), { action: "saveAddress", address }));
}
