import { nobody, person, staff } from "#adapters/memory/deps.ts";
import { NOON_MS, payShop } from "#functions/order/testing/payShop.ts";
import { MINUTE_MS } from "#core/time.ts";

const END_MS = NOON_MS + 30 * MINUTE_MS;
const code = async (reply: Promise<{ ok: boolean }>) => {
  const { ok, ...rest } = await reply;
  return ok ? "ok" : (rest as { error?: { code: string } }).error?.code;
};

it("writes down that it asks, and hands over what the mini program needs", async () => {
  const { aBuy, pay, keys, memory, waitsSince } = payShop();
  aBuy("order1");
  expect(await pay("order1")).toMatchObject({
    ok: true,
    data: { payment: { package: "prepay_id=order1" }, expiresAtMs: END_MS },
  });
  expect(keys("order1")).toEqual(["payment-asked"]);
  expect(waitsSince("order1")).toBe(NOON_MS);
  expect([memory.requests, memory.written]).toEqual([2, 1]);
});

it("asked again it is the same payment, with the same end", async () => {
  const { aBuy, pay, keys, wait, payments } = payShop();
  aBuy("order1");
  await Promise.all([pay("order1"), pay("order1"), pay("order1")]);
  wait(10);
  expect(await pay("order1")).toMatchObject({ data: { expiresAtMs: END_MS } });
  expect(keys("order1")).toEqual(["payment-asked"]);
  expect(await payments.read("order1")).toEqual({ answer: "open" });
});

it("refuses, with a code for each reason, and asks WeChat nothing", async () => {
  const { aBuy, pay, paid, as, payments, wait, memory, check } = payShop();
  await paid("order1");
  aBuy("order2");
  aBuy("order3");
  await pay("order3");
  aBuy("gift01");
  const free = memory.documents.orders.get("gift01");
  if (free) memory.documents.orders.set("gift01", { ...free, totalFen: 0 as never });
  const asked = payments.calls("ask");
  expect(await code(pay("order1"))).toBe("order_paid");
  expect(await code(pay("order2", "U2"))).toBe("buyer_required");
  expect(await code(pay("order9"))).toBe("order_unknown");
  expect(await code(pay("gift01"))).toBe("order_not_payable");
  expect(await code(pay("O 1"))).toBe("request_invalid");
  expect(await code(pay("O1"))).toBe("request_invalid");
  expect(await code(as(staff, { action: "pay", orderId: "order2" }))).toBe("person_required");
  const withOpenid = { action: "pay", orderId: "order2", openid: "U2", totalFen: 1 };
  expect(await code(as(person("U1"), withOpenid))).toBe("request_invalid");
  wait(30);
  expect(await code(pay("order3"))).toBe("order_closed");
  wait(2);
  expect(await check("order3")).toMatchObject({ data: { state: "closed" } });
  expect(await code(pay("order3"))).toBe("order_closed");
  expect(payments.calls("ask")).toBe(asked);
});

it("ends with the purchase where our own shop sold it, and begins no payment just before", async () => {
  const { aBuy, pay, wait, memory, payments, keys, clock } = payShop();
  const ours = (orderId: string) => {
    aBuy(orderId);
    const order = memory.documents.orders.get(orderId)!;
    memory.documents.orders.set(orderId, { ...order, fromShop: true });
  };
  ours("order1");
  ours("order2");
  wait(20);
  expect(await pay("order1")).toMatchObject({ data: { expiresAtMs: END_MS } });
  clock.nowMs = END_MS - 90_000;
  expect(await pay("order1")).toMatchObject({ data: { expiresAtMs: END_MS } });
  const asked = payments.calls("ask");
  clock.nowMs += 1;
  expect(await code(pay("order1"))).toBe("order_closed");
  expect(await code(pay("order2"))).toBe("order_closed");
  expect([payments.calls("ask"), keys("order2")]).toEqual([asked, []]);
});

it("says that it is unclear when WeChat is silent, and leaves the asking to be followed up", async () => {
  const { aBuy, pay, payments, keys, waitsSince } = payShop();
  aBuy("order1");
  payments.fail("ask", "timeout-but-applied");
  expect(await code(pay("order1"))).toBe("payment_unclear");
  expect(keys("order1")).toEqual(["payment-asked"]);
  expect(waitsSince("order1")).toBe(NOON_MS);
  payments.fail("ask", null);
  expect(await code(pay("order1"))).toBe("ok");
});

it("learns from WeChat that the order is paid already", async () => {
  const { aBuy, pay, payments, keys, booked } = payShop();
  aBuy("order1");
  await pay("order1");
  payments.pay("order1", NOON_MS);
  expect(await code(pay("order1"))).toBe("order_paid");
  expect(keys("order1")).toEqual(["payment-asked", "paid"]);
  expect(booked("order1")).toBe(1_500);
});

describe("checkPayment", () => {
  it("records what the buyer has paid, once", async () => {
    const { aBuy, pay, payments, check, keys, booked, waitsSince } = payShop();
    aBuy("order1");
    await pay("order1");
    expect(await check("order1")).toMatchObject({ data: { state: "open" } });
    payments.pay("order1", NOON_MS);
    const all = await Promise.all([check("order1"), check("order1"), check("order1", staff)]);
    expect(all).toEqual(all.map(() => ({ ok: true, data: { orderId: "order1", state: "paid" } })));
    expect(keys("order1")).toEqual(["payment-asked", "paid"]);
    expect([booked("order1"), waitsSince("order1")]).toEqual([1_500, null]);
    const reads = payments.calls("read");
    await check("order1");
    expect(payments.calls("read")).toBe(reads);
  });

  it("closes what nobody paid in time, not before", async () => {
    const { aBuy, pay, check, keys, clock, payments } = payShop();
    aBuy("order1");
    await pay("order1");
    clock.nowMs = END_MS + MINUTE_MS;
    expect(await check("order1")).toMatchObject({ data: { state: "open" } });
    clock.nowMs += 1;
    expect(await check("order1")).toMatchObject({ data: { state: "closed" } });
    expect(keys("order1")).toEqual(["payment-asked", "payment-closed"]);
    expect(await payments.read("order1")).toEqual({ answer: "closed" });
  });

  it("says what it does not know", async () => {
    const { aBuy, check, payments, keys } = payShop();
    aBuy("order1");
    expect(await check("order1")).toMatchObject({ data: { state: "open" } });
    payments.fail("read", "timeout-but-applied");
    expect(await code(check("order1"))).toBe("payment_unclear");
    expect(await code(check("order1", person("U2")))).toBe("buyer_required");
    expect(await code(check("order1", nobody))).toBe("person_required");
    expect(await code(check("order9"))).toBe("order_unknown");
    expect(keys("order1")).toEqual([]);
  });

  it("a payment of another amount is refused and put down", async () => {
    const { aBuy, pay, check, payments, memory, keys } = payShop();
    aBuy("order1");
    await pay("order1");
    payments.pay("order1", NOON_MS);
    const order = memory.documents.orders.get("order1");
    if (order) memory.documents.orders.set("order1", { ...order, totalFen: 1 as never });
    expect(await code(check("order1"))).toBe("amount_differs");
    expect(await code(check("order1"))).toBe("amount_differs");
    expect(keys("order1")).toEqual(["payment-asked"]);
    expect([...memory.documents.breaks.values()]).toMatchObject([
      { kind: "fact_conflict", about: "order1", theirsFen: 15_800, oursFen: 1 },
    ]);
  });
});
