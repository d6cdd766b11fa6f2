import { person } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { payShop } from "#functions/order/testing/payShop.ts";
import { serveTimer } from "#functions/shared/serve.ts";
import { sweep as run } from "#functions/sweep/sweep.ts";
import { sweepWaiting } from "#functions/sweep/sweepWaiting.ts";

it("costs one request when nothing waits", async () => {
  const { paid, deps, memory, wait, clock } = payShop();
  await paid("order1");
  wait(10);
  const before = memory.requests;
  expect(await sweepWaiting(deps, clock.nowMs)).toEqual({ looked: 0, ended: 0, failed: 0 });
  expect(memory.requests - before).toBe(1);
});

it("is started by its timer only", async () => {
  const { deps } = payShop();
  const byPerson = serveTimer({ ...deps, caller: () => person("U1") }, run);
  expect(await byPerson()).toMatchObject({ error: { code: "timer_required" } });
});

it("finds a payment whose notice was lost, and does not look before two minutes have gone", async () => {
  const { aBuy, pay, payments, sweep, wait, keys, booked, clock } = payShop();
  aBuy("order1");
  await pay("order1");
  payments.pay("order1", clock.nowMs);
  clock.nowMs += 119_999;
  expect(await sweep()).toMatchObject({ cases: { looked: 0 } });
  clock.nowMs += 1;
  expect(await sweep()).toMatchObject({ cases: { looked: 1, ended: 1 } });
  expect(keys("order1")).toEqual(["payment-asked", "paid", "counted"]);
  expect(booked("order1")).toBe(1_500);
  wait(10);
  expect(await sweep()).toMatchObject({ cases: { looked: 0 } });
});

it("closes what was not paid in time, at WeChat first", async () => {
  const { aBuy, pay, payments, sweep, wait, keys } = payShop();
  aBuy("order1");
  aBuy("order2");
  await pay("order1");
  payments.fail("ask", "timeout-not-applied");
  await pay("order2"); // WeChat never hears of it.
  wait(10);
  await sweep();
  expect([keys("order1"), keys("order2")]).toEqual([["payment-asked"], ["payment-asked"]]);
  wait(22);
  await sweep();
  expect(keys("order1")).toEqual(["payment-asked", "payment-closed"]);
  expect(keys("order2")).toEqual(["payment-asked", "payment-closed"]);
  expect(await payments.read("order1")).toEqual({ answer: "closed" });
});

it("a buyer who pays while it is being closed has paid", async () => {
  const { aBuy, pay, payments, deps, wait, keys, clock, sweep } = payShop();
  aBuy("order1");
  await pay("order1");
  wait(32);
  const close = deps.payments.close.bind(deps.payments);
  payments.close = (orderId) => {
    payments.pay(orderId, clock.nowMs);
    return close(orderId);
  };
  await sweep();
  expect(keys("order1")).toEqual(["payment-asked", "paid"]); // Just now: nothing else can follow.
});

it.each([
  ["succeeded", "refund/r1", 1_100],
  ["closed", "refund-ended/r1", 1_500],
] as const)("records that a refund %s", async (state, key, bookedFen) => {
  const { paid, refund, payments, sweep, wait, keys, booked } = payShop();
  await paid("order1");
  await refund("order1", "r1");
  payments.endRefund("r1", state);
  wait(2);
  expect(await sweep()).toMatchObject({ cases: { ended: 1 } });
  expect(keys("order1").at(-1)).toBe(key);
  expect(booked("order1")).toBe(bookedFen);
});

it("leaves what is abnormal to staff, and says so", async () => {
  const { paid, refund, payments, sweep, wait, keys, logged } = payShop();
  await paid("order1");
  await refund("order1", "r1");
  payments.endRefund("r1", "abnormal");
  wait(2);
  expect(await sweep()).toMatchObject({ cases: { looked: 1, ended: 0, failed: 0 } });
  expect(keys("order1").at(-1)).toBe("refund-asked/r1");
  expect(logged.map(String)).toEqual([expect.stringMatching("r1 of order1 is abnormal")]);
});

it("gives up after a week what WeChat will not do, and not before", async () => {
  const { paid, refund, payments, sweep, waitDays, wait, keys } = payShop();
  await paid("order1");
  payments.fund(fen(0));
  await refund("order1", "r1");
  waitDays(7);
  await sweep();
  expect(keys("order1").at(-1)).toBe("refund-asked/r1");
  wait(1);
  await sweep();
  expect(keys("order1").at(-1)).toBe("refund-ended/r1");
  expect(payments.refunds()).toEqual([]);
});

