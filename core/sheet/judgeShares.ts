import type { Case } from "#core/commission/case.ts";
import type { ProposeError } from "#core/commission/adjust.ts";
import { fen } from "#core/money.ts";
import { yuanText } from "#core/sheet/field.ts";
import { changing, faulty, type Judgement, same, type Wish } from "#core/sheet/judge.ts";
import { proposed, SHARE_COLUMNS, shareAt, type ShareRow, shareRows } from "#core/sheet/shares.ts";
import type { SheetFault } from "#core/sheet/sheet.ts";
import {
  cellsOf,
  differing,
  faultAt,
  headingsOf,
  type NumberedRow,
  recordOf,
} from "#core/sheet/table.ts";

/**
 * What the rows of one order come to: corrections that somebody proposes and another one decides.
 *
 * - Errors, as faults: a row that no export would give; any other column that differs, those apart that move by
 *   themselves with time (state and when it becomes available); a changed amount without a reason, or beyond limits.
 */
export function judgeShares(
  rows: readonly NumberedRow[],
  known: Case | undefined,
  asked: { readonly jobId: string; readonly by: string; readonly nowMs: number },
): Judgement {
  const now = known ? shareRows(known, asked.nowMs) : [];
  const taken = new Set<number>();
  const faults: SheetFault[] = [];
  const wishes: Wish[] = [];
  for (const row of rows) {
    const record = recordOf(SHARE_COLUMNS, row);
    if (!record.ok) {
      faults.push(...record.error);
      continue;
    }
    const at = shareAt(now, record.value, taken);
    const share = now[at];
    if (share === undefined) {
      faults.push(fault(row, "订单号", "没有这一行佣金；佣金由方案算出，不能新增"));
      continue;
    }
    taken.add(at);
    const judged = judgeRow(row, record.value, share);
    faults.push(...judged.faults);
    wishes.push(...judged.wishes);
  }
  if (faults.length > 0) return faulty(rows.length, faults);
  if (wishes.length === 0 || !known) return same(rows.length);
  const tried = proposed(known, wishes, asked);
  if (!tried.ok) {
    const row = rows.find((one) => one.row === tried.error.row);
    return faulty(rows.length, row ? [fault(row, "佣金", refusalOf(tried.error))] : []);
  }
  const change = { row: wishes[0]?.row ?? 0, orderId: known._id, wishes };
  return changing(rows.length, { collection: "cases", ...change });
}

/** Columns that differ although nobody touched them: time goes by. */
const MOVES = new Set([
  SHARE_COLUMNS.state.heading,
  SHARE_COLUMNS.availableAtMs.heading,
  SHARE_COLUMNS.reason.heading,
]);

/** What a row wishes, or what is wrong with it; neither where nothing differs. */
function judgeRow(
  row: NumberedRow,
  said: ShareRow,
  share: ShareRow,
): { readonly wishes: readonly Wish[]; readonly faults: readonly SheetFault[] } {
  const other = differing(
    SHARE_COLUMNS,
    cellsOf(SHARE_COLUMNS, share),
    cellsOf(SHARE_COLUMNS, said),
  ).filter((heading) => !MOVES.has(heading));
  const refused = other.filter((heading) => heading !== SHARE_COLUMNS.amountFen.heading);
  if (refused.length > 0) {
    const faults = refused.map((heading) => fault(row, heading, "这一列不能修改，请恢复原值"));
    return { wishes: [], faults };
  }
  if (other.length === 0) return { wishes: [], faults: [] };
  const reason = said.reason.trim();
  if (reason === "") {
    return { wishes: [], faults: [fault(row, "更正原因", "改了佣金，请写明原因")] };
  }
  const amountFen = fen(said.amountFen - share.amountFen);
  const wish = { row: row.row, promoterId: said.promoterId, amountFen, reason };
  return { wishes: [wish], faults: [] };
}

function refusalOf(error: ProposeError): string {
  if (error.code === "adjustment_beyond_limits") {
    return `超过了可以增减的金额，最多 ${yuanText(error.possibleFen)} 元`;
  }
  return error.code === "adjustments_full" ? "该订单的更正次数已达上限" : "不能更正这一行";
}

const fault = ({ row, cells }: NumberedRow, heading: string, message: string): SheetFault =>
  faultAt(row, heading, cells[headingsOf(SHARE_COLUMNS).indexOf(heading)] ?? "", message);
