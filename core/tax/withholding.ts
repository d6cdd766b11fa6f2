import { atLeastNothing, type Fen, NOTHING } from "#core/money.ts";
import type { TaxSteps } from "#core/tax/brackets.ts";
import type { TaxedMode } from "#core/tax/due.ts";
import { labourSteps } from "#core/tax/labour.ts";
import { grossOf, type PaidSum, paymentsOf, taxOfSums } from "#core/tax/paid.ts";
import { platformSteps } from "#core/tax/platform.ts";
import { type Columns, percent, yuan, yuanOrNothing } from "#core/tax/table.ts";
import { identityRemarks, type Taxpayer, WHO } from "#core/tax/taxpayer.ts";

/** One person's line of a month's withholding declaration, under one tax mode. */
export type WithholdingRow = Taxpayer & {
  readonly month: string;
  readonly mode: TaxedMode;
  /** 收入 of the month, before tax. */
  readonly incomeFen: Fen;
  /** The year so far with this month; null where each month stands by itself. */
  readonly yearIncomeFen: Fen | null;
  /** How the tax of the month, or of the year so far, comes about. */
  readonly steps: TaxSteps;
  /** 已缴税额: what was withheld in earlier months of the year under the same mode. */
  readonly beforeFen: Fen;
  /** 应补/退税额: what the table says of this month. */
  readonly dueFen: Fen;
  /** What was withheld of this month's payments. Always `dueFen`; if not, the remarks say so. */
  readonly withheldFen: Fen;
  readonly payments: number;
  /** What the filer must know, in Chinese. */
  readonly remarks: readonly string[];
};

/** What became of a promoter's debt in the month: it may change what the filer declares. */
export type Returned = { readonly repaidFen: Fen; readonly writtenOffFen: Fen };

/**
 * The lines of one person for a month: one for each mode under which he was paid.
 *
 * - `sums`: everything paid to him from January of the year to the month.
 * - Source: docs/domain/tax.md, "The monthly list".
 */
export function withholdingRows(
  who: Taxpayer,
  month: string,
  sums: readonly PaidSum[],
  about: Returned & { readonly unsettled: number },
): readonly WithholdingRow[] {
  return (["labour", "platform"] as const).flatMap((mode) => {
    const ofMode = sums.filter((sum) => sum.mode === mode);
    const now = ofMode.filter((sum) => sum.month === month);
    if (now.length === 0) return [];
    const before = mode === "labour" ? [] : ofMode.filter((sum) => sum.month < month);
    const row = rowOf(who, { mode, month }, now, before);
    return [{ ...row, remarks: remarksOf(row, about) }];
  });
}

function rowOf(
  who: Taxpayer,
  { mode, month }: { readonly mode: TaxedMode; readonly month: string },
  now: readonly PaidSum[],
  before: readonly PaidSum[],
): Omit<WithholdingRow, "remarks"> {
  const year = [...before, ...now];
  const months = new Set(year.map((sum) => sum.month)).size;
  const steps =
    mode === "labour" ? labourSteps(grossOf(now)) : platformSteps(grossOf(year), months);
  const beforeFen = taxOfSums(before);
  return {
    ...who,
    ...{ month, mode, steps, beforeFen },
    incomeFen: grossOf(now),
    yearIncomeFen: mode === "labour" ? null : grossOf(year),
    dueFen: atLeastNothing(steps.taxFen - beforeFen),
    withheldFen: taxOfSums(now),
    payments: paymentsOf(now),
  };
}

function remarksOf(
  row: Omit<WithholdingRow, "remarks">,
  { repaidFen, writtenOffFen, unsettled }: Returned & { readonly unsettled: number },
): readonly string[] {
  const { dueFen, withheldFen } = row;
  return [
    ...identityRemarks(row),
    ...(dueFen === withheldFen ? [] : [`应扣${yuan(dueFen)}元与实扣${yuan(withheldFen)}元不符`]),
    ...(repaidFen === NOTHING ? [] : [`当月退回多付佣金${yuan(repaidFen)}元`]),
    ...(writtenOffFen === NOTHING ? [] : [`当月核销应退佣金${yuan(writtenOffFen)}元`]),
    ...(unsettled === 0 ? [] : [`另有${unsettled}笔转账未有结果`]),
  ];
}

const isYear = ({ mode }: WithholdingRow): boolean => mode === "platform";
const METHODS: Readonly<Record<TaxedMode, string>> = { labour: "按次预扣", platform: "累计预扣" };

/** In the words and the order of 个人所得税扣缴申报表; what it has for wages only is left out. */
export const WITHHOLDING_COLUMNS: Columns<WithholdingRow> = [
  ...WHO,
  ["是否为非居民个人", () => "否"],
  ["所得项目", () => "劳务报酬所得"],
  ["预扣方式", ({ mode }) => METHODS[mode]],
  ["税款所属期", ({ month }) => month],
  ["本月收入", ({ incomeFen }) => yuan(incomeFen)],
  ["本月费用", (row) => (isYear(row) ? "" : yuan(row.steps.feeFen))],
  ["累计收入", ({ yearIncomeFen }) => yuanOrNothing(yearIncomeFen)],
  ["累计费用", (row) => (isYear(row) ? yuan(row.steps.feeFen) : "")],
  ["累计减除费用", (row) => (isYear(row) ? yuan(row.steps.allowanceFen) : "")],
  ["应纳税所得额", ({ steps }) => yuan(steps.taxableFen)],
  ["税率/预扣率", ({ steps }) => percent(steps.rateBp)],
  ["速算扣除数", ({ steps }) => yuan(steps.quickFen)],
  ["应纳税额", ({ steps }) => yuan(steps.taxFen)],
  ["已缴税额", ({ beforeFen }) => yuan(beforeFen)],
  ["应补（退）税额", ({ dueFen }) => yuan(dueFen)],
  ["本月实扣税额", ({ withheldFen }) => yuan(withheldFen)],
  ["付款笔数", ({ payments }) => String(payments)],
  ["备注", ({ remarks }) => remarks.join("；")],
];
