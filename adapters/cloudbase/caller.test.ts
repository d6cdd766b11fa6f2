import { cloudbaseCaller } from "#adapters/cloudbase/caller.ts";

/** Goal: who calls comes from the platform alone, and from no more of it than each door may say. */
const ownerIds = new Set(["staff-1"]);

it.each([
  [
    "a mini program user",
    { TCB_SOURCE: "wx_client", WX_OPENID: "o_zhang" },
    { openid: "o_zhang", userId: null, isNamedOwner: false, door: "client" },
  ],
  [
    "an owner whom the deployment names",
    { TCB_SOURCE: "tcb", TCB_UUID: "staff-1" },
    { openid: null, userId: "staff-1", isNamedOwner: true, door: "client" },
  ],
  [
    "another web user",
    { TCB_SOURCE: "tcb", TCB_UUID: "u-9" },
    { openid: null, userId: "u-9", isNamedOwner: false, door: "client" },
  ],
  ["nobody", {}, { openid: null, userId: null, isNamedOwner: false, door: "client" }],
  [
    "a timer",
    { TCB_SOURCE: "wx_trigger", TRIGGER_SRC: "timer" },
    { openid: null, userId: null, isNamedOwner: false, door: "timer" },
  ],
  [
    "WeChat Pay",
    { TCB_SOURCE: "wx_paycallback" },
    { openid: null, userId: null, isNamedOwner: false, door: "wechat-pay" },
  ],
  [
    "a function that a user called",
    { TCB_SOURCE: "wx_client,scf", WX_OPENID: "o_zhang" },
    { openid: null, userId: null, isNamedOwner: false, door: "function" },
  ],
  [
    "a function that WeChat Pay called",
    { TCB_SOURCE: "wx_paycallback,scf" },
    { openid: null, userId: null, isNamedOwner: false, door: "function" },
  ],
  [
    "a function that staff called",
    { TCB_SOURCE: "tcb,scf", TCB_UUID: "staff-1" },
    { openid: null, userId: null, isNamedOwner: false, door: "function" },
  ],
])("%s", (_, env, expected) => {
  expect(cloudbaseCaller(env, ownerIds)).toEqual(expected);
});
