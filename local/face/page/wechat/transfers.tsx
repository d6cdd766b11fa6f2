import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime, yuanText } from "../format.ts";
import { Button } from "../parts/button.tsx";
import type { Column } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { t } from "../words.ts";
import { PagedList } from "./pagedList.tsx";
import { StateBadge } from "./stateBadge.tsx";

type Transfer = {
  readonly out_bill_no: string;
  readonly state: string;
  readonly fail_reason?: string;
  readonly transfer_amount: number;
  readonly transfer_remark: string;
  readonly openid: string;
  readonly created_at_ms?: number;
};

const ENDS = ["SUCCESS", "FAIL", "CANCELLED"];

/** Transfers to users; here the developer is WeChat and the user. */
export function Transfers({ place }: { place: Place }) {
  const answer = async (
    { out_bill_no: outBillNo }: Transfer,
    result: string,
    reload: () => void,
  ) => {
    await ask("wechat/transfers/answer", { outBillNo, result });
    toast(t("已处理", "Done"));
    reload();
  };
  return (
    <PagedList
      {...{
        place,
        label: t("转账", "Transfers"),
        path: "wechat/transfers",
        field: "transfers",
        columns: (reload) => columns((bill, result) => answer(bill, result, reload)),
      }}
      keyOf={({ out_bill_no: no }: Transfer) => no}
    />
  );
}

function columns(
  onAnswer: (bill: Transfer, result: string) => unknown,
): readonly Column<Transfer>[] {
  return [
    {
      head: t("转账", "Transfer"),
      cell: ({ out_bill_no: no, transfer_remark: remark }) => (
        <>
          <code>{no}</code>
          <div class="soft">{remark}</div>
        </>
      ),
    },
    {
      head: t("状态", "State"),
      cell: ({ state, fail_reason: reason }) => (
        <>
          <StateBadge state={state} />
          {reason !== undefined && <div class="bad">{reason}</div>}
        </>
      ),
    },
    { head: t("金额", "Amount"), cell: (bill) => yuanText(bill.transfer_amount), isNumber: true },
    { head: t("收款人", "To"), cell: ({ openid }) => <code>{openid}</code>, isExtra: true },
    {
      head: t("时间", "At"),
      cell: ({ created_at_ms: atMs }) =>
        atMs === undefined ? "–" : <time>{beijingTime(atMs)}</time>,
      isExtra: true,
    },
    {
      head: "",
      cell: (bill) =>
        !ENDS.includes(bill.state) && (
          <div class="actions end">
            <Button kind="main" onPress={() => onAnswer(bill, "success")}>
              {t("成功", "Succeed")}
            </Button>
            <Button onPress={() => onAnswer(bill, "fail")}>{t("失败", "Fail")}</Button>
            <Button onPress={() => onAnswer(bill, "expire")}>{t("超时未收", "Expire")}</Button>
          </div>
        ),
    },
  ];
}
