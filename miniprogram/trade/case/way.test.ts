import { waitsFor, wayOf } from "./way";

/** Goal: the buyer sees where his after-sales stands and who is next. */
it.each([
  ["refund", "asked", "asked! refunding done"],
  ["refund", "refunding", "asked. refunding! done"],
  ["refund", "done", "asked. refunding. done."],
  ["return", "agreed", "asked. agreed! sent refunding done"],
  ["return", "arrived", "asked. agreed. sent! refunding done"],
  ["exchange", "reshipped", "asked. agreed. sent. reshipped! done"],
  ["return", "refused", "asked. refused!"],
  ["exchange", "withdrawn", "asked. withdrawn!"],
] as const)("%s %s: %s", (kind, state, way) => {
  const marks = { past: ".", now: "!", coming: "" };
  const shown = wayOf({ kind, state }).map((stop) => `${stop.state}${marks[stop.is]}`);
  expect(shown.join(" ")).toBe(way);
});

it.each([
  ["asked", "shop"],
  ["agreed", "buyer"],
  ["sent", "shop"],
  ["arrived", "shop"],
  ["refunding", "wechat"],
  ["reshipped", "buyer"],
  ["done", "nobody"],
  ["refused", "nobody"],
] as const)("%s waits for the %s", (state, who) => expect(waitsFor({ state })).toBe(who));
