import { person, staff } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { goodsShop, NOON_MS } from "#functions/purchase/testing/goodsShop.ts";
import { settlePayment } from "#functions/purchase/settlePayment.ts";
import { receivedByWechat } from "#functions/purchase/receiveWord.ts";

/** Goal: an order goes its way from cart to hand, each command once, whoever else does what meanwhile. */
const ok = (data: object | null) => ({ ok: true, data });
const refused = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } });
const paidShop = async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.pay();
  return shop;
};

it("is paid, its goods leave the stock, and nothing is left to do", async () => {
  const shop = await paidShop();
  expect(shop.purchase()).toMatchObject({ state: "paid", paidAtMs: NOON_MS, tasks: [] });
  expect(shop.purchase().terms).toEqual({ receiveDays: 10, afterSalesDays: 7 });
  expect(shop.stock()).toEqual({ available: 8, held: 0 });
  expect(shop.purchase().dueAtMs).toBe(null);
  expect(shop.logged).toEqual([]);
});

it("leaves orders of other shops alone", async () => {
  const shop = goodsShop();
  await shop.place();
  const { fromShop: _fromShop, ...order } = shop.documents.orders.get("ORDER1")!;
  shop.documents.orders.set("ORDER1", order);
  await shop.pay();
  expect(shop.purchase().state).toBe("created");
});

it("goes in two parcels, is received, and the case knows it", async () => {
  const shop = await paidShop();
  const part = await shop.ship("P1", { lines: [{ line: 0, quantity: 2 }] });
  expect(part).toEqual(ok({ orderId: "ORDER1", state: "paid" }));
  expect(shop.shipping.told("ORDER1")).toMatchObject({ isAll: false, goods: "tea-1×2，cup-1×1" });
  expect(await shop.buyer("receive")).toMatchObject(refused("purchase_step_not_allowed"));
  expect(await shop.ship("P2")).toEqual(ok({ orderId: "ORDER1", state: "shipped" }));
  expect(shop.shipping.told("ORDER1")).toMatchObject({
    isAll: true,
    parcels: [{ id: "P1" }, { id: "P2" }],
  });
  shop.waitDays(2);
  expect(await shop.buyer("receive")).toEqual(ok(null));
  expect(await shop.buyer("receive")).toEqual(ok(null));
  expect(shop.purchase()).toMatchObject({ state: "received", tasks: [] });
  expect(shop.facts()).toEqual(["payment-asked", "paid", "received"]);
});

it("names WeChat's page of the receipt once WeChat knows of all that was shipped", async () => {
  const shop = await paidShop();
  const named = async () => {
    const shown = await shop.buyer("show");
    return shown.ok && (shown.data as { confirmAtWechat: string | null }).confirmAtWechat;
  };
  expect(await named()).toBe(null);
  await shop.ship("P1", { lines: [{ line: 0, quantity: 2 }] });
  expect(await named()).toBe(null);
  await shop.ship("P2");
  const [paid] = shop.documents.cases.get("ORDER1")!.facts.filter(({ key }) => key === "paid");
  expect(await named()).toBe(paid && "transactionId" in paid && paid.transactionId);
  await shop.buyer("receive");
  expect(await named()).toBe(null);
});

it("tells buyers who agreed what happens", async () => {
  const shop = goodsShop();
  await shop.place();
  const left = { paid: 1, shipped: 1 };
  shop.documents.consents.set("U1", {
    ...{ _id: "U1", rev: 1, left, toldUntilMs: 0, answers: [], asksPromoter: false },
  });
  for (const moment of ["paid", "shipped"] as const) shop.messages.consent("U1", moment, 1);
  await shop.pay();
  await shop.tend(); // The function `order` has no messages; the timer has.
  await shop.ship("P1");
  expect(shop.messages.sent().map(({ moment }) => moment)).toEqual(["paid", "shipped"]);
});

it("cancels what was never asked for at WeChat, and nobody can pay it then", async () => {
  const shop = goodsShop();
  await shop.place();
  expect(shop.stock()).toEqual({ available: 8, held: 2 });
  expect(await shop.buyer("cancel")).toEqual(ok(null));
  expect(await shop.buyer("cancel")).toEqual(ok(null));
  expect(shop.purchase()).toMatchObject({
    ...{ state: "cancelled", tasks: [], dueAtMs: null },
    cancelled: { by: "buyer", reason: "不想要了" },
  });
  expect(shop.stock()).toEqual({ available: 10, held: 0 });
  expect(shop.payments.calls("read")).toBe(0); // WeChat has nothing to say of it.
  expect(await shop.askPayment()).toMatchObject(refused("order_closed"));
});

