import { owner, person } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { NOON_MS, payShop } from "#functions/order/testing/payShop.ts";
import { writtenBesideLog } from "#tests/staffCost.ts";

const code = async (reply: Promise<{ ok: boolean }>) => {
  const { ok, ...rest } = await reply;
  return ok ? "ok" : (rest as { error?: { code: string } }).error?.code;
};
const tea = (refundFen: number) => ({ lines: [{ sku: "tea", refundFen }] });

it("asks WeChat after it was written down, and takes nothing back before the buyer has it", async () => {
  const { paid, refund, keys, booked, payments, waitsSince, sweep, wait } = payShop();
  await paid("order1");
  const asked = { refundId: "r1", state: "processing", reason: null };
  expect(await refund("order1", "r1")).toMatchObject({ ok: true, data: asked });
  expect(keys("order1")).toEqual(["payment-asked", "paid", "refund-asked/r1"]);
  expect([booked("order1"), waitsSince("order1")]).toEqual([1_500, NOON_MS]);
  payments.endRefund("r1", "succeeded");
  expect(await refund("order1", "r1")).toMatchObject({ data: { state: "succeeded" } });
  expect(keys("order1").at(-1)).toBe("refund/r1");
  expect([booked("order1"), waitsSince("order1")]).toEqual([1_100, null]);
  wait(3);
  await sweep();
  expect(await refund("order1", "r1")).toMatchObject({ data: { state: "succeeded" } });
  expect(payments.refunds()).toHaveLength(1);
});

it("gives everything back, freight too, and owes nobody then", async () => {
  const { paid, refund, booked, payments } = payShop();
  await paid("order1");
  const lines = [
    { sku: "tea", refundFen: 10_000 },
    { sku: "cup", refundFen: 5_000 },
  ];
  payments.endRefund("r1", "succeeded");
  expect(await refund("order1", "r1", { lines, freightFen: 800 })).toMatchObject({
    data: { state: "succeeded" },
  });
  expect(payments.refunds()).toMatchObject([{ refundFen: 15_800, totalFen: 15_800 }]);
  expect(booked("order1")).toBe(0);
});

it("refuses what may not be asked back, with a code for each reason, and asks WeChat nothing", async () => {
  const { aBuy, paid, refund, as, payments, waitDays, memory } = payShop();
  await paid("order1");
  aBuy("order2");
  await refund("order1", "r1", tea(9_000));
  const written = writtenBesideLog(memory);
  const calls = payments.calls("refund");
  expect(await code(refund("order9", "r2"))).toBe("order_unknown");
  expect(await code(refund("order2", "r2"))).toBe("order_unpaid");
  expect(await code(refund("order1", "r2", tea(1_001)))).toBe("refund_exceeds_paid");
  expect(await code(refund("order1", "r2", { lines: [], freightFen: 801 }))).toBe(
    "refund_exceeds_paid",
  );
  expect(await code(refund("order1", "r1", tea(8_999)))).toBe("fact_conflict");
  const pot = { lines: [{ sku: "pot", refundFen: 1 }] };
  expect(await code(refund("order1", "r2", pot))).toBe("sku_not_in_order");
  for (const wrong of [
    ...[tea(0), tea(-1), tea(0.5), tea(1e15), { lines: { $ne: "" } }, { reason: "" }],
    ...[{ freightFen: -1 }, { totalFen: 1 }, { reason: "长".repeat(27) }],
  ]) {
    expect(await code(refund("order1", "r2", wrong))).toBe("request_invalid");
  }
  expect(await code(refund("order1", "r 2"))).toBe("request_invalid");
  const byBuyer = { action: "refund", orderId: "order1", refundId: "r2", ...tea(1), reason: "x" };
  expect(await code(as(person("U1"), byBuyer))).toBe("staff_required");
  waitDays(366);
  expect(await code(refund("order1", "r2", tea(1)))).toBe("refund_too_late");
  expect(await code(refund("order1", "r1", tea(9_000)))).toBe("ok");
  expect([writtenBesideLog(memory), payments.calls("refund")]).toEqual([written, calls]);
});

it("asks for no 51st refund", async () => {
  const { paid, refund } = payShop();
  await paid("order1");
  for (let n = 0; n < 50; n++) {
    expect(await code(refund("order1", `r${n}`, tea(1)))).toBe("ok");
  }
  expect(await code(refund("order1", "r50", tea(1)))).toBe("refunds_full");
  expect(await code(refund("order1", "r49", tea(1)))).toBe("ok");
});

it("two who ask for the same money at once do not both get it", async () => {
  const { paid, refund, payments } = payShop();
  await paid("order1");
  const asked = [1, 2, 3].map((n) => code(refund("order1", `r${n}`, tea(6_000))));
  expect((await Promise.all(asked)).sort()).toEqual([
    ...["ok", "refund_exceeds_paid", "refund_exceeds_paid"],
  ]);
  expect(payments.refunds()).toHaveLength(1);
});

it("what WeChat closed may be asked for again, under another number", async () => {
  const { paid, refund, payments, keys } = payShop();
  await paid("order1");
  payments.endRefund("r1", "closed");
  expect(await refund("order1", "r1", tea(10_000))).toMatchObject({ data: { state: "closed" } });
  expect(keys("order1").at(-1)).toBe("refund-ended/r1");
  expect(await refund("order1", "r1", tea(10_000))).toMatchObject({ data: { state: "closed" } });
  expect(await refund("order1", "r2", tea(10_000))).toMatchObject({
    data: { state: "processing" },
  });
});

it("a balance that does not suffice leaves the refund open", async () => {
  const { paid, refund, payments, waitsSince } = payShop();
  await paid("order1");
  payments.fund(fen(0));
  expect(await refund("order1", "r1")).toMatchObject({
    data: { state: "refused", reason: "NOT_ENOUGH NOT_ENOUGH" },
  });
  expect(waitsSince("order1")).toBe(NOON_MS);
  payments.fund(fen(10_000));
  expect(await refund("order1", "r1")).toMatchObject({ data: { state: "processing" } });
});

it("a number that another order has used is refused, and what was asked under it ends", async () => {
  const { paid, refund, waitsSince } = payShop();
  await paid("order1");
  await paid("order2");
  await refund("order1", "r1");
  expect(await code(refund("order2", "r1"))).toBe("refund_id_taken");
  expect(waitsSince("order2")).toBeNull();
});

it.each(["timeout-but-applied", "timeout-not-applied"] as const)(
  "a call that is lost (%s) is one refund after all",
  async (fault) => {
    const { paid, refund, payments, sweep, wait, booked } = payShop();
    await paid("order1");
    payments.fail("refund", fault);
    expect(await refund("order1", "r1")).toMatchObject({ data: { state: "unclear" } });
    payments.fail("refund", null);
    payments.endRefund("r1", "succeeded");
    wait(3);
    await sweep();
    expect(booked("order1")).toBe(1_100);
    expect(payments.refunds()).toHaveLength(1);
  },
);

it("staff cannot record under a number what was not asked for under it", async () => {
  const { paid, refund, as, booked } = payShop();
  await paid("order1");
  await refund("order1", "r1");
  const record = { action: "recordRefund", orderId: "order1", refundId: "r1" };
  const staff = owner("staff-1");
  expect(await code(as(staff, { ...record, ...tea(3_999) }))).toBe("fact_conflict");
  const more = { ...record, ...tea(4_000), freightFen: 1 };
  expect(await code(as(staff, more))).toBe("fact_conflict");
  expect(await code(as(staff, { ...record, ...tea(4_000), source: "complaint" }))).toBe("ok");
  expect(booked("order1")).toBe(1_100);
});
