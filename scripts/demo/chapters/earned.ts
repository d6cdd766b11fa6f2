import type { WalletStatement } from "#core/wallet/statement.ts";
import { yuan } from "#scripts/tell/money.ts";
import { count, type Paper } from "../paper.ts";

const TOLD_MAX = 8;
const KINDS = ["pendingFen", "availableFen", "frozenFen", "paidFen", "taxFen"] as const;
type Money = Readonly<Record<(typeof KINDS)[number], number>>;

/** Everybody's money at the end of the log. */
export function tellEarned(paper: Paper, wallets: readonly WalletStatement[]): void {
  const { say } = paper;
  paper.heading(say("赚了多少", "What was earned"));
  if (wallets.length === 0) {
    return paper.text(say("还没有推广员。", "There is no promoter."));
  }
  const richest = [...wallets].sort((a, b) => sumOf(b) - sumOf(a));
  const rest = richest.slice(TOLD_MAX);
  const row = (name: string, money: Money) => [name, ...KINDS.map((kind) => yuan(money[kind]))];
  paper.table([
    [
      say("推广员", "promoter"),
      say("待结算", "pending"),
      say("可提现", "available"),
      say("处理中", "in process"),
      say("已付", "paid"),
      say("已扣税", "tax"),
    ],
    ...richest.slice(0, TOLD_MAX).map((wallet) => row(wallet.promoterId, wallet)),
    ...(rest.length > 0
      ? [row(say(`其余 ${count(rest.length)} 位`, `${count(rest.length)} others`), together(rest))]
      : []),
    row(say("合计", "all"), together(wallets)),
  ]);
}

const sumOf = (money: Money): number => KINDS.reduce((sum, kind) => sum + money[kind], 0);

function together(wallets: readonly Money[]): Money {
  const sum = (kind: keyof Money) => wallets.reduce((total, wallet) => total + wallet[kind], 0);
  return {
    pendingFen: sum("pendingFen"),
    availableFen: sum("availableFen"),
    frozenFen: sum("frozenFen"),
    paidFen: sum("paidFen"),
    taxFen: sum("taxFen"),
  };
}
