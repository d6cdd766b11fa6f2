import type { Component } from "#core/plan/components.ts";
import { COMPONENT_NAMES } from "#core/plan/names.ts";
import type { Named } from "#scripts/replay/results.ts";
import type { Refusals } from "#scripts/replay/refusals.ts";
import type { Replayed } from "#scripts/replay/replay.ts";
import { fans, orders, promoters } from "#scripts/replay/results.ts";
import { percent, tableText, yuan } from "#scripts/tell/money.ts";

/** The longest table that a terminal is good for; `--json` gives all. */
const ROWS_MAX = 30;

type Money = Record<"pendingFen" | "availableFen" | "frozenFen" | "paidFen" | "taxFen", number>;
type Shares = {
  promoter: string | null;
  state: string;
  commissions: {
    promoter: string;
    distance: number | null;
    component?: Component;
    sku: string;
    baseFen: number;
    rateBp: number;
    fixedFen?: number;
    amountFen: number;
  }[];
};
type Told = Shares["commissions"][number];

/** Where somebody stands, and what it is paid for: `1`, `平级奖 2`, `门店分润`. */
const placeText = ({ distance, component }: Told): string =>
  [component === undefined ? [] : COMPONENT_NAMES[component], distance ?? []].flat().join(" ");
const rateText = ({ rateBp, fixedFen }: Told): string =>
  fixedFen === undefined ? percent(rateBp) : yuan(fixedFen);

/** The result of a replay as tables for people. */
export async function writeTables(
  { stack, events, audit, cost }: Replayed,
  refusals: Refusals,
): Promise<void> {
  const money = await some(promoters(stack.control), ([name, value]) => {
    const { pendingFen, availableFen, frozenFen, paidFen, taxFen } = value as Money;
    return [
      [name, yuan(pendingFen), yuan(availableFen), yuan(frozenFen), yuan(paidFen), yuan(taxFen)],
    ];
  });
  show("推广员", ["推广员", "待结算", "可提现", "处理中", "已付", "已扣税"], money);
  const shares = await some(orders(stack.control), ([name, value]) => {
    const { commissions } = value as Shares;
    return commissions.map((told) => [
      ...[name, told.sku, yuan(told.baseFen), told.promoter],
      ...[placeText(told), rateText(told), yuan(told.amountFen)],
    ]);
  });
  show("订单分润", ["订单", "商品", "计算基数", "推广员", "层", "比例", "分润"], shares);
  const bound = await some(fans(stack.control), ([name, value]) => {
    const { promoter, untilMs } = value as { promoter: string; untilMs: number | null };
    return [[name, promoter, untilMs === null ? "永久" : chinaTime(untilMs)]];
  });
  show("粉丝归属", ["粉丝", "推广员", "到期"], bound);
  const refused: string[][] = [];
  for await (const { line, do: what, code } of refusals.all()) {
    if (refused.length < ROWS_MAX) refused.push([String(line), what, code]);
  }
  show("被拒绝的事件", ["行", "事件", "原因"], { rows: refused, all: refusals.count() });
  console.log(
    `事件 ${events} 个，数据库请求 ${cost.databaseRequests} 次，写入文档 ${cost.documentsWritten} 份，函数调用 ${cost.functionInvocations} 次`,
  );
  console.log(`审计：检查 ${audit.checks} 项规则，发现 ${audit.violations.length} 处问题`);
  for (const { invariant, id, text } of audit.violations)
    console.log(`  ${invariant}  ${id}  ${text}`);
}

type Some = { readonly rows: readonly (readonly string[])[]; readonly all: number };

/** The first rows, and how many there are in all. */
async function some(
  members: AsyncIterable<Named>,
  rowsOf: (named: Named) => readonly (readonly string[])[],
): Promise<Some> {
  const rows: (readonly string[])[] = [];
  let all = 0;
  for await (const named of members) {
    const more = rowsOf(named);
    all += more.length;
    if (rows.length < ROWS_MAX) rows.push(...more.slice(0, ROWS_MAX - rows.length));
  }
  return { rows, all };
}

function show(title: string, head: readonly string[], { rows, all }: Some): void {
  console.log(`\n${title}（${all}）`);
  if (rows.length === 0) return;
  console.log(tableText([head, ...rows]).replace(/^/gm, "  "));
  if (all > rows.length) console.log(`  … 其余 ${all - rows.length} 行见 --json`);
}

const chinaTime = (atMs: number): string =>
  new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
