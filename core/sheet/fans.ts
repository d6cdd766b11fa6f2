import type { Binding } from "#core/attribution/bind.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { emptyFan, withTouch } from "#core/attribution/touches.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { POLICIES, type PolicyName } from "#core/sheet/policies.ts";
import {
  choiceField,
  idField,
  orNone,
  textField,
  timeField,
  timeText,
  wholeField,
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

/** A row of the table of fans: somebody who ever opened a code, and whose fan he is; all null = the brand's. */
export type FanRow = {
  readonly fanId: string;
  readonly promoterNumber: number | null;
  readonly channel: string;
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  readonly policy: PolicyName | null;
};

export const FAN_COLUMNS: Columns<FanRow> = {
  fanId: idField("粉丝openid", "他在小程序里的 openid"),
  promoterNumber: orNone(
    wholeField("推广员编号", { min: 1, max: 1_000_000_000 }, "扫了谁的推广码"),
  ),
  channel: textField("渠道", 64, "推广码的渠道，可留空"),
  sinceMs: orNone(timeField("扫码时间", "2026-03-05 14:30，新增时留空 = 现在")),
  untilMs: orNone(timeField("有效至", "由归属规则决定，新增时留空")),
  policy: orNone(choiceField("归属规则", POLICIES, "由方案决定，新增时留空")),
};

/** What is known about a row's persons. */
export type FanSight = {
  readonly fan: Fan | null;
  readonly binding: Binding | null;
  readonly policy: PolicyName;
  /** The names of channels by index. */
  readonly channels: readonly string[];
  /** Of the number that the row names. */
  readonly promoter: Promoter | null;
};

export const fanRow = (
  fanId: string,
  { binding, policy, channels }: Pick<FanSight, "binding" | "policy" | "channels">,
): FanRow => ({
  ...{ fanId, promoterNumber: binding?.promoterNumber ?? null },
  channel: binding ? (channels[binding.channel] ?? "") : "",
  ...{ sinceMs: binding?.boundAtMs ?? null, untilMs: binding?.untilMs ?? null },
  policy: binding ? policy : null,
});

/**
 * What a row comes to: one more opening of a promoter's code, as if the person had scanned it then.
 *
 * - Whether that binds is decided by the plan's rules when somebody asks, as after a scan.
 * - An opening that is known already, to the minute, is the same.
 */
export function judgeFan(row: NumberedRow, sight: FanSight, nowMs: number): Judgement {
  const record = recordOf(FAN_COLUMNS, row);
  if (!record.ok) return faulty(1, record.error);
  const { fanId, promoterNumber, channel, sinceMs, untilMs, policy } = record.value;
  const cells = cellsOf(FAN_COLUMNS, record.value);
  const known = sight.fan ? cellsOf(FAN_COLUMNS, fanRow(fanId, sight)) : null;
  if (known && differing(FAN_COLUMNS, known, cells).length === 0) return same(1);
  const wrong = (heading: string, message: string) =>
    faulty(1, [
      faultAt(row.row, heading, row.cells[headingsOf(FAN_COLUMNS).indexOf(heading)] ?? "", message),
    ]);
  if (promoterNumber === null) return wrong("推广员编号", "不能为空；归属不能通过导入解除");
  if (!sight.promoter) return wrong("推广员编号", "没有这位推广员");
  if (sight.promoter._id === fanId) return wrong("推广员编号", "不能是自己的推广码");
  const index = sight.channels.indexOf(channel);
  if (index === -1) return wrong("渠道", "没有这个渠道，请先用它做一个推广码");
  const atMs = sinceMs ?? nowMs;
  const fan = sight.fan ?? emptyFan(fanId);
  const isKnown = fan.touches.some(
    (touch) =>
      touch.promoterNumber === promoterNumber &&
      touch.channel === index &&
      (sinceMs === null || timeText(touch.atMs) === timeText(sinceMs)),
  );
  if (isKnown) return same(1);
  if (untilMs !== null) return wrong("有效至", "由归属规则决定，新增时请留空");
  if (policy !== null) return wrong("归属规则", "由方案决定，新增时请留空");
  if (atMs > nowMs) return wrong("扫码时间", "时间不能晚于现在");
  if (atMs < sight.promoter.approvedAtMs) {
    return wrong("扫码时间", "早于推广员的批准时间，不会生效");
  }
  if (fan.base && atMs < fan.base.asOfMs) return wrong("扫码时间", "早于已经归档的扫码记录");
  const touch = { promoterNumber, channel: index, campaign: 0, atMs };
  const touched = withTouch(fan, touch, null);
  if (!touched.ok) {
    if (touched.error.code === "recommendation_off") {
      return wrong("粉丝openid", "他已关闭推荐关系，不能绑定推广员");
    }
    return touched.error.code === "touch_repeated"
      ? wrong("扫码时间", "他在这之后已扫过同一推广码")
      : wrong("粉丝openid", "他的扫码记录已满，等他下次扫码后再导入");
  }
  const change = { row: row.row, before: sight.fan, after: touched.value };
  return changing(1, { collection: "fans", ...change });
}