it("closes an asked payment at WeChat before it cancels", async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.askPayment();
  expect(await shop.staff("cancelUnpaid", { reason: "买家打错了" })).toEqual(ok(null));
  expect(shop.purchase().cancelled).toEqual({ by: "staff", reason: "买家打错了" });
  expect(await shop.payments.read("ORDER1")).toEqual({ answer: "closed" });
  expect(shop.facts()).toEqual(["payment-asked", "payment-closed"]);
});

it("goes on as paid when the buyer was faster than his cancelling", async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.askPayment();
  shop.payments.pay("ORDER1", NOON_MS);
  expect(await shop.buyer("cancel")).toMatchObject(refused("order_paid"));
  expect(shop.purchase()).toMatchObject({ state: "paid", tasks: [] });
  expect(await shop.buyer("cancel")).toMatchObject(refused("order_paid"));
  expect(shop.stock()).toEqual({ available: 8, held: 0 });
});

it("believes the case when a payment became known meanwhile", async () => {
  const shop = goodsShop();
  await shop.place();
  const stale = await shop.deps.reads.purchaseView("ORDER1");
  await shop.pay();
  const asked = shop.payments.calls("read");
  const settled = stale && (await settlePayment(shop.deps, stale, shop.clock.nowMs));
  expect(settled).toEqual({ ok: true, value: "paid" });
  expect(shop.payments.calls("read")).toBe(asked);
});

it.each(["unclear", "never heard of"])(
  "changes nothing while WeChat's word is %s",
  async (word) => {
    const shop = goodsShop();
    await shop.place();
    if (word === "unclear") {
      await shop.askPayment();
      shop.payments.fail("read", "timeout-not-applied");
    } else {
      shop.payments.fail("ask", "timeout-not-applied");
      await shop.askPayment();
      shop.payments.fail("ask", null);
    }
    expect(await shop.buyer("cancel")).toMatchObject(refused("payment_unclear"));
    expect(shop.purchase().state).toBe("created");
    shop.payments.fail("read", null);
    shop.wait(3);
    expect(await shop.buyer("cancel")).toEqual(ok(null));
  },
);

it("gives a payment back that came after all", async () => {
  const shop = goodsShop();
  await shop.place();
  await shop.askPayment();
  await shop.buyer("cancel");
  // WeChat took the closing, and says of a payment all the same: its word of one always counts.
  const payment = { orderId: "ORDER1", transactionId: "t", amountFen: fen(2_600) };
  shop.payments.read = async () => ({
    answer: "paid",
    payment: { ...payment, successAtMs: NOON_MS },
  });
  shop.payments.refund = async (order) => ({
    answer: "refund",
    refund: { ...order, state: "succeeded", succeededAtMs: NOON_MS },
  });
  await shop.checkPayment();
  expect(shop.purchase()).toMatchObject({
    ...{ state: "cancelled", paidAtMs: NOON_MS },
    tasks: [{ key: "refund/late" }],
    staffNotes: [{ by: "shop" }],
  });
  await shop.tend();
  expect(shop.purchase()).toMatchObject({ state: "cancelled", tasks: [], dueAtMs: null });
  expect(shop.facts()).toContain("refund/ORDER1-late");
  expect(shop.stock()).toEqual({ available: 10, held: 0 });
});

it("closes when staff gave all money back, and the goods can be sold again", async () => {
  const shop = await paidShop();
  const lines = [
    { sku: "tea-1", refundFen: 2_001 },
    { sku: "cup-1", refundFen: 500 },
  ];
  await shop.refund("R1", { lines, freightFen: 99 });
  shop.payments.endRefund("R1", "succeeded");
  shop.wait(20);
  await shop.sweep();
  expect(shop.purchase()).toMatchObject({ state: "closed" });
  expect(shop.stock()).toEqual({ available: 10, held: 0 });
  await shop.tend();
  expect(shop.purchase()).toMatchObject({ tasks: [], dueAtMs: null });
  expect(await shop.ship("P1")).toMatchObject(refused("purchase_step_not_allowed"));
});

it("hears WeChat's word of a receipt, once, and only of what was shipped", async () => {
  const shop = await paidShop();
  await receivedByWechat(shop.deps, "ORDER1", NOON_MS, NOON_MS);
  expect(shop.purchase().state).toBe("paid");
  expect(shop.logged).toHaveLength(1);
  await receivedByWechat(shop.deps, "NONE", NOON_MS, NOON_MS);
  await shop.ship("P1");
  await receivedByWechat(shop.deps, "ORDER1", NOON_MS + 9_000, NOON_MS + 5_000);
  await receivedByWechat(shop.deps, "ORDER1", NOON_MS + 9_000, NOON_MS + 9_000);
  expect(shop.purchase()).toMatchObject({ state: "received", receivedAtMs: NOON_MS + 5_000 });
  expect(shop.logged).toHaveLength(1);
});

