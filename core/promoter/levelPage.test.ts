import { fen } from "#core/money.ts";
import { levelPage } from "#core/promoter/levelPage.ts";
import { DAY_MS } from "#core/time.ts";
import { aPlan, aPromoter, override, rate } from "#tests/fixtures.ts";

const NOW_MS = 100 * DAY_MS;
const figures = { soldFen: fen(380_000), nowMs: NOW_MS };
const LEVELS = ["铜", "银", "金"];
const plan = aPlan({
  levels: LEVELS,
  overrides: [
    override(1, 1_200, { level: "银" }),
    override(1, 1_500, { level: "金", category: "茶" }),
  ],
  components: {
    levelDifference: {
      rules: [{ rateBp: rate(2, 800).rateBp, sku: null, category: null, level: "金" }],
    },
  },
  programme: {
    levels: [
      {
        level: "金",
        entry: [
          { metric: "ownSales", from: 500_000 },
          { metric: "tenureDays", from: 30 },
          { metric: "exam", from: 60 },
        ],
        any: true,
      },
    ],
  },
});
const at = (level: string | null) =>
  aPromoter("P", {
    approvedAtMs: 10 * DAY_MS + 5,
    levels: level === null ? [] : [{ level, fromMs: 20 * DAY_MS }],
  });

it("shows the levels with what each earns, and what the next one asks for", () => {
  expect(levelPage(at("银"), plan, figures)).toEqual({
    ...{ levelName: "银", sinceMs: 20 * DAY_MS, coming: null },
    levels: [
      { name: "铜", isOwn: false, earns: [], condition: null },
      { name: "银", isOwn: true, earns: ["距离 1：12%"], condition: null },
      {
        ...{ name: "金", isOwn: false },
        earns: ["类目 茶，距离 1：15%", "级差奖，全部商品：8%"],
        condition: "本人净销售额达到 5000.00 元，或参加时间达到 30 天，或考试达到 60 分",
      },
    ],
    next: {
      name: "金",
      anyIsEnough: true,
      needs: [
        { text: "本人净销售额达到 5000.00 元", isMet: false, missing: "还差 1,200.00 元" },
        { text: "参加时间达到 30 天", isMet: true, missing: null },
        { text: "考试达到 60 分", isMet: null, missing: null },
      ],
    },
    sentence: "等级不会自动升：达到条件后由品牌评定，次日零点起生效",
  });
});

it.each([
  [
    "without a level the lowest is next",
    null,
    "铜",
    "方案没有写明升级条件：等级由品牌评定，次日零点起生效",
  ],
  ["the highest", "金", null, "你已在最高等级，或你的等级不在现行方案里"],
  ["one that the plan does not know", "钻", null, "你已在最高等级，或你的等级不在现行方案里"],
])("%s", (_name, level, next, sentence) => {
  const page = levelPage(at(level), plan, figures);
  expect([page.next?.name ?? null, page.sentence]).toEqual([next, sentence]);
});

it("says so where there are no levels, or no plan", () => {
  const none = { levels: [], next: null, sentence: "现在的分润方案不分等级" };
  expect(levelPage(at("银"), aPlan(), figures)).toMatchObject(none);
  expect(levelPage(at(null), null, figures)).toMatchObject({ ...none, sinceMs: null });
});

it("tells a level that was set and is not in force yet, and takes levels from rules alone", () => {
  const levels = [{ level: "金", fromMs: NOW_MS + 1 }];
  const page = levelPage(
    aPromoter("P", { levels }),
    aPlan({ overrides: [override(1, 1, { level: "金" })] }),
    figures,
  );
  expect(page).toMatchObject({ levelName: null, coming: levels[0], levels: [{ name: "金" }] });
});

it.each([
  [500_000, 40, [true, true]],
  [499_999, 40, [false, true]],
  [500_000, 39, [true, false]],
])("says of %i fen and day %i what is met: %j", (soldFen, day, met) => {
  const nowMs = day * DAY_MS + 5; // He joined on day 10, at the same time of the day.
  const needs = levelPage(at("银"), plan, { soldFen: fen(soldFen), nowMs }).next?.needs ?? [];
  expect(needs.slice(0, 2).map(({ isMet }) => isMet)).toEqual(met);
});
