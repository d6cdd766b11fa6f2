import { withRecommendation } from "#core/attribution/recommendation.ts";
import { aNamed, FAN_ID, instant } from "#core/attribution/testing/story.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import { FAN_COLUMNS, judgeFan } from "#core/sheet/fans.ts";
import { cellsOf } from "#core/sheet/table.ts";

/** Goal: no import binds somebody who wants no recommendations. */
it.each([
  [false, "他已关闭推荐关系，不能绑定推广员"],
  [true, null],
])("recommendations on: %s", (isOn, message) => {
  const fan = withRecommendation(emptyFan(FAN_ID), isOn, instant("d0"));
  const row = { fanId: FAN_ID, promoterNumber: 1, channel: "", sinceMs: null, untilMs: null };
  const judged = judgeFan(
    { row: 2, cells: cellsOf(FAN_COLUMNS, { ...row, policy: null }) },
    { fan, binding: null, policy: "extend", channels: [""], promoter: aNamed("A") },
    instant("d1"),
  );
  const told = JSON.stringify(judged);
  if (message) expect(told).toContain(message);
  else expect(told).not.toContain("message");
});