it("answers a stranger as if there were none, to each of the buyer's commands", async () => {
  const shop = await paidShop();
  await shop.ship("P1");
  const stranger = person("U2");
  const invoice = { kind: "person", title: "x", email: "a@b.cn" };
  for (const [action, fields] of Object.entries({
    ...{ show: {}, cancel: {}, receive: {}, remindShipping: {}, track: { parcelId: "P1" } },
    ...{ askInvoice: { invoice } },
  })) {
    const reply = await shop.ask(stranger, action, { orderId: "ORDER1", ...fields });
    expect([action, reply]).toMatchObject([action, refused("order_unknown")]);
  }
  expect(await shop.ask(stranger, "list")).toEqual(ok({ purchases: [], nextBeforeMs: null }));
  for (const action of ["all", "detail", "ship", "shipMany", "addNote", "retryTasks"]) {
    expect(await shop.buyer(action)).toMatchObject(refused("staff_required"));
  }
});

it("shows its buyer everything but what is for staff", async () => {
  const shop = await paidShop();
  await shop.staff("addNote", { text: "客户很急" });
  await shop.ship("P1");
  const { data } = (await shop.buyer("show")) as { data: object };
  expect(data).toMatchObject({
    ...{ orderId: "ORDER1", state: "shipped", refundedFen: 0 },
    parcels: [{ id: "P1", carrierName: "顺丰速运" }],
    timeline: [{ what: "made" }, { what: "paid" }, { what: "shipped" }],
    can: { payUntilMs: null, cancel: false, receive: true, setAddress: false, afterSales: true },
  });
  expect(JSON.stringify(data)).not.toMatch(/客户很急|staff-1|tasks/);
  expect(data).toHaveProperty("can.receivedByItselfAtMs", NOON_MS + 10 * 86_400_000);
});

it("lists by tab, page by page, and counts", async () => {
  const shop = goodsShop();
  for (const id of ["ORDER1", "ORDER2", "ORDER3"]) {
    await shop.place(id);
    shop.wait(1);
  }
  await shop.pay("ORDER2");
  const list = (fields: object) => shop.ask(person("U1"), "list", fields);
  const first = await list({ limit: 2 });
  expect(first).toMatchObject({
    data: { purchases: [{ orderId: "ORDER3" }, { orderId: "ORDER2" }] },
  });
  const { nextBeforeMs } = (first as { data: { nextBeforeMs: number } }).data;
  expect(await list({ limit: 2, beforeMs: nextBeforeMs })).toMatchObject(
    ok({ purchases: [{ orderId: "ORDER1", payUntilMs: NOON_MS + 1_800_000 }], nextBeforeMs: null }),
  );
  expect(await list({ tab: "toShip" })).toMatchObject(ok({ purchases: [{ orderId: "ORDER2" }] }));
  const counts = { toPay: 2, toShip: 1, toCollect: 0, toReceive: 0 };
  expect(await shop.ask(person("U1"), "counts")).toMatchObject(
    ok({ counts: { ...counts, afterSales: 0 } }),
  );
  expect(await shop.ask(staff, "counts")).toMatchObject(
    ok({ counts: { ...counts, asksStaff: 0, toInvoice: 0 } }),
  );
  expect(await shop.ask(person("U2"), "counts")).toMatchObject(ok({ counts: { toPay: 0 } }));
  const all = (fields: object) => shop.ask(staff, "all", fields);
  expect(await all({ phone: "13800001234", state: "paid" })).toMatchObject(
    ok({ purchases: [{ _id: "ORDER2" }] }),
  );
  expect(await all({ orderId: "ORDER3" })).toMatchObject(ok({ purchases: [{ _id: "ORDER3" }] }));
  expect(await all({ orderId: "ORDER9" })).toMatchObject(ok({ purchases: [] }));
});

it("ships many whole orders, each for itself", async () => {
  const shop = goodsShop();
  for (const id of ["ORDER1", "ORDER2"]) await shop.place(id);
  await shop.pay("ORDER1");
  const row = (orderId: string) => ({
    ...{ orderId, parcelId: "P", carrier: "ZTO", trackingNumber: `ZTO-${orderId}` },
  });
  const parcels = [row("ORDER1"), row("ORDER2"), row("ORDER9")];
  const rows = [
    { orderId: "ORDER1", error: null },
    { orderId: "ORDER2", error: { code: "purchase_step_not_allowed" } },
    { orderId: "ORDER9", error: { code: "order_unknown" } },
  ];
  for (let n = 0; n < 2; n++) {
    expect(await shop.staff("shipMany", { orderId: undefined, parcels })).toMatchObject(
      refused("request_invalid"),
    );
    expect(await shop.ask(staff, "shipMany", { parcels })).toMatchObject(ok({ rows }));
  }
  expect(shop.purchase().parcels).toHaveLength(1);
});

