import { saleChange } from "./saleChange.ts";

/** Goal: the preview says what a bulk change does, and what it leaves. */
const rows = (["on", "planned", "off"] as const).map((state) => ({ state }));
const told = (isOn: boolean, hasTimes: boolean) => {
  const { changed, same } = saleChange(rows, isOn, hasTimes);
  return [changed, same].map((some) => some.map(({ state }) => state).join(" "));
};

it.each([
  [true, false, ["planned off", "on"]],
  [true, true, ["on planned off", ""]],
  [false, false, ["on planned", "off"]],
])("on %s, times %s", (isOn, hasTimes, then) => expect(told(isOn, hasTimes)).toEqual(then));

it("does nothing to nothing", () =>
  expect(saleChange([], true, false)).toEqual({ changed: [], same: [] }));
