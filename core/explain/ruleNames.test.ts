import { placeName } from "#core/explain/ruleNames.ts";

it.each([
  ["rates", "通用比例"],
  ["overrides[0]", "另有约定第 1 条"],
  ["components.levelDifference.rules[4]", "级差奖第 5 条"],
  ["components.region.city.rules[0]", "区域分润（市级）第 1 条"],
  ["components.supply", "供货价"],
  ["elsewhere[2]", "elsewhere[2]"],
])("%s is %s", (at, name) => expect(placeName(at)).toBe(name));
