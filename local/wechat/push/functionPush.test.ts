/** Goal: what WeChat pushes to a function arrives as documented, three times where it is not taken, and is in the log. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { createClock } from "../../clock.ts";
import { createCallLog } from "../callLog.ts";
import type { CallFunction } from "../notice/payNotices.ts";
import { createFunctionPush } from "./functionPush.ts";
import { createPushTargets, readMessagePush } from "./pushTargets.ts";

const AT_MS = Date.UTC(2026, 0, 1);
const EVENT = { MsgType: "event", Event: "wxa_punish_event" };
const TARGET = { msgType: "event", event: "wxa_punish_event", functionName: "hears" };

describe("to a function", () => {
  type Call = Parameters<CallFunction>[0];
  function open(answer: (call: Call) => unknown) {
    const calls: Call[] = [];
    const log = createCallLog();
    const push = createFunctionPush({
      ...{ clock: createClock(AT_MS), log, targets: createPushTargets([TARGET]), patienceMs: 20 },
      async callFunction(call) {
        calls.push(call);
        return { ok: true, result: await answer(call) };
      },
    });
    return { calls, log, push };
  }

  it("is the function's event, and no person's call", async () => {
    const { calls, push, log } = open(() => "success");
    expect(await push(EVENT, "x1")).toEqual({ taken: true, tries: 1, answer: '"success"' });
    expect(calls).toEqual([
      {
        name: "hears",
        data: {
          ...{ ToUserName: "gh_cloudbaselocal", FromUserName: "platform" },
          ...{ CreateTime: AT_MS / 1_000, ...EVENT },
        },
        identity: { source: "wx_unknown" },
      },
    ]);
    expect(log.newest(1)).toMatchObject([
      {
        ...{ door: "notice", api: "message-push event wxa_punish_event", about: "hears x1" },
        ...{ outcome: "ok", answer: '"success"', atMs: AT_MS },
      },
    ]);
  });

  it("comes from the user who wrote", async () => {
    const { calls, push } = open(() => "success");
    await push({ ...EVENT, FromUserName: "o_li" }, "");
    expect(calls).toMatchObject([{ identity: { openid: "o_li", source: "wx_unknown" } }]);
  });

  it.each([
    ["another answer", "ok"],
    ["no answer", undefined],
    ["cloudPay's answer", { errcode: 0 }],
  ])("is tried three times after %s", async (_, answer) => {
    const { calls, push, log } = open(() => answer);
    expect(await push(EVENT, "")).toMatchObject({ taken: false, tries: 3 });
    expect(calls).toHaveLength(3);
    expect(log.newest(1)).toMatchObject([{ outcome: "NOT_TAKEN" }]);
  });

  it("is taken at the third time", async () => {
    let asked = 0;
    const { push } = open(() => ((asked += 1) === 3 ? "success" : "fail"));
    expect(await push(EVENT, "")).toMatchObject({ taken: true, tries: 3 });
  });

  it("waits no longer than it has patience, and a failed call is none", async () => {
    const slow = open(() => new Promise((resolve) => setTimeout(() => resolve("success"), 60)));
    expect(await slow.push(EVENT, "")).toMatchObject({ tries: 3, answer: "no answer in time" });
    const failing = open(() => Promise.reject(new Error("killed")));
    expect(await failing.push(EVENT, "")).toMatchObject({
      ...{ tries: 3, taken: false, answer: "FUNCTIONS_EXECUTE_FAIL: Error: killed" },
    });
  });

  it("goes nowhere where nobody hears of it, and says so", async () => {
    const { calls, push, log } = open(() => "success");
    expect(await push({ ...EVENT, Event: "other" }, "")).toMatchObject({ taken: false, tries: 0 });
    expect(calls).toEqual([]);
    expect(log.newest(1)).toMatchObject([{ outcome: "NO_TARGET" }]);
  });
});

describe("message-push.json", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "message-push-"))));
  afterEach(() => rmSync(directory, { recursive: true }));
  const read = (file?: unknown) => {
    const path = join(directory, "message-push.json");
    if (file !== undefined) writeFileSync(path, JSON.stringify(file));
    return readMessagePush(directory, ["hears"]);
  };

  it("names functions by kind of message; one may be switched off; none is none", () => {
    expect(read()).toEqual([]);
    const text = { msgType: "text", functionName: "hears", why: "People write." };
    const off = { ...TARGET, enable: false };
    expect(read({ callbacks: [text, off] })).toEqual([
      { msgType: "text", event: "", functionName: "hears" },
    ]);
  });

  it.each([
    [
      /callbacks\[0\]\.functionName names no function: "other"/,
      [{ ...TARGET, functionName: "other" }],
    ],
    [/callbacks\[1\] is for a message that another function hears/, [TARGET, TARGET]],
    [/callbacks\[0\]\.env is no field/, [{ ...TARGET, env: "e" }]],
    [/callbacks\[0\]\.msgType/, [{ ...TARGET, msgType: "" }]],
    [/callbacks must be a list/, {}],
    [/more than 100/, Array.from({ length: 101 }, () => TARGET)],
  ])("is refused where it is wrong: %s", (problem, callbacks) => {
    expect(() => read({ callbacks })).toThrow(problem);
  });
});

describe("in the whole server", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({
      functions: {
        hears: {
          code: `const { getWXContext, init } = require("wx-server-sdk"); init();
            const heard = [];
            exports.main = async (event) => {
              if (event.read) return heard;
              const { OPENID, SOURCE } = getWXContext();
              heard.push({ event, OPENID, SOURCE });
              return "success"; };`,
          timeout: 60,
        },
      },
      files: { "message-push.json": JSON.stringify({ callbacks: [TARGET] }) },
      freezeAtMs: AT_MS,
    });
  });
  afterAll(() => server.close());
  const push = async (body: object) => (await server.control("wechat/push", body)).body;
  const heard = async () => {
    const { body } = await server.control("call", { name: "hears", data: { read: true } });
    return (body["result"] as unknown[]).at(-1);
  };

  it("pushes to the function of the file, to one by name, and to one that is set", async () => {
    const message = { Event: "wxa_punish_event", List: [{ reason: "诱导分享行为" }] };
    expect(await push({ message })).toMatchObject({ ok: true, delivered: true, tries: 1 });
    expect(await heard()).toMatchObject({
      event: { MsgType: "event", ...message, FromUserName: "platform" },
      SOURCE: "wx_unknown",
    });
    expect(await heard()).not.toHaveProperty("OPENID");
    const text = { MsgType: "text", Content: "你好", FromUserName: "o_li" };
    expect(await push({ message: text })).toMatchObject({ delivered: false, tries: 0 });
    expect(await push({ functionName: "hears", message: text })).toMatchObject({ delivered: true });
    expect(await heard()).toMatchObject({ OPENID: "o_li", event: text });
    expect(await push({ functionName: "none", message: text })).toMatchObject({
      ...{ delivered: false, tries: 3, reply: expect.stringContaining("FUNCTION_NOT_FOUND") },
    });
    const kind = { msgType: "text", functionName: "hears" };
    const set = (target: object) => server.control("wechat/push/targets", target);
    expect((await set(kind)).body).toMatchObject({ targets: [TARGET, { ...kind, event: "" }] });
    expect(await push({ message: text })).toMatchObject({ delivered: true });
    await set({ ...kind, functionName: null });
    expect((await server.control("wechat/push/targets")).body).toMatchObject({ targets: [TARGET] });
  });

  it.each([
    ["push", { message: text(51) }],
    ["push", { functionName: "hears", mode: "aes" }],
    ["push", { message: "text" }],
    ["push/targets", { msgType: "Text!", functionName: "hears" }],
    ["push/targets", { msgType: "text" }],
    ["push/targets", { msgType: "text", functionName: "hears", enable: true }],
  ])("refuses %s of %j", async (path, body) => {
    const { status, body: answer } = await server.control(`wechat/${path}`, body);
    expect([status, answer]).toMatchObject([400, { error: { code: "bad_request" } }]);
  });

  it("met no error of its own", () => expect(server.errors).toEqual([]));
});

function text(fields: number): object {
  return Object.fromEntries(Array.from({ length: fields }, (_, n) => [`f${n}`, n]));
}
