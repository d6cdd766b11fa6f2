import { dateOf, tabOf, TABS } from "./withdrawalTabs.ts";

it.each([
  ["", "review"],
  ["requested", "review"],
  ["approved", "toSend"],
  ["sending", "onTheWay"],
  ["confirming", "onTheWay"],
  ["released", "closed"],
  ["nonsense", "review"],
])("shows %j under %s", (state, tab) => {
  expect(tabOf(state)).toBe(tab);
});
it.each(TABS)("knows its own tab %s", (tab) => {
  expect(tabOf(tab)).toBe(tab);
});

it.each([
  ["", "requested"],
  ["sent", "sent"],
  ["ended", "ended"],
  ["nonsense", "requested"],
])("reads days of %j as of %s", (dated, expected) => {
  expect(dateOf(dated)).toBe(expected);
});
