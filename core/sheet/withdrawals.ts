import type { Fen } from "#core/money.ts";
import {
  choiceField,
  idField,
  orNone,
  timeField,
  wholeField,
  yuanField,
} from "#core/sheet/field.ts";
import type { Columns } from "#core/sheet/table.ts";
import type { State } from "#core/wallet/machine.ts";
import type { PayoutChannel, ReleaseReason, Withdrawal } from "#core/wallet/withdrawal.ts";

/** A row of the table of withdrawals, which only goes out. */
export type WithdrawalRow = {
  readonly withdrawalId: string;
  readonly promoterNumber: number | null;
  readonly promoterId: string;
  readonly transferNumber: string;
  readonly requestedAtMs: number;
  readonly state: State;
  readonly reason: ReleaseReason | null;
  readonly amountFen: Fen;
  readonly taxFen: Fen | null;
  readonly netFen: Fen | null;
  readonly channel: PayoutChannel | null;
  readonly sentAtMs: number | null;
  readonly closedAtMs: number | null;
};

export const WITHDRAWAL_COLUMNS: Columns<WithdrawalRow> = {
  withdrawalId: idField("提现单号", "推广员的提现单号"),
  promoterNumber: orNone(wholeField("推广员编号", { min: 1, max: 1_000_000_000 }, "")),
  promoterId: idField("openid", "推广员的 openid"),
  transferNumber: idField("转账单号", "微信的商家转账单号"),
  requestedAtMs: timeField("申请时间", ""),
  state: choiceField("状态", [
    ["requested", "待审核"],
    ["approved", "待打款"],
    ["sending", "打款中"],
    ["confirming", "待收款"],
    ["paid", "已付款"],
    ["released", "已退回"],
  ]),
  reason: orNone(
    choiceField("退回原因", [
      ["rejected", "审核未通过"],
      ["cancelled", "本人撤回"],
      ["offset", "退款冲抵"],
      ["failed", "付款失败"],
      ["expired", "超时未收款"],
    ]),
  ),
  amountFen: yuanField("申请金额", ""),
  taxFen: orNone(yuanField("代扣税", "")),
  netFen: orNone(yuanField("实付", "")),
  channel: orNone(
    choiceField("方式", [
      ["wechat", "微信"],
      ["bank", "银行"],
    ]),
  ),
  sentAtMs: orNone(timeField("打款时间", "")),
  closedAtMs: orNone(timeField("结束时间", "")),
};

export function withdrawalRow(
  promoterId: string,
  promoterNumber: number | null,
  { id, transferNumber, requestedAtMs, state, reason, amountFen, transfer, closedAtMs }: Withdrawal,
): WithdrawalRow {
  return {
    ...{ withdrawalId: id, promoterNumber, promoterId, transferNumber, requestedAtMs },
    ...{ state, reason, amountFen, taxFen: transfer?.taxFen ?? null },
    ...{ netFen: transfer?.netFen ?? null, channel: transfer?.channel ?? null },
    ...{ sentAtMs: transfer?.sentAtMs ?? null, closedAtMs },
  };
}
