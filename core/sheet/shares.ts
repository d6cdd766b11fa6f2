import type { Case } from "#core/commission/case.ts";
import { openHolds } from "#core/commission/facts.ts";
import { proposeAdjustment, type ProposeError } from "#core/commission/adjust.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { type BasisPoints, basisPoints, type Fen, fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import {
  choiceField,
  type Field,
  idField,
  orNone,
  textField,
  timeField,
  wholeField,
  yuanField,
} from "#core/sheet/field.ts";
import type { Columns } from "#core/sheet/table.ts";
import { NEVER_MS } from "#core/time.ts";

/** A row of the table of shares: what one person earns of one line of an order, and why. */
export type ShareRow = {
  readonly orderId: string;
  readonly paidAtMs: number | null;
  /** "" = a correction, which is about the whole order. */
  readonly sku: string;
  readonly promoterId: string;
  readonly distance: number | null;
  /** What it is paid for; "" = the distance itself. */
  readonly component: string;
  /** Where its rule stands in the plan, or the key of a correction. */
  readonly rule: string;
  readonly baseFen: Fen;
  readonly rateBp: BasisPoints;
  readonly fixedFen: Fen | null;
  readonly amountFen: Fen;
  readonly state: "waiting" | "held" | "available";
  readonly availableAtMs: number | null;
  /** Why the amount is to be another one. */
  readonly reason: string;
};

const RATE = yuanField("", "");
/** Percent with two decimals: `5.00` is 500 bp. A hundredth of a percent is a basis point as a fen is of a yuan. */
const percentField = (heading: string): Field<BasisPoints> => ({
  ...{ heading, hint: "只供查看", isNumber: true },
  write: (rateBp) => RATE.write(fen(rateBp)),
  read: (cell) => {
    const read = RATE.read(cell);
    return read.ok && read.value <= 10_000 ? ok(basisPoints(read.value)) : err("应为比例，单位 %");
  },
});

const SEEN = "只供查看，不能修改";
export const SHARE_COLUMNS: Columns<ShareRow> = {
  orderId: idField("订单号", SEEN),
  paidAtMs: orNone(timeField("付款时间", SEEN)),
  sku: textField("SKU", 128, SEEN),
  promoterId: idField("推广员openid", SEEN),
  distance: orNone(wholeField("距离", { min: 1, max: 3 }, SEEN)),
  component: textField("奖项", 64, SEEN),
  rule: textField("依据", 300, SEEN),
  baseFen: yuanField("计佣金额", SEEN),
  rateBp: percentField("比例%"),
  fixedFen: orNone(yuanField("固定金额", SEEN)),
  amountFen: yuanField("佣金", "可以改；改动成为更正申请，由另一位员工决定", true),
  state: choiceField(
    "状态",
    [
      ["waiting", "待结算"],
      ["held", "冻结"],
      ["available", "已结算"],
    ],
    SEEN,
  ),
  availableAtMs: orNone(timeField("可提现时间", SEEN)),
  reason: textField("更正原因", 200, "改了佣金时必填"),
};

/** The rows of an order's case, one for each share. */
export function shareRows(known: Case, nowMs: number): readonly ShareRow[] {
  const isHeld = openHolds(known.facts).length > 0;
  return sharesOf(known.facts).map((share): ShareRow => {
    const availableAtMs = availableOf(known, share.promoterId);
    const isDone = availableAtMs !== null && availableAtMs <= nowMs;
    return {
      ...{ orderId: known._id, paidAtMs: known.paidAtMs, sku: share.sku },
      ...{ promoterId: share.promoterId, distance: share.distance },
      ...{ component: share.component ?? "", rule: share.rule, baseFen: share.baseFen },
      ...{ rateBp: share.rateBp, fixedFen: share.fixedFen ?? null, amountFen: share.amountFen },
      ...{ state: isDone ? "available" : isHeld ? "held" : "waiting", availableAtMs, reason: "" },
    };
  });
}

/** When the last of somebody's part of an order becomes available; null = nobody knows yet. */
function availableOf({ schedule }: Case, promoterId: string): number | null {
  const times = schedule
    .filter((row) => row.promoterId === promoterId && row.availableAtMs < NEVER_MS)
    .map(({ availableAtMs }) => availableAtMs);
  return times.length === 0 ? null : Math.max(...times);
}

/** The share of a row among those that are not taken yet; -1 = there is none. */
export const shareAt = (
  shares: readonly ShareRow[],
  row: ShareRow,
  taken: ReadonlySet<number>,
): number =>
  shares.findIndex(
    ({ sku, promoterId, rule, component }, at) =>
      !taken.has(at) &&
      sku === row.sku &&
      promoterId === row.promoterId &&
      rule === row.rule &&
      component === row.component,
  );

/** Every wish of a file about one order, proposed; the same file again proposes nothing twice. */
export function proposed(
  known: Case,
  wishes: readonly {
    readonly row: number;
    readonly promoterId: string;
    readonly amountFen: Fen;
    readonly reason: string;
  }[],
  { jobId, by, nowMs }: { readonly jobId: string; readonly by: string; readonly nowMs: number },
): Result<Case, ProposeError & { readonly row: number }> {
  let current = known;
  for (const { row, ...wish } of wishes) {
    const asked = proposeAdjustment(current, { id: `${jobId}-${row}`, ...wish, by }, nowMs);
    if (!asked.ok) return err({ ...asked.error, row });
    current = asked.value;
  }
  return ok(current);
}
