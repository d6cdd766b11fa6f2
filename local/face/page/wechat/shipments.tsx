import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime } from "../format.ts";
import { Button } from "../parts/button.tsx";
import type { Column } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { PagedList } from "./pagedList.tsx";
import { StateBadge } from "./stateBadge.tsx";

type Shipment = {
  readonly merchant_id: string;
  readonly merchant_trade_no: string;
  readonly openid: string;
  readonly order_state: number;
  readonly description: string;
  readonly pay_time: number;
  readonly shipping: {
    readonly shipping_list: readonly {
      readonly tracking_no: string;
      readonly express_company: string;
    }[];
  };
};

const ON_ITS_WAY = 2;
const STATES = (): Readonly<Record<number, string>> => ({
  1: t("待发货", "to be shipped"),
  2: t("已发货", "shipped"),
  3: t("确认收货", "received"),
  4: t("交易完成", "settled"),
  5: t("已退款", "refunded"),
});

/** What was told of shipping; the buyer is played here too. */
export function Shipments({ place }: { place: Place }) {
  const confirm = async (shipment: Shipment, reload: () => void) => {
    const { merchant_id: mchid, merchant_trade_no: outTradeNo } = shipment;
    await ask("wechat/shipping/confirm", { outTradeNo, mchid });
    toast(t("已确认收货", "Received"));
    reload();
  };
  const columns = (reload: () => void): readonly Column<Shipment>[] => [
    {
      head: t("订单", "Order"),
      cell: ({ merchant_trade_no: no, description }) => (
        <>
          <code>{no}</code>
          <div class="soft">{description}</div>
        </>
      ),
    },
    {
      head: t("状态", "State"),
      cell: ({ order_state: state }) => <StateBadge state={STATES()[state] ?? String(state)} />,
    },
    {
      head: t("包裹", "Parcels"),
      cell: ({ shipping }) =>
        shipping.shipping_list.map((item) => (
          <div>
            <code>{`${item.express_company} ${item.tracking_no}`}</code>
          </div>
        )),
      isExtra: true,
    },
    { head: t("买家", "Buyer"), cell: ({ openid }) => <code>{openid}</code>, isExtra: true },
    {
      head: t("付款时间", "Paid at"),
      cell: ({ pay_time: seconds }) => <time>{beijingTime(seconds * 1_000)}</time>,
      isExtra: true,
    },
    {
      head: "",
      cell: (shipment) =>
        shipment.order_state === ON_ITS_WAY && (
          <div class="actions end">
            <Button kind="main" onPress={() => confirm(shipment, reload)}>
              {t("确认收货", "Confirm receipt")}
            </Button>
          </div>
        ),
    },
  ];
  const field = "shipments";
  return (
    <PagedList
      {...{ place, label: t("发货", "Shipping"), path: "wechat/shipping", field, columns }}
      keyOf={({ merchant_id: mchid, merchant_trade_no: no }: Shipment) => `${mchid} ${no}`}
    />
  );
}
