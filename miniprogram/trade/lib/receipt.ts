type Answer = "yes" | "no" | "unknown";
type Said = { readonly status?: string } | undefined;
type OpenView = (view: {
  businessType: string;
  extraData: object;
  success(reply: { extraData?: Said }): void;
  fail(): void;
}) => void;

/**
 * Confirms a receipt on WeChat's own page, which WeChat wants of shops whose parcels it knows. What the buyer did there comes
 * back as the app is shown again. `unknown`: this WeChat has no such page, or does not know the order; then the shop asks
 * itself.
 *
 * - Source: WeChat, 小程序发货信息管理服务, "确认收货组件".
 */
export async function confirmedAtWechat(transactionId: string): Promise<Answer> {
  const { openBusinessView } = wx as { openBusinessView?: OpenView };
  if (openBusinessView === undefined) return "unknown";
  return new Promise((resolve) => {
    const back: WechatMiniprogram.OnAppShowCallback = ({ referrerInfo }) =>
      end(answerOf(referrerInfo?.extraData as Said) ?? "no");
    const end = (answer: Answer): void => {
      wx.offAppShow(back as never);
      resolve(answer);
    };
    wx.onAppShow(back);
    openBusinessView({
      businessType: "weappOrderConfirm",
      extraData: { transaction_id: transactionId },
      success({ extraData }) {
        const answer = answerOf(extraData);
        if (answer !== null) end(answer); // Else the page is open, and `back` tells.
      },
      fail: () => end("unknown"),
    });
  });
}

function answerOf(said: Said): Answer | null {
  if (said?.status === undefined) return null;
  return said.status === "success" ? "yes" : said.status === "cancel" ? "no" : "unknown";
}
