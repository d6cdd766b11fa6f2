import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { Failure, isObject, textOf, type Options, type Run } from "./answer.ts";
import type { AppEvents } from "./appEvents.ts";
import { ControlRefusal, itemsOf, type Control } from "./control.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";
import { amountText } from "./pay.ts";

/** The mini program in which WeChat has its own page of receipts. Source: WeChat, "小程序确认收货组件". */
const RECEIPT_APPID = "wx1183b055aeec94d1";
const SCENE_BACK = 1038;

/**
 * `wx.openBusinessView({ businessType: "weappOrderConfirm" })`: the buyer says that he has what he bought. What he said
 * comes back as WeChat brings it, in `App.onShow`'s `referrerInfo.extraData`, and with the answer besides.
 */
export function openBusinessView(o: {
  settings: PhoneSettings;
  screen: PhoneScreen;
  control: Control;
  appEvents: AppEvents;
}): Run {
  return async (options) => {
    const businessType = textOf(options, "businessType");
    if (businessType !== "weappOrderConfirm") {
      o.screen.notEmulated(`wx.openBusinessView ${businessType}`);
      throw new Failure(`${businessType} not supported in the browser`);
    }
    const req_extradata = isObject(options["extraData"]) ? options["extraData"] : {};
    const order = await orderOf(o.control, req_extradata);
    o.appEvents.hide();
    const said = order === undefined ? failed("未找到该订单") : await received(o, order);
    const extraData = { ...said, req_extradata };
    const { path, query } = o.settings.launch;
    const referrerInfo = { appId: RECEIPT_APPID, extraData };
    o.appEvents.show({ path, query: { ...query }, scene: SCENE_BACK, referrerInfo });
    return { extraData };
  };
}

type Said = { readonly status: "success" | "fail" | "cancel"; readonly errormsg?: string };
const failed = (errormsg: string): Said => ({ status: "fail", errormsg });

async function orderOf(control: Control, asked: Options): Promise<Options | undefined> {
  const [id, no] = [textOf(asked, "transaction_id"), textOf(asked, "merchant_trade_no")];
  const mchid = textOf(asked, "merchant_id");
  const found = itemsOf(await control.get("wechat/orders", { q: id === "" ? no : id }), "orders");
  const placed = found.find((order) =>
    id === ""
      ? order["out_trade_no"] === no && (mchid === "" || order["mchid"] === mchid)
      : order["transaction_id"] === id,
  );
  if (placed !== undefined) return placed;
  // Orders that were paid by hand are known to the shipping stand-in only.
  const shipped = itemsOf(
    await control.get("wechat/shipping", { q: id === "" ? no : id }),
    "shipments",
  );
  const order = shipped[0];
  if (order === undefined) return undefined;
  return { out_trade_no: order["merchant_trade_no"], mchid: order["merchant_id"], ...order };
}

async function received(
  { screen, control }: { screen: PhoneScreen; control: Control },
  order: Options,
): Promise<Said> {
  const isConfirmed = await sheet<boolean>(
    screen,
    { title: "确认收货", dismissed: false },
    (answer) => {
      const { total } = isObject(order["amount"]) ? order["amount"] : {};
      const confirm = button("phone-main", "确认收货", () => answer(true));
      confirm.dataset["first"] = "";
      return [
        element("div", "phone-center", {}, textOf(order, "description")),
        typeof total === "number"
          ? element("div", "phone-amount", {}, amountText(total))
          : undefined,
        element("p", "phone-center phone-faint", {}, "请确认已经收到商品。"),
        confirm,
        button("phone-second", "取消", () => answer(false)),
      ];
    },
  );
  if (!isConfirmed) return { status: "cancel" };
  const mchid = textOf(order, "mchid");
  try {
    const outTradeNo = textOf(order, "out_trade_no");
    const merchant = mchid === "" ? {} : { mchid };
    await control.post("wechat/shipping/confirm", { outTradeNo, ...merchant });
    return { status: "success" };
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error;
    return failed(error.code === "not_shipped" ? "该订单当前不能确认收货" : error.message);
  }
}
