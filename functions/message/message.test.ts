import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { memoryMessages } from "#adapters/memory/messages.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { type ErrorCode, sentenceOf } from "#contracts/errors.ts";
import { emptyConsents } from "#core/message/consents.ts";
import type { Message, Moment } from "#core/message/message.ts";
import { FIELDS, type Notice } from "#core/message/texts.ts";
import { MINUTE_MS } from "#core/time.ts";
import { actions } from "#functions/message/actions.ts";
import { sendMessage } from "#functions/message/send.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller, WithMessages } from "#ports/deps.ts";

const NOW_MS = 1_000_000;
const refused = (code: ErrorCode) => ({ ok: false, error: { code, message: sentenceOf(code) } });
const notice = (orderId = "O1", openid = "oBuyerBuyer"): Notice => ({
  ...{ openid, moment: "paid", about: orderId, fields: { goods: "茶" }, page: "p" },
});

function aBrand(without: readonly Moment[] = []) {
  const memory = emptyMemory();
  const messages = memoryMessages(without);
  const clock = { nowMs: NOW_MS };
  const deps = { ...memoryDeps({ memory, nowMs: () => clock.nowMs }), messages };
  const as = (caller: Caller) => serve("message", { ...deps, caller: () => caller }, actions);
  /** The person agrees, here and at WeChat. */
  const agree = async (times = 1, openid = "oBuyerBuyer") => {
    for (let n = 0; n < times; n++) {
      const event = { action: "answer", answerId: `${openid}-${n}`, results: { paid: "accept" } };
      expect(await as(person(openid))(event)).toMatchObject({ ok: true });
    }
    messages.consent(openid, "paid", times);
  };
  const left = () => memory.documents.consents.get("oBuyerBuyer")?.left["paid"];
  const tell = (one = notice(), by: WithMessages = deps) => sendMessage(by, one, clock.nowMs);
  const stored = (orderId = "O1") => memory.documents.messages.get(`paid/${orderId}`);
  const cost = async (work: () => Promise<unknown>) => {
    const { requests, written } = memory;
    await work();
    return [memory.requests - requests, memory.written - written];
  };
  return { memory, messages, clock, deps, as, agree, left, tell, stored, cost };
}

