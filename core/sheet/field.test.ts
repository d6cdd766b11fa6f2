import { timeField } from "#core/sheet/field.ts";
import { joinList, splitList } from "#core/sheet/list.ts";

it.each([
  ["2026-02-28 10:00", true],
  ["2026-02-30 10:00", false],
  ["2026-02-28 25:00", false],
])("the cell %s is a time: %s", (cell, isTime) => {
  expect(timeField("上架时间", "").read(cell).ok).toBe(isTime);
});

it("keeps texts apart that end in backslashes", () => {
  const texts = ["a\\", "b\\\\", "|c"];
  expect(splitList(joinList(texts))).toEqual(texts);
});
