import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime, yuanText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import type { Column } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { PagedList } from "./pagedList.tsx";
import { PayByHand } from "./payByHand.tsx";
import { PayerDialog } from "./payerDialog.tsx";
import { StateBadge } from "./stateBadge.tsx";

type Order = {
  readonly mchid: string;
  readonly out_trade_no: string;
  readonly trade_state: string;
  readonly trade_state_desc: string;
  readonly description?: string;
  readonly amount: { readonly total: number };
  readonly payer: { readonly openid?: string };
  readonly created_at_ms: number;
  readonly paid_at_ms: number | null;
};

/** Orders that were placed with WeChat Pay; here the developer is the buyer. */
export function Orders({ place }: { place: Place }) {
  const [nameless, setNameless] = useState<{ order: Order; reload: () => void }>();
  const act = async (order: Order, o: { result: string; openid?: string; reload: () => void }) => {
    const { out_trade_no: outTradeNo, mchid } = order;
    const { result, openid, reload } = o;
    await ask("wechat/pay", { outTradeNo, mchid, result, ...(openid !== undefined && { openid }) });
    toast(t("已处理", "Done"));
    reload();
  };
  const pay = (order: Order, reload: () => void) =>
    order.payer.openid === undefined
      ? setNameless({ order, reload })
      : act(order, { result: "success", reload });
  return (
    <>
      <PagedList
        {...{
          place,
          label: t("订单", "Orders"),
          path: "wechat/orders",
          field: "orders",
          columns: (reload) =>
            columns(
              (order) => pay(order, reload),
              (order) => act(order, { result: "fail", reload }),
            ),
        }}
        keyOf={({ mchid, out_trade_no: no }: Order) => `${mchid} ${no}`}
      />
      <PayByHand />
      {nameless !== undefined && (
        <PayerDialog
          about={nameless.order.out_trade_no}
          onPay={(openid) => act(nameless.order, { ...nameless, result: "success", openid })}
          onClose={() => setNameless(undefined)}
        />
      )}
    </>
  );
}

function columns(
  onPay: (order: Order) => unknown,
  onFail: (order: Order) => unknown,
): readonly Column<Order>[] {
  return [
    {
      head: t("订单", "Order"),
      cell: ({ out_trade_no: no, description }) => (
        <>
          <code>{no}</code>
          <div class="soft">{description}</div>
        </>
      ),
    },
    {
      head: t("状态", "State"),
      cell: ({ trade_state: state, trade_state_desc: words }) => (
        <StateBadge state={state} title={words} />
      ),
    },
    { head: t("金额", "Amount"), cell: ({ amount }) => yuanText(amount.total), isNumber: true },
    {
      head: t("买家", "Buyer"),
      cell: ({ payer }) => <code>{payer.openid ?? "–"}</code>,
      isExtra: true,
    },
    {
      head: t("下单 / 支付", "Placed / paid"),
      cell: ({ created_at_ms: madeMs, paid_at_ms: paidMs }) => (
        <>
          <time>{beijingTime(madeMs)}</time>
          <div class="soft">{paidMs === null ? "–" : <time>{beijingTime(paidMs)}</time>}</div>
        </>
      ),
      isExtra: true,
    },
    {
      head: "",
      cell: (order) =>
        ["NOTPAY", "USERPAYING", "PAYERROR"].includes(order.trade_state) && (
          <div class="actions end">
            <Button kind="main" onPress={() => onPay(order)}>
              {t("支付", "Pay")}
            </Button>
            <Button onPress={() => onFail(order)}>{t("支付失败", "Fail")}</Button>
          </div>
        ),
    },
  ];
}
