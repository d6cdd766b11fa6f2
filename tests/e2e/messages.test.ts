import { type Notice, purchaseNotice } from "#core/message/texts.ts";
import { aPickup } from "#core/shop/testing/store.ts";
import { sendMessage } from "#functions/message/send.ts";
import { wechatMessages } from "#adapters/wechat/messages.ts";
import { memoryDeps } from "#adapters/memory/deps.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { aLine, among, anOrder, aPlan, aPromoter, rate } from "#tests/fixtures.ts";
import { DEMO_TEMPLATES } from "#scripts/stack/environment.ts";
import { messageReadsContract } from "#tests/contract/messageReads.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's message reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  messageReadsContract(() => adminDatabase(stack().url));
});

/** Goal: whoever agreed is told once; nobody else is told anything. Through WeChat's own SDK, over the wire. */
describe("subscription messages", () => {
  const stack = withStack();
  const control = () => stack().control;
  let agreed = 0;
  const agree = async (openid: string, moment: keyof typeof DEMO_TEMPLATES, times = 1) => {
    const templateId = DEMO_TEMPLATES[moment].id;
    await control().post("/control/wechat/subscribe", { openid, templateId, times });
    for (let n = 0; n < times; n++) {
      const answerId = `${openid}-${moment}-${n}-${agreed++}`;
      const event = { action: "answer", answerId, results: { [moment]: "accept" } };
      await done(control().call("message", person(openid), event));
    }
  };
  const sent = async () => {
    const { messages } = await control().get("/control/wechat/messages");
    return messages as readonly { openid: string; data: object; templateId: string }[];
  };
  /** What a function does, with the same adapters, in this process. */
  const deps = (templates: object = DEMO_TEMPLATES) => {
    const messages = wechatMessages({ WECHAT_TEMPLATES: JSON.stringify(templates) });
    return { ...memoryDeps(), ...adminDatabase(stack().url), messages };
  };
  const tell = (said: Notice, templates?: object) => sendMessage(deps(templates), said, START_MS);
  const paid = (orderId: string, buyerId = "U1") =>
    purchaseNotice(aPickup(orderId, { buyerId }), { moment: "paid", about: orderId });

  it("asks for templates that the brand has, at most three", async () => {
    const ask = { action: "ask", at: "pickup" };
    expect(await done(control().call("message", person("U1"), ask))).toEqual({
      templates: [
        { moment: "ready", templateId: "demo-ready" },
        { moment: "refunded", templateId: "demo-refunded" },
        { moment: "paid", templateId: "demo-paid" },
      ],
    });
  });

  it("sends nothing without a consent, and one message for one", async () => {
    expect(await tell(paid("O1"))).toBe("no_consent");
    expect(await sent()).toEqual([]);
    await agree("U1", "paid");
    expect(await tell(paid("O1"))).toBe("sent");
    expect(await tell(paid("O2"))).toBe("no_consent");
    expect(await sent()).toMatchObject([
      {
        ...{ openid: "U1", templateId: "demo-paid", page: "trade/order/order?orderId=O1" },
        data: { thing1: "明前龙井等3件", amount2: "300.00元", character_string3: "O1" },
      },
    ]);
  });

  it("sends one of two at once, and keeps the second consent", async () => {
    await agree("U2", "paid", 2);
    const told = await Promise.all([tell(paid("O3", "U2")), tell(paid("O3", "U2"))]);
    expect(told.sort()).toEqual(["already", "sent"]);
    expect((await sent()).filter(({ openid }) => openid === "U2")).toHaveLength(1);
    const mine = control().call("message", person("U2"), { action: "mine" });
    expect(await done(mine)).toEqual({ left: { paid: 1 } });
  });

  it("logs what WeChat refuses: a template with other fields, a consent that was taken back", async () => {
    await agree("U3", "paid", 2);
    const fields = ["thing1", "amount9"];
    await control().post("/control/wechat/templates", { templateId: "demo-other", fields });
    const other = { paid: { id: "demo-other", fields: { goods: "thing1" } } };
    expect(await tell(paid("O4", "U3"), other)).toBe("refused");
    const templateId = DEMO_TEMPLATES.paid.id;
    const names = Object.values(DEMO_TEMPLATES.paid.fields);
    await control().post("/control/wechat/templates", { templateId, fields: names });
    const ban = { openid: "U3", templateId, result: "ban" };
    await control().post("/control/wechat/subscribe", ban);
    expect(await tell(paid("O5", "U3"))).toBe("refused");
    const log = { action: "log", state: "refused" };
    expect(await done(control().call("message", staff, log))).toMatchObject({
      messages: [
        { messageId: "paid/O5/O5", person: "U…", reason: expect.stringContaining("43101") },
        { messageId: "paid/O4/O4", reason: expect.stringContaining("47003") },
      ],
      nextCursor: null,
    });
    const mine = control().call("message", person("U3"), { action: "mine" });
    expect(await done(mine)).toEqual({ left: { paid: 0 } });
  });

  it("tells a promoter within the hour what became available, once, through the timer", async () => {
    const templateId = DEMO_TEMPLATES.shareAvailable.id;
    const names = Object.values(DEMO_TEMPLATES.shareAvailable.fields);
    await control().post("/control/wechat/templates", { templateId, fields: names });
    await agree("P", "shareAvailable", 2);
    const known = soldBy("P", START_MS - 7 * DAY_MS + 2 * HOUR_MS);
    await adminDatabase(stack().url).store.create("cases", known);
    const [row] = known.schedule;
    const availableAtMs = row?.availableAtMs ?? 0;
    expect(availableAtMs).toBeGreaterThan(START_MS);
    const told = async () => (await sent()).filter(({ openid }) => openid === "P");
    await control().post("/control/clock", { advanceToMs: availableAtMs - 1 });
    expect(await told()).toEqual([]);
    await control().post("/control/clock", { advanceToMs: availableAtMs + 3 * HOUR_MS });
    expect(await told()).toMatchObject([
      { templateId, data: { amount1: "12.30元", thing3: "佣金已到可提现余额" } },
    ]);
    const log = { action: "log", moment: "shareAvailable" };
    expect(await done(control().call("message", staff, log))).toMatchObject({
      messages: [{ state: "sent", fields: { amount: "12.30元" } }],
    });
    const mine = control().call("message", person("P"), { action: "mine" });
    expect(await done(mine)).toEqual({ left: { shareAvailable: 1 } });
  }, 60_000);
});

/** A sale of 123 yuan at 10 %, paid and received at an instant. */
function soldBy(promoterId: string, atMs: number): Case {
  const sale = anOrder([aLine("tea", 12_300)], { _id: "M1", chain: [promoterId] });
  const payment = { transactionId: "t", amountFen: sale.totalFen, successAtMs: atMs };
  const plan = aPlan({ rates: [rate(1, 1_000)], freezeDays: 7 });
  const paid = priceOrder(sale, payment, { plan, version: 1 }, among([aPromoter(promoterId)]));
  let known = emptyCase("M1", "F");
  for (const fact of [paid, { key: "received", receivedAtMs: atMs } as const]) {
    const next = recordFact(known, fact, atMs);
    if (!next.ok) throw new Error(next.error.code);
    known = next.value;
  }
  return known;
}
