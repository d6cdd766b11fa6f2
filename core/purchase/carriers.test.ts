import { carrierMeant } from "#core/purchase/carriers.ts";

/** Goal: a carrier is known by what people call it, and another house is never taken for it. */
it.each([
  ["SF", "SF"],
  [" zto ", "ZTO"],
  ["顺丰速运", "SF"],
  ["顺丰", "SF"],
  ["圆通快递", "YTO"],
  ["邮政EMS", "EMS"],
  ["邮政快递包裹", "YZPY"],
  ["邮政", null],
  ["中通快运", null],
  ["飞快快递", null],
  ["", null],
])("%j means %s", (typed, code) => expect(carrierMeant(typed)).toBe(code));
