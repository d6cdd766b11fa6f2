/** Goal: a user can be answered only after he wrote, so often and so long as WeChat says. */
import { createClock } from "../../clock.ts";
import { createCustomerService } from "./customerService.ts";

const HOUR_MS = 3_600_000;

function open() {
  const clock = createClock(1_700_000_000_000);
  const service = createCustomerService({ clock });
  const ask = async (api: string, parameters: object) => {
    const run = service.interfaces.get(`customerServiceMessage.${api}`);
    const answer = await run?.(new Map(Object.entries({ touser: "oA", ...parameters })));
    if (answer === undefined || "picture" in answer) throw new Error(`${api} is not there`);
    return "fields" in answer ? answer.fields["errcode"] : answer.errcode;
  };
  const text = { msgtype: "text", text: { content: "你好" } };
  return {
    ...{ clock, service, ask },
    send: (parameters: object = {}) => ask("send", { ...text, ...parameters }),
    wait: (ms: number) => clock.advanceTo(clock.nowMs() + ms),
    hear: (MsgType: string, Event?: string) =>
      service.heard({ FromUserName: "oA", MsgType, ...(Event !== undefined && { Event }) }),
  };
}

it.each([
  [0, {}],
  [0, { msgtype: "image", image: { media_id: "m" } }],
  [0, { msgtype: "link", link: { title: "t", url: "u" } }],
  [0, { msgtype: "miniprogrampage", miniprogrampage: { pagepath: "a", thumb_media_id: "m" } }],
  [40003, { touser: "" }],
  [44004, { text: { content: "" } }],
  [44004, { text: undefined }],
  [40007, { msgtype: "image", image: {} }],
  [44003, { msgtype: "link", link: { title: "t" } }],
  [40165, { msgtype: "miniprogrampage", miniprogrampage: { thumb_media_id: "m" } }],
  [40007, { msgtype: "miniprogrampage", miniprogrampage: { pagepath: "a" } }],
  [40008, { msgtype: "dance" }],
  [45015, { touser: "oB" }],
])("errcode %i for %j", async (errcode, parameters) => {
  const { send, hear, service } = open();
  hear("text");
  expect(await send(parameters)).toBe(errcode);
  expect(service.sent(10)).toHaveLength(errcode === 0 ? 1 : 0);
});

it("answers a message five times in 48 hours, an opened conversation once in a minute", async () => {
  const { send, hear, wait } = open();
  expect(await send()).toBe(45015);
  hear("event", "user_enter_tempsession");
  expect([await send(), await send()]).toEqual([0, 45047]);
  hear("event", "user_enter_tempsession");
  wait(60_001);
  expect(await send()).toBe(45015);
  hear("text");
  for (let n = 0; n < 5; n++) expect(await send()).toBe(0);
  expect(await send()).toBe(45047);
  hear("text");
  hear("event", "user_enter_tempsession");
  expect([await send(), await send()]).toEqual([0, 0]);
  wait(48 * HOUR_MS);
  expect(await send()).toBe(0);
  wait(1);
  expect(await send()).toBe(45015);
});

it("does not count other events as a word of the user", async () => {
  const { send, hear } = open();
  hear("event", "subscribe");
  expect(await send()).toBe(45015);
});

it("shows that somebody types, for 30 seconds after the user did something, and once", async () => {
  const { ask, hear, send, wait } = open();
  const type = (command = "Typing") => ask("setTyping", { command });
  expect(await type()).toBe(45080);
  hear("text");
  expect([await type("Dancing"), await type(), await type()]).toEqual([45072, 0, 45081]);
  expect([await type("CancelTyping"), await type()]).toEqual([0, 0]);
  await send();
  expect(await type()).toBe(0);
  wait(30_001);
  expect(await type()).toBe(45080);
  expect(await ask("setTyping", { touser: "", command: "Typing" })).toBe(40003);
});
