import { judgePromoter, PROMOTER_COLUMNS, type PromoterView } from "#core/sheet/promoters.ts";
import { cellsOf } from "#core/sheet/table.ts";

/** Goal: a table brings in nobody whom the brand does not want now. */
const row = {
  row: 2,
  cells: cellsOf(PROMOTER_COLUMNS, {
    ...{ number: null, promoterId: "U9", level: null, introducers: [] },
    ...{ approvedAtMs: null, state: null, soldFen: null },
  }),
};
const view: PromoterView = {
  ...{ promoter: null, introducer: null, numbers: new Map(), joiningPaused: false },
};

it.each([
  [false, []],
  [true, [["openid", "U9"]]],
])("a new one while joining is paused (%s)", (joiningPaused, faults) => {
  const judged = judgePromoter(row, { ...view, joiningPaused }, 1_000);
  expect(judged.faults.map(({ column, value }) => [column, value])).toEqual(faults);
  expect(judged.change === null).toBe(joiningPaused);
});
