import { type ExportSection, told, toldIf, toldYuan } from "#core/account/exported.ts";
import type { Notice } from "#core/content/notice.ts";
import { type Identity, identityState, type IdentityState } from "#core/identity/identity.ts";
import type { Post, Term } from "#core/people/post.ts";
import type { Application, Promoter } from "#core/people/promoter.ts";
import type { ShareShown } from "#core/promoter/shareShown.ts";
import type { State } from "#core/wallet/machine.ts";
import type { StatementEntry } from "#core/wallet/monthStatement.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/** What is known of somebody as a promoter. Who introduced him is another person: only that there is one is told. */
export const promoterSections = (
  application: Application | undefined,
  promoter: Promoter | null,
): readonly ExportSection[] => [
  {
    title: "加入申请",
    rows: application ? [{ 申请时间: told(application.appliedAtMs) }] : [],
  },
  {
    title: "推广员",
    rows: promoter
      ? [
          {
            编号: `${promoter.number} 号`,
            批准时间: told(promoter.approvedAtMs),
            有介绍人: toldIf(promoter.introducerIds.length > 0),
            结束时间: told(promoter.bannedAtMs),
            结束原因: promoter.banReason ?? "无",
          },
        ]
      : [],
  },
  {
    title: "等级变化",
    rows: (promoter?.levels ?? []).map(({ level, fromMs }) => ({
      等级: level,
      生效: told(fromMs),
    })),
  },
];

/** The terms of posts that were his own; others' in the same post are left out. */
export const postSection = (posts: readonly Post[], personId: string): ExportSection => {
  const rowsOf = ({ _id }: Post, role: string, terms: readonly Term[]) =>
    terms
      .filter(({ promoterId }) => promoterId === personId)
      .map(({ fromMs, untilMs }) => ({
        ...{ 职务: _id, 身份: role, 开始: told(fromMs), 结束: told(untilMs) },
      }));
  return {
    title: "任职",
    rows: posts.flatMap((post) => [
      ...rowsOf(post, "负责人", post.holders),
      ...rowsOf(post, "店员", post.staff),
    ]),
  };
};

const IDENTITY_STATES: Readonly<Record<IdentityState, string>> = {
  missing: "未提交",
  known: "已提交",
  minor: "未满十八周岁",
  locked: "已锁定，只用于报税",
  destroyed: "已销毁",
};

/** The identity as it is shown everywhere: masked. */
export const identitySection = (identity: Identity | null, nowMs: number): ExportSection => ({
  title: "实名信息（已打码）",
  rows: identity
    ? [
        {
          姓名: identity.maskedName,
          证件号码: identity.maskedIdNumber,
          提交时间: told(identity.submittedAtMs),
          同意时间: told(identity.consentedAtMs),
          状态: IDENTITY_STATES[identityState(identity, nowMs)],
        },
      ]
    : [],
});

/** The balances as they are booked; what is due since is counted in by the next settlement. */
export const walletSections = (wallet: Wallet | null): readonly ExportSection[] => [
  {
    title: "钱包",
    rows: wallet
      ? [
          {
            累计到账: toldYuan(wallet.maturedFen),
            可提现: toldYuan(wallet.availableFen),
            提现处理中: toldYuan(wallet.frozenFen),
            已付: toldYuan(wallet.paidFen),
            已扣税: toldYuan(wallet.taxFen),
            已归还: toldYuan(wallet.repaidFen),
            已核销: toldYuan(wallet.writtenOffFen),
          },
        ]
      : [],
  },
  withdrawalSection(wallet?.withdrawals ?? []),
];

const WITHDRAWAL_STATES: Readonly<Record<State, string>> = {
  requested: "待审核",
  approved: "待付款",
  sending: "付款中",
  confirming: "待您在微信确认",
  paid: "已到账",
  released: "已退回",
};

export const withdrawalSection = (withdrawals: readonly Withdrawal[]): ExportSection => ({
  title: "提现",
  rows: withdrawals.map(({ id, amountFen, state, requestedAtMs, transfer, closedAtMs }) => ({
    提现编号: id,
    金额: toldYuan(amountFen),
    状态: WITHDRAWAL_STATES[state],
    申请时间: told(requestedAtMs),
    实付: toldYuan(transfer?.netFen ?? null),
    扣税: toldYuan(transfer?.taxFen ?? null),
    结束时间: told(closedAtMs),
  })),
});

export const entrySection = (entries: readonly StatementEntry[]): ExportSection => ({
  title: "账户明细",
  rows: entries.map(({ seq, atMs, text, amountFen }) => ({
    ...{ 序号: String(seq), 时间: told(atMs), 内容: text, 金额: toldYuan(amountFen) },
  })),
});

/** His parts of orders, and his bonuses. Whose orders they are is another person's: it is left out. */
export const shareSection = (shares: readonly ShareShown[]): ExportSection => ({
  title: "分润",
  rows: shares.map(({ orderId, day, goods, amountFen, takenBackFen, stateText, kinds, bonus }) => ({
    订单编号: bonus === null ? orderId : "无",
    日期: day,
    商品: goods.join("、"),
    分润: toldYuan(amountFen),
    退款扣回: toldYuan(takenBackFen),
    状态: stateText,
    来源: kinds.join("、"),
  })),
});

/** What the brand told him alone. */
export const noticeSection = (notices: readonly Notice[]): ExportSection => ({
  title: "品牌发给您个人的公告",
  rows: notices.map(({ title, text, fromMs }) => ({ 时间: told(fromMs), 标题: title, 内容: text })),
});