describe("sending", () => {
  it("does nothing at all without a template, and next to nothing without a consent", async () => {
    const none = aBrand(["paid"]);
    await none.agree();
    expect(await none.cost(() => none.tell())).toEqual([0, 0]);
    expect(await none.tell()).toBe("no_template");
    const { tell, cost, messages } = aBrand();
    expect(await cost(() => tell())).toEqual([1, 0]);
    expect(await tell()).toBe("no_consent");
    expect(messages.calls()).toBe(0);
  });

  it("sends one message for one consent, with 4 requests, and never the same again", async () => {
    const { agree, tell, left, stored, cost, messages } = aBrand();
    await agree(3);
    expect(await cost(() => tell())).toEqual([4, 3]);
    expect(messages.sent()).toEqual([
      { openid: "oBuyerBuyer", moment: "paid", page: "p", fields: { goods: "茶" } },
    ]);
    expect(stored()).toMatchObject({ state: "sent", reason: null, atMs: NOW_MS });
    expect(left()).toBe(2);
    expect(await tell()).toBe("already");
    expect(left()).toBe(2);
    expect(await tell(notice("O2"))).toBe("sent");
  });

  it("sends one of two at once", async () => {
    const { agree, tell, left, messages } = aBrand();
    await agree(2);
    expect((await Promise.all([tell(), tell()])).sort()).toEqual(["already", "sent"]);
    expect(messages.calls()).toBe(1);
    expect(left()).toBe(1);
  });

  it("does not ask WeChat for the second of two messages that share the last consent", async () => {
    const { agree, tell, left, messages } = aBrand();
    await agree();
    const told = await Promise.all([tell(), tell(notice("O2"))]);
    expect(told.sort()).toEqual(["refused", "sent"]);
    expect(messages.calls()).toBe(1);
    expect(left()).toBe(0);
  });

  it("takes all consents back when WeChat knows of none", async () => {
    const { agree, tell, left, stored, messages } = aBrand();
    await agree(3);
    messages.consent("oBuyerBuyer", "paid", 0);
    expect(await tell()).toBe("refused");
    expect(stored()).toMatchObject({ state: "refused", reason: "43101 user refuse" });
    expect(left()).toBe(0);
  });

  it("keeps the other consents when WeChat refuses for another reason, or gives no answer", async () => {
    const { agree, tell, left, stored, messages } = aBrand();
    await agree(3);
    messages.fail({ answer: "refused", code: 47_003, reason: "47003 argument invalid" });
    expect(await tell()).toBe("refused");
    expect(left()).toBe(2);
    messages.fail({ answer: "unclear", reason: "no answer in time" });
    expect(await tell(notice("O2"))).toBe("unclear");
    expect(stored("O2")).toMatchObject({ state: "unclear", reason: "no answer in time" });
    messages.fail(null);
    expect(await tell(notice("O2"))).toBe("already");
    expect(left()).toBe(1);
  });

  it("leaves what a killed call was sending, shows it as unclear, and never repeats it", async () => {
    const { agree, tell, stored, deps, clock, as, messages } = aBrand();
    await agree(2);
    const dying = { ...messages, send: () => Promise.reject(new Error("killed")) };
    await expect(tell(notice(), { ...deps, messages: dying })).rejects.toThrow("killed");
    expect(stored()).toMatchObject({ state: "sending" });
    expect(await tell()).toBe("already");
    const log = { action: "log", state: "unclear" };
    const shown = (state: string) => ({ data: { messages: [{ messageId: "paid/O1", state }] } });
    expect(await as(staff)(log)).toMatchObject(shown("sending"));
    clock.nowMs += 2 * MINUTE_MS + 1;
    expect(await as(staff)(log)).toMatchObject(shown("unclear"));
    expect(messages.calls()).toBe(0);
  });
});

describe("what people agree to", () => {
  it.each([
    ["express", [], "shipped refunded paid"],
    ["express", ["refunded"], "shipped paid"],
    ["pickup", [], "ready refunded paid"],
    ["afterSales", [], "afterSales refunded"],
    ["wallet", [], "shareAvailable payout"],
    ["wallet", ["shareAvailable", "payout"], ""],
  ] as const)("asks at %s, without %j: %s", async (at, without, moments) => {
    const { as, cost } = aBrand(without);
    const ask = () => as(person("U"))({ action: "ask", at });
    const reply = await ask();
    const { templates } = (reply.ok ? reply.data : {}) as { templates: { moment: string }[] };
    expect(templates.map(({ moment }) => moment).join(" ")).toBe(moments);
    for (const one of templates)
      expect(one).toMatchObject({ templateId: `template-${one.moment}` });
    expect(await cost(ask)).toEqual([0, 0]);
  });

  it("asks once for a template that two moments share", async () => {
    const { deps } = aBrand();
    const messages = { ...deps.messages, templateOf: () => "one" };
    const serving = serve("message", { ...deps, messages, caller: () => person("U") }, actions);
    expect(await serving({ action: "ask", at: "express" })).toEqual({
      ok: true,
      data: { templates: [{ moment: "shipped", templateId: "one" }] },
    });
  });

  it("counts an answer once, and shows what is left", async () => {
    const { as, memory, cost } = aBrand();
    const results = { paid: "accept", payout: "accept", shipped: "reject" };
    const answer = () => as(person("U"))({ action: "answer", answerId: "a1", results });
    expect(await answer()).toEqual({ ok: true, data: { left: { paid: 1, payout: 1 } } });
    expect(await cost(answer)).toEqual([1, 0]);
    const mine = await as(person("U"))({ action: "mine" });
    expect(mine).toEqual({ ok: true, data: { left: { paid: 1, payout: 1 } } });
    expect(await as(person("V"))({ action: "mine" })).toEqual({ ok: true, data: { left: {} } });
    expect(memory.documents.consents.get("U")).toMatchObject({
      ...{ asksPromoter: true, toldUntilMs: NOW_MS },
    });
  });

  it.each([
    { results: {} },
    { results: { paid: "yes" } },
    { results: { sold: "accept" } },
    { results: { paid: "accept" }, openid: "V" },
    { results: { paid: "accept" }, answerId: "" },
  ])("refuses %j", async (event) => {
    const { as, memory } = aBrand();
    const reply = await as(person("U"))({ action: "answer", answerId: "a1", ...event });
    expect(reply).toMatchObject({ error: { code: "request_invalid" } });
    expect(memory.documents.consents.size).toBe(0);
  });

  it.each(["ask", "answer", "mine"])("lets only people call %s", async (action) => {
    expect(await aBrand().as(staff)({ action })).toEqual(refused("person_required"));
  });
});

