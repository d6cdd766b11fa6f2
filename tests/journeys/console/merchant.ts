import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Wechatpay } from "wechatpay-axios-plugin";
import { DEMO_APPID, demoEnvironment } from "#scripts/stack/environment.ts";
import type { Stack } from "#scripts/stack/start.ts";
import { timeOf } from "#tests/journeys/console/earning.ts";

/** What the merchant's people do at WeChat themselves, past our functions: only bills tell of it. */
export type Merchant = {
  /** Takes money for something that our shop never sold. */
  readonly takesElsewhere: (outTradeNo: string, totalFen: number) => Promise<void>;
  /** Gives money of a payment back. */
  readonly givesBack: (refund: {
    readonly outTradeNo: string;
    readonly outRefundNo: string;
    readonly refundFen: number;
    readonly totalFen: number;
  }) => Promise<void>;
};

/** The merchant of a shop, with his own key to WeChat's stand-in. */
export function merchantOf({ url, dataFolder, control }: Stack): Merchant {
  const settings = demoEnvironment(dataFolder, url);
  const serial = settings["WECHAT_PAY_PLATFORM_SERIAL"] ?? "";
  const mchid = settings["WECHAT_PAY_MCHID"] ?? "";
  const wechat = new Wechatpay({
    ...{ baseURL: settings["WECHAT_PAY_URL"] ?? "", mchid },
    ...{ serial: settings["WECHAT_PAY_SERIAL"] ?? "" },
    privateKey: readFileSync(join(dataFolder, "wechat", "merchant_private_key.pem"), "utf8"),
    certs: { [serial]: settings["WECHAT_PAY_PLATFORM_KEY"] ?? "" },
  });
  /** WeChat takes no request whose time is not its own, and its clock may be driven. */
  const post = async (path: string, body: object): Promise<void> => {
    const nowMs = await timeOf(control);
    const clock = jest.spyOn(Date, "now").mockReturnValue(nowMs);
    try {
      await wechat.chain(path).post(body, { proxy: false });
    } finally {
      clock.mockRestore();
    }
  };
  return {
    async takesElsewhere(outTradeNo, total) {
      await post("v3/pay/transactions/jsapi", {
        ...{ appid: DEMO_APPID, mchid, description: "tea", out_trade_no: outTradeNo },
        ...{ notify_url: "http://127.0.0.1:9/lost", amount: { total } },
        payer: { openid: "journey-passer-by" },
      });
      await control.post("/control/wechat/pay", { outTradeNo });
    },
    givesBack: ({ outTradeNo, outRefundNo, refundFen: refund, totalFen: total }) =>
      post("v3/refund/domestic/refunds", {
        ...{ out_trade_no: outTradeNo, out_refund_no: outRefundNo },
        amount: { refund, total, currency: "CNY" },
      }),
  };
}