it("follows nothing from silence", async () => {
  const { aBuy, pay, paid, refund, payments, sweep, wait, keys } = payShop();
  aBuy("order1");
  await pay("order1");
  await paid("order2");
  await refund("order2", "r1");
  for (const name of ["read", "close", "readRefund", "refund"] as const) {
    payments.fail(name, "timeout-not-applied");
  }
  wait(60);
  expect(await sweep()).toMatchObject({ cases: { looked: 2, ended: 0, failed: 0 } });
  expect(keys("order1")).toEqual(["payment-asked"]);
  expect(keys("order2")).toEqual(["payment-asked", "paid", "refund-asked/r1"]);
});

it("asks for no refund again of which it could not read whether it is known", async () => {
  const { paid, refund, payments, sweep, wait } = payShop();
  await paid("order1");
  await refund("order1", "r1");
  payments.fail("readRefund", "timeout-not-applied");
  wait(2);
  await sweep();
  expect(payments.calls("refund")).toBe(1);
});

it("asks only the channel that the buyer was sent to", async () => {
  const { aBuy, pay, payments, sweep, wait, keys, memory } = payShop();
  aBuy("order1");
  await pay("order1");
  const known = memory.documents.cases.get("order1");
  const facts = known?.facts.map((fact) => ({ ...fact, channel: "cloudpay" })) as never;
  if (known) memory.documents.cases.set("order1", { ...known, facts });
  wait(60);
  expect(await sweep()).toMatchObject({ cases: { looked: 1, ended: 0 } });
  expect([payments.calls("read"), keys("order1")]).toEqual([0, ["payment-asked"]]);
});

it("two runs at once come to the same as one", async () => {
  const { aBuy, pay, paid, refund, payments, sweep, wait, keys, booked } = payShop();
  aBuy("order1");
  await pay("order1");
  await paid("order2");
  payments.pay("order1", 1);
  payments.fail("refund", "timeout-not-applied");
  await refund("order2", "r1");
  payments.fail("refund", null);
  payments.endRefund("r1", "succeeded");
  wait(2);
  await Promise.all([sweep(), sweep(), sweep()]);
  expect(keys("order1")).toEqual(["payment-asked", "paid", "counted"]);
  expect(keys("order2")).toEqual(["payment-asked", "paid", "refund-asked/r1", "refund/r1"]);
  expect([booked("order1"), booked("order2")]).toEqual([1_500, 1_100]);
});

describe("many that stay unclear", () => {
  /** `count` cases of a minute each of which WeChat says nothing, and then one that is paid. */
  async function manyStuck(count: number) {
    const shop = payShop();
    for (let n = 0; n < count; n++) {
      shop.aBuy(`stuck${1_000 + n}`);
      await shop.pay(`stuck${1_000 + n}`);
      shop.clock.nowMs += 10;
    }
    shop.aBuy("paid001");
    await shop.pay("paid001");
    shop.payments.pay("paid001", shop.clock.nowMs);
    const { read } = shop.payments;
    const unclear = { answer: "unclear", reason: "no answer" } as const;
    const asked: string[] = [];
    shop.payments.read = (orderId) => {
      asked.push(orderId);
      shop.clock.elapsedMs += 5_000 / 8;
      return orderId.startsWith("stuck") ? Promise.resolve(unclear) : read(orderId);
    };
    return { ...shop, asked };
  }

  it("do not keep the others waiting: the next run goes on where the last one stopped", async () => {
    const { sweep, wait, keys, asked } = await manyStuck(130);
    wait(5);
    for (let run = 0; run < 2; run++) await sweep();
    expect(asked.length).toBeLessThan(130); // Each run ended by its time.
    expect(keys("paid001")).toEqual(["payment-asked"]);
    await sweep();
    expect(keys("paid001")).toEqual(["payment-asked", "paid", "counted"]);
  });

  it("are looked at again, all of them, once the end was reached", async () => {
    const { sweep, wait, asked } = await manyStuck(60);
    wait(5);
    for (let run = 0; run < 4; run++) await sweep();
    const times = new Map<string, number>();
    for (const id of asked) times.set(id, (times.get(id) ?? 0) + 1);
    expect(times.size).toBe(61);
    expect(Math.min(...[...times].filter(([id]) => id !== "paid001").map(([, n]) => n))).toBe(2);
  });
});
