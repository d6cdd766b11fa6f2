import { ControlError } from "../control/errors.ts";
import { createScript, LINES_MAX } from "./script.ts";
import { scriptedCall } from "./scriptedCall.ts";

function open() {
  const script = createScript();
  script.offer("call", ["subscribeMessage.send", "wxacode.getUnlimited"]);
  script.offer("notice", ["TRANSACTION.SUCCESS"]);
  return script;
}
const SEND = "subscribeMessage.send";

it("gives each directive to as many calls as it is for, in the order of their coming", () => {
  const script = open();
  script.add({ api: SEND, fail: { code: 43101, message: "user refuse" }, times: 2 });
  script.add({ api: SEND, cut: true });
  script.add({ api: "wxacode.getUnlimited", hang: true });
  const taken = [1, 2, 3, 4].map(() => script.take(SEND, {}));
  expect(taken).toMatchObject([
    ...[{ fail: { code: 43101 } }, { fail: { code: 43101 } }, { cut: true }],
    undefined,
  ]);
  expect(script.waiting()).toEqual([{ api: "wxacode.getUnlimited", hang: true, times: 1 }]);
});

it("gives a directive that wants certain fields to no other call", () => {
  const script = open();
  script.add({ api: SEND, answer: { errcode: 0 }, match: { touser: "o_li", lang: "zh_CN" } });
  expect(script.take(SEND, undefined)).toBeUndefined();
  expect(script.take(SEND, { touser: "o_li" })).toBeUndefined();
  expect(script.take(SEND, { touser: "o_wu", lang: "zh_CN" })).toBeUndefined();
  expect(script.take(SEND, { touser: "o_li", lang: "zh_CN", page: "p" })).toMatchObject({
    answer: { errcode: 0 },
  });
});

it.each<[string, object]>([
  ["nothing here is called nothing", { api: "nothing", cut: true }],
  ["api must be text", { cut: true }],
  ['no field "failure"', { api: SEND, failure: {} }],
  ["needs one of", { api: SEND }],
  ["one of answer, fail", { api: SEND, cut: true, hang: true }],
  ["hang can only be true", { api: SEND, hang: false }],
  ["applied goes with", { api: SEND, answer: {}, applied: true }],
  ["fail.code", { api: SEND, fail: { message: "x" } }],
  ["status must be", { api: SEND, fail: { code: "X", status: 99 } }],
  ["times must be", { api: SEND, cut: true, times: 0 }],
  ["delayMs must be", { api: SEND, delayMs: 60_001 }],
  ["match.a must be", { api: SEND, cut: true, match: { a: {} } }],
  ["only notices", { api: SEND, duplicate: 2 }],
  ["is a notice", { api: "TRANSACTION.SUCCESS", cut: true }],
  ["duplicate must be", { api: "TRANSACTION.SUCCESS", duplicate: 101 }],
])("refuses: %s", (words, line) => {
  const script = open();
  expect(() => script.add(line)).toThrow(ControlError);
  expect(() => script.add(line)).toThrow(words);
  expect(script.waiting()).toEqual([]);
});

it("takes no more lines than it can keep, and forgets them when told", () => {
  const script = open();
  for (let n = 0; n < LINES_MAX; n += 1) script.add({ api: SEND, cut: true });
  expect(() => script.add({ api: SEND, cut: true })).toThrow("wait already");
  expect(script.clear()).toBe(LINES_MAX);
  expect(script.take(SEND, {})).toBeUndefined();
});

it("runs the call itself only where the directive lets it take effect", async () => {
  let ran = 0;
  const own = async () => (ran += 1);
  expect(await scriptedCall(undefined, own)).toEqual({ kind: "own", reply: 1 });
  expect(await scriptedCall({ delayMs: 5 }, own)).toEqual({ kind: "own", reply: 2 });
  expect(await scriptedCall({ answer: { a: 1 } }, own)).toEqual({
    kind: "answer",
    answer: { a: 1 },
  });
  expect(await scriptedCall({ cut: true }, own)).toEqual({ kind: "cut" });
  expect(ran).toBe(2);
  expect(await scriptedCall({ cut: true, applied: true }, own)).toEqual({ kind: "cut" });
  expect(ran).toBe(3);
});
