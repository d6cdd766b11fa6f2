import { ruleOf } from "#scripts/audit/rules.ts";
import type { AuditOptions, WholeReport } from "#scripts/audit/run.ts";
import { openProgress } from "#scripts/tell/progress.ts";

/** How an audit was made, for its reader. */
export type Made = {
  readonly rebuild: boolean;
  readonly askedWechat: boolean;
  /** Whether somebody had the key, so that the seals of plans were checked. */
  readonly hadKey: boolean;
};

/** What an audit looked at and found, in lines for a terminal. */
export function reportLines(
  report: WholeReport,
  { rebuild, askedWechat, hadKey }: Made,
): readonly string[] {
  const {
    checks,
    wallets,
    cases,
    roots,
    brandEntries,
    bankPayments,
    plans,
    documents,
    violations,
  } = report;
  const looked = `审计：检查 ${checks} 项规则，${cases} 个订单，${wallets} 个钱包，`;
  const notes = [
    looked +
      `${roots} 个每日根，${brandEntries} 笔品牌分录，${bankPayments} 笔银行付款，${plans} 个方案版本`,
    ...(rebuild ? ["所有派生的余额、分录、排期和根都从事实与流水重算了一遍，逐字节比较。"] : []),
    ...(hadKey
      ? []
      : ["没有 FENRUN_KEY，没有核对方案的封印（I25），也没有查手工改动（I26）；其余照查。"]),
    ...(documents > 0 ? [`${documents} 份文档查过手工改动。`] : []),
    ...(askedWechat ? [] : ["没有向微信核对付款（I14），那要看微信账单的对账结果。"]),
  ];
  const [first] = violations;
  if (!first) return [...notes, "没有一处不符：账是平的。"];
  return [
    ...notes,
    `发现 ${violations.length} 处不符。第一处：`,
    `  单据  ${first.id}`,
    `  规则  ${first.invariant}  ${ruleOf(first.invariant)}`,
    `  不符  ${first.text}`,
    ...(first.todo === undefined ? [] : [`  处理  ${first.todo}`]),
    ...(violations.length > 1 ? ["其余："] : []),
    ...violations.slice(1).map(({ invariant, id, text }) => `  ${invariant}  ${id}  ${text}`),
    "规则的原文在 docs/domain/audit.md；怎么处理，见 docs/operations.md。",
  ];
}

const WORDS = { wallets: "钱包", cases: "订单", roots: "每日根" } as const;

/** Shows on standard error how far an audit is. Nobody knows the whole before it is read. */
export function auditProgress() {
  const progress = openProgress("核对中");
  const show: NonNullable<AuditOptions["progress"]> = (what, done) =>
    progress.show(null, `${WORDS[what]} ${done}`);
  return { show, end: () => progress.end() };
}
