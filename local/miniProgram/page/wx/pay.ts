import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { Failure, isObject, textOf, type Options, type Run } from "./answer.ts";
import { ControlRefusal, itemsOf, type Control } from "./control.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";

type Choice = "success" | "cancel" | "fail";
type Order = {
  readonly prepayId: string;
  readonly description: string;
  readonly totalFen: number | undefined;
};

const NEEDED = ["timeStamp", "nonceStr", "package", "paySign"];

/** Why the stand-in would not be paid, in the words that WeChat's own sheet has for it. */
const REFUSALS: Readonly<Record<string, string>> = {
  ...{ order_paid: "该订单已支付，请勿重复支付", order_closed: "订单已关闭" },
  ...{ order_expired: "订单已过期", prepay_expired: "支付已过期，请重新下单" },
  ...{ payer_mismatch: "支付者和下单者不一致", order_not_found: "支付验证失败：prepay_id 无效" },
};

/** `wx.requestPayment`: the sheet asks, the person decides, the stand-in of WeChat Pay hears of it. */
export function requestPayment(o: {
  settings: PhoneSettings;
  screen: PhoneScreen;
  control: Control;
}): Run {
  return async (options) => {
    const order = await openedBy(o.control, options);
    const choice = await askToPay(o.screen, order);
    const { prepayId } = order;
    try {
      await o.control.post("wechat/pay", { prepayId, openid: o.settings.openid, result: choice });
    } catch (error) {
      if (choice === "cancel") throw new Failure("cancel");
      throw worded(error);
    }
    if (choice === "cancel") throw new Failure("cancel");
    if (choice === "fail") throw new Failure("支付失败，请更换支付方式");
    return {};
  };
}

function worded(error: unknown): unknown {
  if (!(error instanceof ControlRefusal)) return error;
  return new Failure(REFUSALS[error.code] ?? error.message);
}

async function openedBy(control: Control, options: Options): Promise<Order> {
  const missing = NEEDED.find((name) => textOf(options, name) === "");
  if (missing !== undefined) {
    throw new Failure(
      `parameter error: parameter.${missing} should be String instead of Undefined;`,
    );
  }
  const [, prepayId] = /^prepay_id=(.+)$/.exec(textOf(options, "package")) ?? [];
  if (prepayId === undefined) throw new Failure("调用支付JSAPI缺少参数: package");
  const found = itemsOf(await control.get("wechat/orders", { q: prepayId }), "orders");
  const order = found.find((each) => each["prepay_id"] === prepayId);
  if (order === undefined) throw new Failure(REFUSALS["order_not_found"] ?? "");
  const { total } = isObject(order["amount"]) ? order["amount"] : {};
  return {
    prepayId,
    description: textOf(order, "description"),
    totalFen: typeof total === "number" ? total : undefined,
  };
}

function askToPay(screen: PhoneScreen, order: Order): Promise<Choice> {
  return sheet<Choice>(screen, { title: "微信支付", dismissed: "cancel" }, (answer) => {
    const pay = button("phone-main", "支付", () => answer("success"));
    pay.dataset["first"] = "";
    const centered = element("div", "phone-center");
    centered.append(button("phone-link", "当作支付失败", () => answer("fail")));
    return [
      element("div", "phone-center phone-faint", {}, order.description),
      element("div", "phone-amount", {}, amountText(order.totalFen)),
      pay,
      button("phone-second", "取消", () => answer("cancel")),
      centered,
    ];
  });
}

/** Fen as WeChat shows an amount. */
export function amountText(fen: number | undefined): string {
  if (fen === undefined) return "¥--";
  const text = String(fen).padStart(3, "0");
  return `¥${text.slice(0, -2)}.${text.slice(-2)}`;
}
