import type { WechatServer } from "#tests/contract/wechatServer.ts";
import type { PaymentsUnderTest } from "#tests/contract/payments.ts";

/** cloudbase-local's names of the two calls that a test may lose. */
export type ApiNames = Readonly<Record<"ask" | "refund", string>>;

const RESULTS = {
  ...{ succeeded: "success", closed: "closed" },
  ...{ abnormal: "abnormal", processing: "processing" },
};

/** WeChat's part in the suite, as cloudbase-local plays it. */
export function playedBy(
  server: WechatServer,
  apis: ApiNames,
): Omit<PaymentsUnderTest, "payments"> {
  return {
    nowMs: () => Date.now(),
    pay: (outTradeNo) => server.control("/control/wechat/pay", { outTradeNo, result: "success" }),
    endRefund: (outRefundNo, state) =>
      server.control("/control/wechat/refunds/answer", { outRefundNo, result: RESULTS[state] }),
    fund: (basicFen) => server.control("/control/wechat/accounts", { basicFen }),
    async lose(name, fault) {
      if (fault === null) return server.control("/control/wechat/script/clear", {});
      const applied = fault === "timeout-but-applied" ? { applied: true } : {};
      await server.control("/control/wechat/script", { api: apis[name], cut: true, ...applied });
    },
  };
}
