import { openedTags } from "./tags.ts";

it.each([
  ["<view><text>a</text></view>", "view text"],
  ["<a-b\n  c='>'  d=\"<x>\" /><e/>", "a-b e"],
  ["<!-- <a/> --><b/>", "b"],
  ["<view>{{ a <b ? '<c>' : 1 }}</view>", "view"],
  ['<view a="{{ b < c }}"><d /></view>', "view d"],
  ["<wxs module='m'>var a = 1 <b; '</x>';</wxs><c/>", "wxs c"],
  ["<wxs module='m' src='./m.wxs'/><c/>", "wxs c"],
  ["a < b <", ""],
  ["<view", "view"],
])("%s", (wxml, names) => {
  expect(
    openedTags(wxml)
      .map(({ name }) => name)
      .join(" "),
  ).toBe(names);
});
