import * as english from "#core/explain/englishRules.ts";
import * as chinese from "#core/explain/ruleNames.ts";
import type { ShownRule } from "#core/explain/shown.ts";
import { basisPoints, fen, NOTHING_BP } from "#core/money.ts";

it.each([
  ["rates", "通用比例", "general rate"],
  ["overrides[0]", "另有约定第 1 条", "exception 1"],
  ["overrides", "另有约定", "exceptions"],
  ["components.levelDifference.rules[4]", "级差奖第 5 条", "level difference, rule 5"],
  ["components.region.city.rules[0]", "区域分润（市级）第 1 条", "region (city), rule 1"],
  ["components.supply", "供货价", "supply price"],
  ["elsewhere[2]", "elsewhere[2]", "elsewhere[2]"],
  ["components.elsewhere", "components.elsewhere", "components.elsewhere"],
])("%s is %s, in English %s", (at, zh, en) => {
  expect(chinese.placeName(at)).toBe(zh);
  expect(english.placeName(at)).toBe(en);
});

const RATE = { rateBp: basisPoints(1_250) };
const UNIT = { rateBp: NOTHING_BP, unitFen: fen(150) };
const RULES: readonly (readonly [ShownRule, string, string])[] = [
  [{ at: "rates", ...RATE }, "通用比例，12.5%", "general rate, 12.5%"],
  [
    { at: "components.store.rules[0]", ...UNIT },
    "全部商品，每件 1.50 元（门店分润第 1 条）",
    "all goods, ¥1.50 a piece (store, rule 1)",
  ],
  [
    { at: "overrides[1]", ...RATE, sku: "tea", level: "gold", orders: { from: 1, to: 1 } },
    "商品 tea、等级 gold，买家第 1 单，12.5%（另有约定第 2 条）",
    "sku tea, level gold, the buyer's order 1, 12.5% (exception 2)",
  ],
  [
    { at: "overrides[1]", ...RATE, category: "茶", group: "vip", orders: { from: 2, to: null } },
    "类目 茶、客户组 vip，买家第 2 单起，12.5%（另有约定第 2 条）",
    "category 茶, buyers' group vip, the buyer's orders from 2 on, 12.5% (exception 2)",
  ],
  [
    { at: "overrides[1]", ...RATE, level: "gold", orders: { from: 2, to: 3 } },
    "全部商品、等级 gold，买家第 2 至 3 单，12.5%（另有约定第 2 条）",
    "all goods, level gold, the buyer's orders 2 to 3, 12.5% (exception 2)",
  ],
];
it.each(RULES)("says a rule whole: %j", (rule, zh, en) => {
  expect(chinese.ruleText(rule)).toBe(zh);
  expect(english.ruleText(rule)).toBe(en);
});
