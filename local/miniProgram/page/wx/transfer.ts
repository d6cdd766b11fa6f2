import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { Failure, numberOf, textOf, type Options, type Run } from "./answer.ts";
import { itemsOf, type Control } from "./control.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";
import { amountText } from "./pay.ts";

/**
 * `wx.requestMerchantTransfer`: the receiver confirms a transfer of the merchant's. "ok" only says that the page was
 * shown and left by its button, as WeChat says of it; what became of the money is asked of the server.
 */
export function requestMerchantTransfer(o: {
  settings: PhoneSettings;
  screen: PhoneScreen;
  control: Control;
}): Run {
  return async (options) => {
    const bill = await openedBy(o.control, options, o.settings.openid);
    const choice = await sheet<"success" | "cancel">(
      o.screen,
      { title: "商家转账", dismissed: "cancel" },
      (answer) => {
        const confirm = button("phone-main", "确认收款", () => answer("success"));
        confirm.dataset["first"] = "";
        return [
          element("div", "phone-center phone-faint", {}, "待你确认收款"),
          element("div", "phone-amount", {}, amountText(numberOf(bill, "transfer_amount", 0))),
          element("ul", "phone-rows", {}, row("转账备注", textOf(bill, "transfer_remark"))),
          confirm,
          button("phone-second", "取消", () => answer("cancel")),
        ];
      },
    );
    if (choice === "cancel") throw new Failure("cancel");
    const outBillNo = textOf(bill, "out_bill_no");
    await o.control.post("wechat/transfers/answer", { outBillNo, result: "success" });
    return {};
  };
}

/** A line of a sheet: what it is, and what it is here. */
export function row(label: string, value: string): HTMLElement {
  return element(
    "li",
    "",
    {},
    element("span", "phone-faint", {}, label),
    element("span", "", {}, value),
  );
}

async function openedBy(control: Control, options: Options, openid: string): Promise<Options> {
  const given = textOf(options, "package");
  const needed = ["mchId", "appId", "package"].find((name) => textOf(options, name) === "");
  if (needed !== undefined) throw new Failure(`parameter error: parameter.${needed} is missing`);
  const found = itemsOf(await control.get("wechat/transfers", { q: given }), "transfers");
  const bill = found.find((each) => each["package_info"] === given);
  if (bill === undefined) throw new Failure("package 无效或该笔转账已不能收款");
  if (textOf(bill, "mch_id") !== textOf(options, "mchId"))
    throw new Failure("mchId 与该笔转账不符");
  if (textOf(bill, "appid") !== textOf(options, "appId")) throw new Failure("appId 与该笔转账不符");
  if (textOf(bill, "openid") !== openid) throw new Failure("你不是该笔转账的收款人");
  return bill;
}
