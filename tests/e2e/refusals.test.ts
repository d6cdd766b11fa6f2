import { request } from "node:http";
import { SENTENCES } from "#contracts/errors.ts";
import type { Identity } from "#scripts/stack/control.ts";
import { cartOf, codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import { costOf, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { permissionOf } from "#core/staff/permissions.ts";
import { LOGGED } from "#tests/staffCost.ts";

/** Goal: every bad input of every door gets its code and its sentence, and writes nothing. */
const stack = withStack();
const PLAN = { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] };
const cart = cartOf("N1", "U1", 10_000);
const BIG = "x".repeat(90_000);

beforeAll(async () => {
  const { control } = stack();
  await publish(control, PLAN);
  await joinChain(control, ["A", "B"]);
  await scan(control, "U1", await codeOf(control, "A"));
  await order(control, "O1", "U1", 10_000);
  await notice(control, "O1", "U1", 10_000);
}, 30_000);

type Case = [what: string, name: string, who: Identity, event: unknown, code: string];
const CASES: Case[] = [
  ["no action", "order", person("U1"), {}, "action_unknown"],
  ["an unknown action", "order", person("U1"), { action: "steal" }, "action_unknown"],
  ["an action of every object", "order", person("U1"), { action: "toString" }, "action_unknown"],
  ["an action that is no text", "withdraw", person("A"), { action: ["request"] }, "action_unknown"],
  ["a list", "order", person("U1"), [], "request_invalid"],
  [
    "a client's own payment notice",
    "order",
    person("U1"),
    { returnCode: "SUCCESS", outTradeNo: "O1" },
    "action_unknown",
  ],
  [
    "a forged price",
    "order",
    person("U1"),
    { ...cart, lines: [{ ...cart.lines[0], paidFen: 1 }] },
    "cart_forged",
  ],
  ["somebody else's cart", "order", person("U2"), cart, "cart_forged"],
  [
    "an order id of somebody else",
    "order",
    person("U2"),
    cartOf("O1", "U2", 10_000),
    "order_id_taken",
  ],
  [
    "another cart under a known id",
    "order",
    person("U1"),
    cartOf("O1", "U1", 9_999),
    "order_id_taken",
  ],
  ["negative fen", "order", person("U1"), { ...cart, freightFen: -1 }, "request_invalid"],
  [
    "half a fen",
    "withdraw",
    person("A"),
    { action: "request", withdrawalId: "w", amountFen: 0.5 },
    "request_invalid",
  ],
  [
    "fen as text",
    "withdraw",
    person("A"),
    { action: "request", withdrawalId: "w", amountFen: "100" },
    "request_invalid",
  ],
  [
    "more fen than there are",
    "withdraw",
    person("A"),
    { action: "request", withdrawalId: "w", amountFen: 1e15 },
    "request_invalid",
  ],
  [
    "an openid in the body",
    "withdraw",
    person("B"),
    { action: "request", withdrawalId: "w", amountFen: 100, openid: "A" },
    "request_invalid",
  ],
  [
    "an openid in the body of a scan",
    "qrcode",
    person("U2"),
    { action: "scan", code: "v1", openid: "A" },
    "request_invalid",
  ],
  [
    "an operator where an id belongs",
    "order",
    person("U1"),
    { action: "show", orderId: { $ne: "" } },
    "request_invalid",
  ],
  [
    "an operator as text",
    "order",
    person("U1"),
    { action: "show", orderId: "$ne" },
    "request_invalid",
  ],
  [
    "an operator in a list",
    "withdraw",
    staff,
    { action: "list", afterId: { $gt: "" } },
    "request_invalid",
  ],
  ["a very long text", "order", person("U1"), { action: "show", orderId: BIG }, "request_invalid"],
  ["a page that is too long", "order", staff, { action: "list", limit: 101 }, "request_invalid"],
  [
    "an order that nobody made",
    "order",
    person("U1"),
    { action: "show", orderId: "O9" },
    "order_unknown",
  ],
  [
    "somebody else's order",
    "order",
    person("U2"),
    { action: "show", orderId: "O1" },
    "order_unknown",
  ],
  [
    "a receipt by somebody else",
    "order",
    person("U2"),
    { action: "confirmReceipt", orderId: "O1" },
    "buyer_required",
  ],
  [
    "a refund by the buyer",
    "order",
    person("U1"),
    { action: "recordRefund", orderId: "O1", refundId: "r", lines: [] },
    "staff_required",
  ],
  [
    "a refund of nothing",
    "order",
    staff,
    { action: "recordRefund", orderId: "O1", refundId: "r", lines: [] },
    "request_invalid",
  ],
  [
    "a refund of what was not bought",
    "order",
    staff,
    { action: "recordRefund", orderId: "O1", refundId: "r", lines: [{ sku: "pot", refundFen: 1 }] },
    "sku_not_in_order",
  ],
  [
    "staff work by a person",
    "commission",
    person("A"),
    { action: "publishPlan", plan: PLAN, acknowledges: "all" },
    "staff_required",
  ],
  [
    "a person's work by staff",
    "withdraw",
    staff,
    { action: "request", withdrawalId: "w", amountFen: 100 },
    "person_required",
  ],
  [
    "a stranger who says he is staff",
    "commission",
    { uid: "stranger" },
    { action: "promoters" },
    "staff_required",
  ],
  [
    "a fourth distance",
    "commission",
    staff,
    {
      action: "publishPlan",
      plan: { id: "x", rates: [{ distance: 4, rateBp: 1 }] },
      acknowledges: "all",
    },
    "request_invalid",
  ],
  [
    "a plan that the law forbids",
    "commission",
    staff,
    {
      action: "publishPlan",
      plan: { id: "x", rates: [{ distance: 2, rateBp: 1 }] },
      acknowledges: "all",
    },
    "plan_refused",
  ],
  [
    "a promoter who is none",
    "commission",
    staff,
    { action: "ban", promoterId: "U1", reason: "x" },
    "promoter_unknown",
  ],
  [
    "no application",
    "commission",
    staff,
    { action: "approve", promoterId: "U7" },
    "application_unknown",
  ],
  [
    "a code that is none",
    "qrcode",
    person("U2"),
    { action: "scan", code: "hello" },
    "code_invalid",
  ],
  [
    "a code for somebody who is no promoter",
    "qrcode",
    person("U1"),
    { action: "issue" },
    "promoter_unknown",
  ],
  [
    "a withdrawal of a buyer",
    "withdraw",
    person("U1"),
    { action: "request", withdrawalId: "w", amountFen: 100 },
    "promoter_unknown",
  ],
  [
    "below the minimum",
    "withdraw",
    person("A"),
    { action: "request", withdrawalId: "w", amountFen: 99 },
    "amount_below_minimum",
  ],
  [
    "above the maximum",
    "withdraw",
    person("A"),
    { action: "request", withdrawalId: "w", amountFen: 20_000_001 },
    "amount_above_maximum",
  ],
  [
    "more than there is",
    "withdraw",
    person("A"),
    { action: "request", withdrawalId: "w", amountFen: 100 },
    "balance_insufficient",
  ],
  [
    "a review of nothing",
    "withdraw",
    staff,
    { action: "review", withdrawalId: "w9", approve: true },
    "withdrawal_unknown",
  ],
  ["a timer's function by a person", "settle", person("A"), {}, "timer_required"],
  ["the payout by a person", "payout", person("A"), {}, "timer_required"],
];

it.each(CASES)("%s, to %s: refused", async (_, name, who, event, code) => {
  const { control } = stack();
  let reply: unknown;
  const cost = await costOf(control, async () => {
    reply = await control.call(name, who, event as object);
  });
  const message = SENTENCES[code as keyof typeof SENTENCES];
  expect(reply).toMatchObject({ ok: false, error: { code, message } });
  expect(cost.documentsWritten).toBe(isLogged(name, who, event, code) ? LOGGED.written : 0);
});

/** What staff wanted to change stands in the log, though it was refused. */
function isLogged(name: string, who: object, event: unknown, code: string): boolean {
  const action = String(Object(event)["action"]);
  const kind = permissionOf(name, action)?.kind ?? "read";
  return who === staff && kind !== "read" && code !== "request_invalid";
}

it("says where a request is wrong, and how", async () => {
  const event = { action: "request", withdrawalId: "w", amountFen: -1, openid: "A" };
  const reply = await stack().control.call("withdraw", person("A"), event);
  const issues = (reply as { error: { issues?: { path: string; message: string }[] } }).error
    .issues;
  expect(issues?.map(({ path }) => path)).toContain("amountFen");
  for (const { message } of issues ?? []) expect(message).not.toMatch(/^[\x00-\x7f]+$/);
});

it("refuses a cart whose time is over, and still knows the order that was made with it", async () => {
  const { control } = stack();
  const made = cartOf("O7", "U1", 10_000);
  await control.call("order", person("U1"), made);
  await control.post("/control/clock", { advanceToMs: START_MS + 31 * 60_000 });
  expect(await control.call("order", person("U1"), made)).toMatchObject({ ok: true });
  const late = await control.call("order", person("U1"), cartOf("O8", "U1", 10_000));
  expect(late).toMatchObject({ ok: false, error: { code: "cart_expired" } });
});

it("tells WeChat to send again what does not fit, and writes nothing", async () => {
  const { control } = stack();
  await order(control, "O2", "U1", 10_000).catch(() => undefined);
  const cost = await costOf(control, async () => {
    expect(await notice(control, "O7", "U1", 9_999)).toEqual({
      errcode: 1,
      errmsg: "amount_differs",
    });
    expect(await notice(control, "O99", "U1", 1)).toEqual({ errcode: 1, errmsg: "order_unknown" });
  });
  expect(cost.documentsWritten).toBe(0);
});

function send(path: string, body: string | Buffer): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const outgoing = request(`${stack().url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "EPIPE" || error.code === "ECONNRESET" ? undefined : fail(error),
    );
    outgoing.on("response", (incoming) => {
      let text = "";
      incoming.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      incoming.on("end", () => done({ status: incoming.statusCode ?? 0, text }));
    });
    outgoing.end(body);
  });
}

it.each([
  ["broken JSON", "{", /"code"/],
  [
    "an unknown action",
    JSON.stringify({ action: "database.dropEverything" }),
    /not emulated: database\.dropEverything/,
  ],
  [
    "a query that is no text",
    JSON.stringify({ action: "database.getDocument", collectionName: "cases", query: { _id: 1 } }),
    /INVALID_PARAM/,
  ],
  [
    "an unknown operator",
    JSON.stringify({
      action: "database.getDocument",
      collectionName: "cases",
      queryType: "WHERE",
      query: '{"a":{"$where":"1"}}',
    }),
    /not emulated: \$where/,
  ],
])("the database's door, %s: a code and a reason", async (_, body, expected) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    const { text } = await send("/admin?env=e", body);
    expect(text).toMatch(expected);
  });
  expect(cost.documentsWritten).toBe(0);
});

it.each(["/admin?env=e", "/control/call"])("%s refuses a body above 10 MB", async (path) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    const { status, text } = await send(path, Buffer.alloc(11_000_000, " "));
    expect(status).toBe(413);
    expect(text).toMatch(/"code"/);
  });
  expect(cost.documentsWritten).toBe(0);
});