it("leaves the telling to the timer where WeChat takes long", async () => {
  const shop = await paidShop();
  shop.deps.elapsedMs = () => (shop.clock.elapsedMs += 7_000); // Every look at the clock is late.
  const parcel = { parcelId: "P", carrier: "ZTO", trackingNumber: "ZTO-0001" };
  await shop.ask(staff, "shipMany", { parcels: [{ orderId: "ORDER1", ...parcel }] });
  expect(shop.purchase()).toMatchObject({ state: "shipped", dueAtMs: 0 });
  expect(shop.shipping.told("ORDER1")).toBeUndefined();
  shop.deps.elapsedMs = () => 0;
  await shop.tend();
  expect(shop.purchase().tasks).toEqual([]);
  expect(shop.shipping.told("ORDER1")).toMatchObject({ isAll: true });
});

it("keeps a task that fails for later, and does it when staff ask", async () => {
  const shop = await paidShop();
  shop.shipping.lose("timeout-not-applied");
  await shop.ship("P1");
  expect(shop.purchase().tasks).toMatchObject([{ key: "tellShipping/P1", tries: 1 }]);
  expect(shop.purchase().dueAtMs).toBe(NOON_MS + 60_000);
  expect(shop.shipping.told("ORDER1")).toBeUndefined();
  expect(await shop.staff("retryTasks")).toEqual(ok({ left: [] }));
  expect(shop.shipping.told("ORDER1")).toMatchObject({ isAll: true });
});

it("tells where a parcel is, from memory for some minutes, and never an error", async () => {
  const shop = await paidShop();
  await shop.ship("P1");
  const waybill = { carrier: "SF", trackingNumber: "SF-P1-0001" };
  const track = () => shop.buyer("track", { parcelId: "P1" });
  const { read } = shop.tracking;
  shop.tracking.read = () => Promise.reject(new Error("no answer in time"));
  expect(await track()).toMatchObject(
    ok({ state: "unknown", message: expect.stringMatching(/暂时/) }),
  );
  shop.tracking.read = read;
  shop.tracking.add(waybill, "underway", { atMs: NOON_MS, text: "杭州" });
  expect(await track()).toMatchObject(ok({ state: "underway", message: null }));
  shop.tracking.add(waybill, "signed", { atMs: NOON_MS + 1, text: "上海" });
  expect(await track()).toMatchObject(ok({ state: "underway" }));
  shop.wait(5);
  expect(await track()).toMatchObject(ok({ state: "signed", carrierName: "顺丰速运" }));
  expect(await shop.buyer("track", { parcelId: "P9" })).toMatchObject(refused("parcel_unknown"));
});

it("lets a buyer remind, ask for an invoice and move; staff answer", async () => {
  const shop = await paidShop();
  expect(await shop.buyer("remindShipping")).toEqual(ok(null));
  expect(await shop.buyer("remindShipping")).toMatchObject(refused("reminded_today"));
  const invoice = {
    kind: "company",
    title: "某公司",
    taxNumber: "91330106MA27X0AB1C",
    email: "a@b.cn",
  };
  expect(
    await shop.buyer("askInvoice", { invoice: { ...invoice, taxNumber: null } }),
  ).toMatchObject(refused("request_invalid"));
  const waiting = () => shop.ask(staff, "all", { awaitsInvoice: true });
  expect(await waiting()).toMatchObject(ok({ purchases: [] }));
  expect(await shop.buyer("askInvoice", { invoice })).toEqual(ok(null));
  expect(await waiting()).toMatchObject(ok({ purchases: [{ _id: "ORDER1", invoice }] }));
  expect(await shop.ask(staff, "counts")).toMatchObject(ok({ counts: { toInvoice: 1 } }));
  const issued = { number: "24332000", url: "https://example.com/f.pdf" };
  expect(await shop.staff("issueInvoice", issued)).toEqual(ok(null));
  expect(shop.purchase().invoice).toMatchObject({ ...invoice, issued });
  expect(await waiting()).toMatchObject(ok({ purchases: [] }));
  expect(await shop.buyer("setAddress", { addressId: "A1" })).toMatchObject(
    refused("address_unknown"),
  );
});
