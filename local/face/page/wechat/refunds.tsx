import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime, yuanText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import type { Column } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { PagedList } from "./pagedList.tsx";
import { StateBadge } from "./stateBadge.tsx";

type Refund = {
  readonly mchid: string;
  readonly out_refund_no: string;
  readonly out_trade_no: string;
  readonly status: string;
  readonly reason?: string | null;
  readonly amount: { readonly refund: number; readonly total: number };
  readonly created_at_ms: number;
};

export function Refunds({ place }: { place: Place }) {
  const answer = async (
    { out_refund_no: outRefundNo, mchid }: Refund,
    result: string,
    reload: () => void,
  ) => {
    await ask("wechat/refunds/answer", { outRefundNo, mchid, result });
    toast(t("已处理", "Done"));
    reload();
  };
  const columns = (reload: () => void): readonly Column<Refund>[] => [
    {
      head: t("退款", "Refund"),
      cell: ({ out_refund_no: no, reason }) => (
        <>
          <code>{no}</code>
          <div class="soft">{reason}</div>
        </>
      ),
    },
    { head: t("状态", "State"), cell: ({ status }) => <StateBadge state={status} /> },
    {
      head: t("退款 / 订单金额", "Refund / order"),
      cell: ({ amount }) => `${yuanText(amount.refund)} / ${yuanText(amount.total)}`,
      isNumber: true,
    },
    { head: t("订单", "Order"), cell: ({ out_trade_no: no }) => <code>{no}</code>, isExtra: true },
    {
      head: t("时间", "At"),
      cell: ({ created_at_ms: atMs }) => <time>{beijingTime(atMs)}</time>,
      isExtra: true,
    },
    {
      head: "",
      cell: (refund) =>
        (refund.status === "PROCESSING" || refund.status === "ABNORMAL") && (
          <div class="actions end">
            <Button kind="main" onPress={() => answer(refund, "success", reload)}>
              {t("到账", "Succeed")}
            </Button>
            <Button onPress={() => answer(refund, "abnormal", reload)}>
              {t("异常", "Abnormal")}
            </Button>
            <Button onPress={() => answer(refund, "closed", reload)}>{t("关闭", "Close")}</Button>
          </div>
        ),
    },
  ];
  return (
    <PagedList
      {...{ place, label: t("退款", "Refunds"), path: "wechat/refunds", field: "refunds", columns }}
      keyOf={({ mchid, out_refund_no: no }: Refund) => `${mchid} ${no}`}
    />
  );
}
