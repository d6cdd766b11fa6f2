import type { Place } from "../address.ts";
import { PageHead } from "../parts/panel.tsx";
import { Tabs, tabOf } from "../parts/tabs.tsx";
import { t } from "../words.ts";
import { Merchant } from "./merchant.tsx";
import { Messages } from "./messages.tsx";
import { Notices } from "./notices.tsx";
import { Orders } from "./orders.tsx";
import { Play } from "./play.tsx";
import { Refunds } from "./refunds.tsx";
import { Script } from "./script.tsx";
import { Shipments } from "./shipments.tsx";
import { Transfers } from "./transfers.tsx";
import { WechatLog } from "./wechatLog.tsx";

const VIEWS: Readonly<Record<string, (o: { place: Place }) => preact.JSX.Element>> = {
  log: WechatLog,
  orders: Orders,
  refunds: Refunds,
  shipping: Shipments,
  transfers: Transfers,
  notices: Notices,
  script: Script,
  messages: Messages,
  play: Play,
  merchant: Merchant,
};

/** WeChat as the project meets it: what it was asked, what it owes, and what it shall answer. */
export function WechatSection({ place }: { place: Place }) {
  const tabs = [
    ["log", t("调用记录", "Calls")],
    ["orders", t("订单", "Orders")],
    ["refunds", t("退款", "Refunds")],
    ["shipping", t("发货", "Shipping")],
    ["transfers", t("转账", "Transfers")],
    ["notices", t("通知", "Notices")],
    ["script", t("脚本", "Script")],
    ["messages", t("订阅消息", "Messages")],
    ["play", t("扮演用户", "Play a user")],
    ["merchant", t("商户", "Merchant")],
  ] as const;
  const tab = tabOf(place, tabs);
  const View = VIEWS[tab] ?? WechatLog;
  return (
    <>
      <PageHead
        title={t("微信", "WeChat")}
        about={t(
          "开放接口、云支付和微信支付的替身",
          "Stand-ins for the open interfaces, cloudPay and WeChat Pay",
        )}
      />
      <Tabs label={t("视图", "Views")} place={place} tabs={tabs} />
      <View key={tab} place={place} />
    </>
  );
}
