import type { Fen } from "#core/money.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import { examine, newPromoter } from "#core/people/approve.ts";
import { withLevel } from "#core/people/standing.ts";
import {
  choiceField,
  idField,
  listField,
  orNone,
  textField,
  timeField,
  wholeField,
  yuanField,
} from "#core/sheet/field.ts";
import { changing, faulty, type Judgement, same } from "#core/sheet/judge.ts";
import {
  cellsOf,
  type Columns,
  differing,
  faultAt,
  headingsOf,
  type NumberedRow,
  recordOf,
} from "#core/sheet/table.ts";

/** A row of the table of promoters. */
export type PromoterRow = {
  readonly number: number | null;
  readonly promoterId: string;
  readonly level: string | null;
  /** Numbers of who introduced him, who introduced that one, … */
  readonly introducers: readonly string[];
  readonly approvedAtMs: number | null;
  readonly state: "approved" | "banned" | null;
  /** What is left of the sales that he brought; it moves by itself, so an import does not look at it. */
  readonly soldFen: Fen | null;
};

export const PROMOTER_COLUMNS: Columns<PromoterRow> = {
  number: orNone(wholeField("编号", { min: 1, max: 1_000_000_000 }, "新推广员留空，由系统给出")),
  promoterId: idField("openid", "他在小程序里的 openid"),
  level: orNone(textField("级别", 64, "留空 = 没有；改动从次日零点起生效")),
  introducers: listField("介绍人编号", { most: 3, longest: 12 }, "新推广员只填直接介绍人，可留空"),
  approvedAtMs: orNone(timeField("批准时间", "2026-03-05 14:30，新推广员留空 = 现在")),
  state: orNone(
    choiceField("状态", [
      ["approved", "正常"],
      ["banned", "已清退"],
    ]),
  ),
  soldFen: orNone(yuanField("累计销售额", "只供查看，导入时不看")),
};

/** What is known about a row's persons. */
export type PromoterView = {
  readonly promoter: Promoter | null;
  /** By number: the introducer that a new row names. */
  readonly introducer: Promoter | null;
  /** Numbers of promoters by their ids. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly joiningPaused: boolean;
};

export const promoterRow = (
  promoter: Promoter,
  numbers: ReadonlyMap<string, number>,
  soldFen: Fen | null,
  nowMs: number,
): PromoterRow => ({
  ...{ number: promoter.number, promoterId: promoter._id, level: levelAt(promoter, nowMs) },
  introducers: promoter.introducerIds.map((id) => String(numbers.get(id) ?? id)),
  approvedAtMs: promoter.approvedAtMs,
  ...{ state: isBannedAt(promoter, nowMs) ? "banned" : "approved", soldFen },
});

/**
 * What a row comes to: a new promoter, approved by whoever imports him, or another level from the next midnight on.
 *
 * - Errors, as faults: anything else that differs, since bans and introducers are no matter of tables.
 * - The number of a new one is 0 until it is given.
 */
export function judgePromoter(row: NumberedRow, view: PromoterView, nowMs: number): Judgement {
  const record = recordOf(PROMOTER_COLUMNS, row);
  if (!record.ok) return faulty(1, record.error);
  const { promoter } = view;
  if (promoter === null) return judgeNew(row, record.value, view, nowMs);
  const said = { ...record.value, soldFen: null };
  const known = promoterRow(promoter, view.numbers, null, nowMs);
  const other = differing(
    PROMOTER_COLUMNS,
    cellsOf(PROMOTER_COLUMNS, known),
    cellsOf(PROMOTER_COLUMNS, said),
  );
  const refused = other.filter((heading) => heading !== PROMOTER_COLUMNS.level.heading);
  if (refused.length > 0) {
    return faulty(1, refused.map(fault(row, "这一列不能通过导入修改，请恢复原值")));
  }
  if (other.length === 0) return same(1);
  if (said.level === null) return faulty(1, [fault(row, "级别不能清空")("级别")]);
  const after = withLevel(promoter, said.level, nowMs);
  if (after === promoter) return same(1);
  return changing(1, { collection: "promoters", row: row.row, before: promoter, after });
}

function judgeNew(
  row: NumberedRow,
  said: PromoterRow,
  { introducer, joiningPaused }: PromoterView,
  nowMs: number,
): Judgement {
  const { number, promoterId, level, introducers, state } = said;
  const approvedAtMs = said.approvedAtMs ?? nowMs;
  const wrong = (heading: string, message: string) => faulty(1, [fault(row, message)(heading)]);
  if (number !== null) return wrong("编号", "没有这位推广员；新增时编号请留空");
  if (state === "banned") return wrong("状态", "不能导入已清退的推广员");
  if (introducers.length > 1) return wrong("介绍人编号", "新增时只填直接介绍人的编号");
  if (introducers.length === 1 && !introducer) return wrong("介绍人编号", "没有这位介绍人");
  if (approvedAtMs > nowMs) return wrong("批准时间", "时间不能晚于现在");
  if (introducer && approvedAtMs < introducer.approvedAtMs) {
    return wrong("批准时间", "不能早于介绍人的批准时间");
  }
  if (joiningPaused) return wrong("openid", "品牌暂停招募推广员");
  const approval = { promoterId, introducerId: introducer?._id ?? null, level };
  // Staff who bring in somebody answer for his having asked.
  const application = { _id: promoterId, rev: 0, appliedAtMs: approvedAtMs };
  const examined = examine({ promoter: null, application, introducer }, approval);
  if (!examined.ok) return wrong("openid", "不能成为推广员，请核对介绍人");
  const number0 = (introducer?.number ?? 0) + 1; // Only to be above his introducer's until it is given.
  const made = newPromoter(approval, introducer, number0, approvedAtMs);
  return changing(1, {
    ...{ collection: "promoters", row: row.row, before: null },
    after: { ...made, number: 0 },
  });
}

const fault =
  ({ row, cells }: NumberedRow, message: string) =>
  (heading: string) =>
    faultAt(row, heading, cells[headingsOf(PROMOTER_COLUMNS).indexOf(heading)] ?? "", message);
