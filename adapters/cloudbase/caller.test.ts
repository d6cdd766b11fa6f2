import { cloudbaseCaller } from "#adapters/cloudbase/caller.ts";

/** Goal: who calls comes from the platform alone, and from no more of it than each door may say. */
const staffIds = new Set(["staff-1"]);

it.each([
  [
    "a mini program user",
    { TCB_SOURCE: "wx_client", WX_OPENID: "o_zhang" },
    { openid: "o_zhang", staffId: null, door: "client" },
  ],
  [
    "staff on the web",
    { TCB_SOURCE: "tcb", TCB_UUID: "staff-1" },
    { openid: null, staffId: "staff-1", door: "client" },
  ],
  [
    "another web user",
    { TCB_SOURCE: "tcb", TCB_UUID: "u-9" },
    { openid: null, staffId: null, door: "client" },
  ],
  ["nobody", {}, { openid: null, staffId: null, door: "client" }],
  [
    "a timer",
    { TCB_SOURCE: "wx_trigger", TRIGGER_SRC: "timer" },
    { openid: null, staffId: null, door: "timer" },
  ],
  [
    "WeChat Pay",
    { TCB_SOURCE: "wx_paycallback" },
    { openid: null, staffId: null, door: "wechat-pay" },
  ],
  [
    "a function that a user called",
    { TCB_SOURCE: "wx_client,scf", WX_OPENID: "o_zhang" },
    { openid: null, staffId: null, door: "function" },
  ],
  [
    "a function that WeChat Pay called",
    { TCB_SOURCE: "wx_paycallback,scf" },
    { openid: null, staffId: null, door: "function" },
  ],
  [
    "a function that staff called",
    { TCB_SOURCE: "tcb,scf", TCB_UUID: "staff-1" },
    { openid: null, staffId: null, door: "function" },
  ],
])("%s", (_, env, expected) => {
  expect(cloudbaseCaller(env, staffIds)).toEqual(expected);
});