describe("what staff see", () => {
  const stored = (id: string, changes: Partial<Message>): Message => ({
    ...notice(),
    ...{ _id: id, rev: 2, state: "sent", reason: null, atMs: 0 },
    ...changes,
  });

  it("lists messages by person, moment, state and time, page by page", async () => {
    const { as, memory } = aBrand();
    const rows = [
      stored("paid/O1", { atMs: 10 }),
      stored("paid/O2", { atMs: 20, openid: "oSomebody" }),
      stored("shipped/O1/P1", { atMs: 20, moment: "shipped", state: "refused", reason: "47003" }),
    ];
    for (const one of rows) memory.documents.messages.set(one._id, one);
    const list = async (event: object) => {
      const reply = await as(staff)({ action: "log", ...event });
      if (!reply.ok) return reply.error.code;
      const data = reply.data as { messages: { messageId: string }[]; nextCursor: string | null };
      return [data.messages.map(({ messageId }) => messageId).join(" "), data.nextCursor];
    };
    expect(await list({})).toEqual(["shipped/O1/P1 paid/O2 paid/O1", null]);
    expect(await list({ personId: "oSomebody" })).toEqual(["paid/O2", null]);
    expect(await list({ moment: "shipped", state: "refused" })).toEqual(["shipped/O1/P1", null]);
    expect(await list({ untilMs: 19 })).toEqual(["paid/O1", null]);
    expect(await list({ limit: 1 })).toEqual(["shipped/O1/P1", "20:shipped/O1/P1"]);
    expect(await list({ limit: 1, cursor: "20:shipped/O1/P1" })).toEqual(["paid/O2", "20:paid/O2"]);
    expect(await list({ limit: 2, cursor: "20:paid/O2" })).toEqual(["paid/O1", null]);
    expect(await list({ cursor: "x" })).toBe("request_invalid");
    expect(await as(staff)({ action: "log", personId: "oSomebody" })).toMatchObject({
      data: { messages: [{ person: "oSom…body", moment: "paid", fields: { goods: "茶" } }] },
    });
  });

  it("tells which moments have a template, and what each can say", async () => {
    const reply = await aBrand(["payout"]).as(staff)({ action: "moments" });
    const { moments } = (reply.ok ? reply.data : {}) as { moments: object[] };
    expect(moments).toHaveLength(7);
    expect(moments[0]).toEqual({
      moment: "paid",
      name: "付款成功",
      templateId: "template-paid",
      fields: FIELDS.paid,
    });
    expect(moments.at(-1)).toMatchObject({ moment: "payout", templateId: null });
  });

  it.each(["log", "moments"])("lets only staff call %s", async (action) => {
    expect(await aBrand().as(person("U"))({ action })).toEqual(refused("staff_required"));
  });
});

it("knows nobody's consent before he answers", () => {
  expect(emptyConsents("U")).toMatchObject({ left: {}, asksPromoter: false });
});
