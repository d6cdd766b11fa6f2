import { person, staff } from "#adapters/memory/deps.ts";
import { askedRefunds, refundIdOf } from "#core/order/refund.ts";
import { refundFacts } from "#core/commission/facts.ts";
import { aParcel } from "#core/purchase/testing/boughtGoods.ts";
import { DAY_MS } from "#core/time.ts";
import { HOLDS_MAX, openHolds } from "#core/commission/facts.ts";
import { holdStories } from "#core/commission/hold.ts";
import { AFTER_SALES_MAX } from "#core/purchase/afterSales.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import { runTasks } from "#functions/purchase/tasks.ts";
import { TRIES_MAX } from "#core/purchase/task.ts";
import { afterSalesShop, codeOf } from "#functions/aftersales/testing/afterSalesShop.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";
import { writtenBesideLog } from "#tests/staffCost.ts";

const everything = {
  lines: [
    { line: 0, quantity: 3 },
    { line: 1, quantity: 1 },
  ],
};
type Shop = Awaited<ReturnType<typeof afterSalesShop>>;
const caseOf = ({ memory }: Shop) => memory.documents.cases.get("order1")!;
const keys = (shop: Shop) => caseOf(shop).facts.map(({ key }) => key);
const back = (shop: Shop) =>
  refundFacts(caseOf(shop).facts).map((fact) => [refundIdOf(fact), fact.lines, fact.freightFen]);

describe("money back before shipping", () => {
  it("gives everything back with the freight, and puts the goods and the gift back on the shelf", async () => {
    const shop = await afterSalesShop();
    shop.payments.endRefund(shop.id, "succeeded");
    expect(await shop.ask(everything)).toMatchObject({
      data: { state: "asked", totalFen: 15_800, freightFen: 800, may: ["withdraw"] },
    });
    expect(keys(shop)).toContain(`hold/${shop.id}`);
    expect(await shop.staff("agree")).toMatchObject({ data: { state: "done", totalFen: 15_800 } });
    expect(back(shop)).toEqual([
      [
        shop.id,
        [
          { sku: "tea-50g", refundFen: 10_000 },
          { sku: "cup-1", refundFen: 5_000 },
        ],
        800,
      ],
    ]);
    expect([await shop.available("tea-50g"), await shop.available("bag-1")]).toEqual([8, 6]);
    expect(shop.purchase().state).toBe("closed");
    expect(shop.shop.booked("order1")).toBe(0);
    const { tasks } = shop.purchase();
    expect(tasks.map(({ key }) => key)).toEqual([`message/${shop.id}/refunded`]);
    expect(keys(shop)).toContain(`hold-ended/${shop.id}`);
  });

  it("keeps the freight while something is still to come", async () => {
    const shop = await afterSalesShop();
    shop.payments.endRefund(shop.id, "succeeded");
    await shop.ask({ lines: [{ line: 0, quantity: 3 }] });
    expect(await shop.staff("agree")).toMatchObject({ data: { state: "done", totalFen: 10_000 } });
    const second = { id: "aftersales000002", lines: [{ line: 1, quantity: 1 }] };
    expect(await shop.ask(second)).toMatchObject({ data: { freightFen: 800, totalFen: 5_800 } });
    expect([await shop.available("tea-50g"), await shop.available("cup-1")]).toEqual([8, 5]);
  });

  it("of a split shipping only what has not left goes back on the shelf", async () => {
    const shop = await afterSalesShop();
    await shop.put({ parcels: [aParcel([2, 0, 0])] });
    await shop.ask({ lines: [{ line: 0, quantity: 2 }] });
    expect(await shop.staff("agree")).toMatchObject({
      data: { state: "refunding", totalFen: 6_666, freightFen: 0, lines: [{ unshipped: 1 }] },
    });
    expect(await shop.available("tea-50g")).toBe(6);
  });
});

describe("goods and money back", () => {
  it("1 of 3 pieces: proportional, back in stock as far as it can be sold, and the rest sums up", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "return", reason: "broken", text: "盖子碎了，请打 13800000000" });
    expect(await shop.staff("agree", { text: "寄到龙井路 1 号" })).toMatchObject({
      data: { state: "agreed", decision: { by: "staff-1" } },
    });
    const sent = { carrier: "SF", trackingNumber: "SF1234567" };
    expect(await shop.buyer("sendBack", sent)).toMatchObject({
      data: { state: "sent", back: sent, decision: { by: null, text: "寄到龙井路 1 号" } },
    });
    shop.payments.endRefund(shop.id, "succeeded");
    expect(await shop.staff("arrived", { lines: [{ line: 0, sellable: 1 }] })).toMatchObject({
      data: { state: "done", totalFen: 3_333 },
    });
    expect(back(shop)).toEqual([[shop.id, [{ sku: "tea-50g", refundFen: 3_333 }], 0]]);
    expect(askedRefunds(caseOf(shop).facts)).toMatchObject([
      { reason: "售后退款：破损或质量问题" },
    ]);
    expect(await shop.available("tea-50g")).toBe(6);
    const rest = { id: "aftersales000002", kind: "return", lines: [{ line: 0, quantity: 2 }] };
    expect(await shop.ask(rest)).toMatchObject({ data: { totalFen: 6_667, freightFen: 0 } });
    expect(shop.shop.booked("order1")).toBe(1_500 - 334); // 10 % of what is left of the tea, rounded down.
  });

  it("staff may lower what broke on the way, and say why; never raise it then", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "return" });
    await shop.staff("agree");
    const lowered = { lines: [{ line: 0, sellable: 0, refundFen: 3_000 }] };
    expect(await shop.staff("arrived", lowered)).toMatchObject({
      error: { code: "aftersales_reason_required" },
    });
    const raised = { lines: [{ line: 0, sellable: 0, refundFen: 3_334 }], text: "x" };
    expect(await shop.staff("arrived", raised)).toMatchObject({
      error: { code: "amount_exceeded", line: 0, leftFen: 3_333 },
    });
    expect(await shop.staff("arrived", { ...lowered, text: "包装破损" })).toMatchObject({
      data: { state: "refunding", totalFen: 3_000 },
    });
    expect(await shop.available("tea-50g")).toBe(5);
  });

  it("is withdrawn when nothing was sent for 7 days, and the hold ends", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "return" });
    await shop.staff("agree");
    shop.shop.waitDays(6);
    await shop.tend();
    expect(shop.state()).toBe("agreed");
    shop.shop.waitDays(1);
    await shop.tend();
    expect(shop.state()).toBe("withdrawn");
    expect(shop.purchase().tasks.map(({ kind }) => kind)).toContain("endHold");
  });
});

describe("other goods", () => {
  it("sends the same again, out of stock, and is done by the buyer's word", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "exchange", reason: "wrong_goods" });
    await shop.staff("agree");
    await shop.buyer("sendBack", { carrier: "SF", trackingNumber: "SF1234567" });
    expect(await shop.staff("arrived", { lines: [{ line: 0, sellable: 1 }] })).toMatchObject({
      data: { state: "arrived" },
    });
    const way = { carrier: "YTO", trackingNumber: "YT7654321" };
    for (let n = 0; n < 3; n++) {
      expect(await shop.staff("reship", way)).toMatchObject({ data: { state: "reshipped" } });
      expect(await shop.available("tea-50g")).toBe(5); // One came, one went.
    }
    expect(await shop.buyer("confirmExchange")).toMatchObject({ data: { state: "done" } });
    expect([back(shop), shop.shop.booked("order1")]).toEqual([[], 1_500]);
    const again = { id: "aftersales000002", kind: "return", lines: [{ line: 0, quantity: 3 }] };
    expect(await shop.ask(again)).toMatchObject({ data: { totalFen: 10_000 } });
  });

  it("is of another SKU at the same price only", async () => {
    const shop = await afterSalesShop({ shipped: true });
    const wish = (againSku: string) => ({
      ...{ kind: "exchange", lines: [{ line: 0, quantity: 1, againSku }] },
    });
    // Another product of the very same price is none of these.
    shop.memory.documents.products.set("pot", aProduct("pot", { skus: [aSku("pot-1")] }));
    for (const sku of ["tea-99g", "cup-1", "tea-none", "nothing", "pot-1"]) {
      expect(codeOf(await shop.ask(wish(sku)))).toBe("replacement_refused");
    }
    expect(await shop.ask(wish("tea-60g"))).toMatchObject({ data: { totalFen: 0 } });
    await shop.staff("agree");
    await shop.staff("reship", { carrier: "SF", trackingNumber: "SF1234567" });
    expect([await shop.available("tea-60g"), await shop.available("tea-50g")]).toEqual([4, 5]);
    shop.shop.waitDays(7);
    await shop.tend();
    expect(shop.state()).toBe("done");
    const later = { id: "aftersales000002", kind: "return", lines: [{ line: 0, quantity: 3 }] };
    await shop.ask(later);
    await shop.staff("agree", { id: later.id });
    const sku = (name: string) => ({ id: later.id, lines: [{ line: 0, sellable: 1, sku: name }] });
    expect(codeOf(await shop.staff("arrived", sku("cup-1")))).toBe("replacement_refused");
    expect(codeOf(await shop.staff("arrived", sku("tea-60g")))).toBe("ok");
    expect(await shop.available("tea-60g")).toBe(5);
  });

  it("waits until there are other goods", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "exchange", lines: [{ line: 0, quantity: 3 }] });
    await shop.staff("agree");
    const gone = { kind: "counted", available: -3, held: 0, atMs: 0, about: "", by: null } as const;
    await shop.deps.stocks.record("tea-50g", { key: "gone", ...gone });
    const way = { carrier: "SF", trackingNumber: "SF1234567" };
    expect(await shop.staff("reship", way)).toMatchObject({
      error: { code: "replacement_short", sku: "tea-50g", available: 2 },
    });
    expect([shop.state(), await shop.available("tea-50g")]).toEqual(["agreed", 2]);
  });

  it("gives back what a call took out that died, when staff refuse the exchange after all", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({
      kind: "exchange",
      lines: [
        { line: 0, quantity: 2 },
        { line: 1, quantity: 1 },
      ],
    });
    await shop.staff("agree");
    await shop.buyer("sendBack", { carrier: "SF", trackingNumber: "SF1234567" });
    await shop.staff("arrived", { lines: [] });
    // Others take the last cup in the very moment between the look and the taking.
    const { stocks } = shop.deps;
    const read = stocks.read.bind(stocks);
    stocks.read = async (ids) => {
      const found = await read(ids);
      return found.map((stock) => (stock.sku === "cup-1" ? { ...stock, available: 99 } : stock));
    };
    const gone = { kind: "counted", available: -5, held: 0, atMs: 0, about: "", by: null } as const;
    await stocks.record("cup-1", { key: "gone", ...gone });
    const way = { carrier: "SF", trackingNumber: "SF1234567" };
    expect(codeOf(await shop.staff("reship", way))).toBe("replacement_short");
    stocks.read = read;
    expect([await shop.available("tea-50g"), await shop.available("cup-1")]).toEqual([3, 0]);
    for (let n = 0; n < 2; n++) {
      expect(codeOf(await shop.staff("refuse", { text: "没有货了" }))).toBe("ok");
      expect([await shop.available("tea-50g"), await shop.available("cup-1")]).toEqual([5, 0]);
    }
    expect(shop.purchase().tasks.map(({ kind }) => kind)).not.toContain("putBack");
  });

  it("keeps out of stock what another of the staff has sent in this very moment", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "exchange" });
    await shop.staff("agree");
    const replies = await Promise.all(
      ["SF1111111", "SF2222222"].map((trackingNumber) =>
        shop.staff("reship", { carrier: "SF", trackingNumber }),
      ),
    );
    expect(replies.map(codeOf).sort()).toEqual(["aftersales_step_not_allowed", "ok"]);
    expect([shop.state(), await shop.available("tea-50g")]).toEqual(["reshipped", 4]);
  });

  it("tells the buyer of each step, not of the first alone", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "exchange" });
    await shop.staff("agree");
    await shop.staff("reship", { carrier: "SF", trackingNumber: "SF1234567" });
    const told = shop.purchase().tasks.flatMap((task) => (task.kind === "message" ? task : []));
    expect(told.map(({ about }) => about)).toEqual([
      ...[`${shop.id}/agree/0`, `${shop.id}/reship`],
    ]);
  });

  it("gives back what was taken out for an exchange that was withdrawn in that moment", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "exchange" });
    await shop.staff("agree");
    const { stocks } = shop.deps;
    const record = stocks.record.bind(stocks);
    let isFirst = true;
    stocks.record = async (...args) => {
      const answer = await record(...args);
      if (isFirst) {
        isFirst = false;
        await shop.buyer("withdraw");
      }
      return answer;
    };
    const way = { carrier: "SF", trackingNumber: "SF1234567" };
    expect(codeOf(await shop.staff("reship", way))).toBe("aftersales_step_not_allowed");
    expect([shop.state(), await shop.available("tea-50g")]).toEqual(["withdrawn", 5]);
  });
});

describe("a refund that WeChat does not make", () => {
  it("comes back to staff with a note, and goes out again under another number", async () => {
    const shop = await afterSalesShop();
    shop.payments.endRefund(shop.id, "closed");
    await shop.ask();
    expect(await shop.staff("agree")).toMatchObject({
      data: { state: "asked", may: ["agree", "refuse"], notes: [{ by: "" }] },
    });
    expect(shop.purchase().asksStaff).toBe(true);
    expect(await shop.available("tea-50g")).toBe(6);
    shop.payments.endRefund(`${shop.id}-2`, "succeeded");
    expect(await shop.staff("agree", { text: "重新退款" })).toMatchObject({
      data: { state: "done" },
    });
    expect(back(shop)).toEqual([[`${shop.id}-2`, [{ sku: "tea-50g", refundFen: 3_333 }], 0]]);
    expect(await shop.available("tea-50g")).toBe(6);
  });

  it("takes its pieces out of stock again when staff refuse it then, and they can be shipped", async () => {
    const shop = await afterSalesShop();
    shop.payments.endRefund(shop.id, "closed");
    await shop.ask({ lines: [{ line: 0, quantity: 2 }] });
    await shop.staff("agree");
    expect([shop.state(), await shop.available("tea-50g")]).toEqual(["asked", 7]);
    for (let n = 0; n < 2; n++) {
      expect(codeOf(await shop.staff("refuse", { text: "改为发货" }))).toBe("ok");
      expect(await shop.available("tea-50g")).toBe(5);
    }
    expect(leftToShip(shop.purchase())).toEqual([3, 1, 1]);
    expect(shop.purchase().tasks.map(({ kind }) => kind)).not.toContain("takeAgain");
  });

  it("leaves its pieces to others who have them by now, and tells staff", async () => {
    const shop = await afterSalesShop();
    shop.payments.endRefund(shop.id, "closed");
    await shop.ask({ lines: [{ line: 0, quantity: 2 }] });
    await shop.staff("agree");
    const sold = { kind: "counted", available: -6, held: 0, atMs: 0, about: "", by: null } as const;
    await shop.deps.stocks.record("tea-50g", { key: "sold", ...sold });
    shop.shop.logged.length = 0;
    await shop.staff("refuse", { text: "改为发货" });
    expect(shop.purchase().tasks).toMatchObject([
      { kind: "message" },
      { kind: "takeAgain", tries: 1 },
    ]);
    expect(String(shop.shop.logged)).toContain("只剩 1 件");
  });

  it("of a return goes back to the goods that are here", async () => {
    const shop = await afterSalesShop({ shipped: true });
    shop.payments.endRefund(shop.id, "closed");
    await shop.ask({ kind: "return" });
    await shop.staff("agree");
    const arrived = await shop.staff("arrived", { lines: [{ line: 0, sellable: 1 }] });
    expect(arrived).toMatchObject({ data: { state: "arrived", may: ["agree"] } });
    expect(await shop.staff("agree", { text: "再退一次" })).toMatchObject({
      data: { state: "refunding" },
    });
    expect(await shop.available("tea-50g")).toBe(6);
  });

  it("is flagged after 7 days, once", async () => {
    const shop = await afterSalesShop();
    await shop.ask();
    await shop.staff("agree");
    expect(shop.purchase().asksStaff).toBe(false);
    shop.shop.waitDays(7);
    await shop.tend();
    await shop.tend();
    const [one] = shop.purchase().afterSales;
    expect([one?.isLate, one?.notes.length, shop.purchase().asksStaff]).toEqual([true, 1, true]);
    expect(await shop.call(staff, { action: "list" })).toMatchObject({
      data: { afterSales: [{ isOverdue: true }] },
    });
  });

  it("that was made elsewhere lowers what is left, and a promise that it eats comes back to staff", async () => {
    const shop = await afterSalesShop();
    await shop.ask({ lines: [{ line: 0, quantity: 2 }] });
    shop.payments.endRefund("elsewhere", "succeeded");
    const most = { lines: [{ sku: "tea-50g", refundFen: 9_000 }] };
    expect(codeOf((await shop.shop.refund("order1", "elsewhere", most)) as never)).toBe("ok");
    expect(await shop.staff("agree")).toMatchObject({
      error: { code: "amount_exceeded", line: 0, leftFen: 1_000 },
    });
    const less = { lines: [{ line: 0, refundFen: 1_000 }], text: "已另行退款" };
    expect(await shop.staff("agree", less)).toMatchObject({ data: { state: "refunding" } });
  });
});

describe("who may ask, for what, until when", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["more pieces than were bought", { lines: [{ line: 0, quantity: 4 }] }, "pieces_exceeded"],
    ["a line that is not there", { lines: [{ line: 9, quantity: 1 }] }, "aftersales_line_unknown"],
    ["goods that never left", { kind: "return" }, "aftersales_not_shipped"],
    ["other goods that never left", { kind: "exchange" }, "aftersales_not_shipped"],
    [
      "more money than it is worth",
      { lines: [{ line: 0, quantity: 1, refundFen: 3_334 }] },
      "amount_exceeded",
    ],
    ["a gift's money", { lines: [{ line: 2, quantity: 1 }] }, "nothing_to_give_back"],
    ["a line twice", { lines: Array(2).fill({ line: 0, quantity: 1 }) }, "request_invalid"],
    ["no piece", { lines: [{ line: 0, quantity: 0 }] }, "request_invalid"],
    ["nothing", { lines: [] }, "request_invalid"],
    ["with a short id", { id: "as1" }, "request_invalid"],
    ["with seven pictures", { pictures: Array(7).fill("cloud://a/b.png") }, "request_invalid"],
    ["with a picture from elsewhere", { pictures: ["https://a/b.png"] }, "request_invalid"],
    ["with a reason of his own", { reason: "x" }, "request_invalid"],
    ["with too long a text", { text: "长".repeat(501) }, "request_invalid"],
    ["with a hidden character", { text: "a\u0000" }, "request_invalid"],
  ])("nobody gets %s", async (_, fields, code) => {
    const shop = await afterSalesShop();
    const before = shop.memory.written;
    expect(codeOf(await shop.ask(fields))).toBe(code);
    expect(shop.memory.written).toBe(before);
  });

  it("says how many and how much are left", async () => {
    const shop = await afterSalesShop();
    expect(await shop.ask({ lines: [{ line: 0, quantity: 4 }] })).toMatchObject({
      error: { line: 0, left: 3 },
    });
    const over = { lines: [{ line: 0, quantity: 2, refundFen: 9_999 }] };
    expect(await shop.ask(over)).toMatchObject({ error: { line: 0, leftFen: 6_666 } });
  });

  it("not before payment, and 15 days after receipt not any more", async () => {
    const shop = await afterSalesShop({ shipped: true });
    shop.shop.waitDays(15);
    expect(codeOf(await shop.ask({ kind: "return" }))).toBe("ok");
    shop.clock.nowMs += 1;
    const { receivedAtMs } = shop.purchase();
    expect(
      await shop.ask({ id: "aftersales000002", lines: [{ line: 1, quantity: 1 }] }),
    ).toMatchObject({
      error: { code: "aftersales_too_late", untilMs: (receivedAtMs ?? 0) + 15 * DAY_MS },
    });
    for (const state of ["created", "cancelled"] as const) {
      const other = await afterSalesShop();
      await other.put({ state, paidAtMs: null });
      other.memory.documents.cases.delete("order1");
      expect(codeOf(await other.ask())).toBe("purchase_unpaid");
    }
  });

  it("a stranger learns nothing; staff cannot ask, buyers cannot decide", async () => {
    const shop = await afterSalesShop();
    await shop.ask();
    const stranger = person("U2");
    const base = { orderId: "order1", id: shop.id };
    for (const action of ["show", "withdraw", "confirmExchange"]) {
      const reply = await shop.call(stranger, { action, ...base });
      expect(codeOf(reply)).toBe("order_unknown");
    }
    const options = { action: "options", orderId: "order1" };
    expect(codeOf(await shop.call(stranger, options))).toBe("order_unknown");
    expect(codeOf(await shop.call(staff, options))).toBe("person_required");
    for (const action of ["agree", "refuse", "arrived", "reship", "note", "list"]) {
      expect(codeOf(await shop.buyer(action))).toBe("staff_required");
    }
    expect(codeOf(await shop.staff("show", { id: "aftersales000009" }))).toBe("aftersales_unknown");
    expect(codeOf(await shop.staff("agree", { id: "aftersales000009" }))).toBe(
      "aftersales_unknown",
    );
    expect(codeOf(await shop.staff("agree", { orderId: "order9" }))).toBe("order_unknown");
  });

  it("one at a time of a line; after a refusal again, ten times in all", async () => {
    const shop = await afterSalesShop();
    await shop.ask();
    const second = { id: "aftersales000002" };
    expect(await shop.ask(second)).toMatchObject({
      error: { code: "aftersales_open", id: shop.id },
    });
    expect(codeOf(await shop.ask({ ...second, lines: [{ line: 1, quantity: 1 }] }))).toBe("ok");
    expect(codeOf(await shop.staff("refuse", { text: "请提供照片" }))).toBe("ok");
    for (let n = 3; n <= 10; n++) {
      const id = `aftersales0000${n}`.padEnd(16, "x");
      expect(codeOf(await shop.ask({ id }))).toBe("ok");
      expect(codeOf(await shop.buyer("withdraw", { id }))).toBe("ok");
    }
    expect(codeOf(await shop.ask({ id: "aftersales0000last" }))).toBe("aftersales_full");
  });
});

describe("a case that takes no more holds", () => {
  const full = async () => {
    const shop = await afterSalesShop();
    const known = caseOf(shop);
    const holds = Array.from({ length: HOLDS_MAX }, (_, n) => ({
      ...({ key: `hold/h${n}`, reason: "suspicion", note: "", by: "s" } as const),
      atMs: known.changedAtMs,
    }));
    shop.memory.documents.cases.set("order1", { ...known, facts: [...known.facts, ...holds] });
    return shop;
  };

  it("is told to staff at once, and is no more to be done when the after-sales is over", async () => {
    const shop = await full();
    expect(codeOf(await shop.ask())).toBe("ok");
    expect(shop.purchase().tasks).toMatchObject([{ kind: "hold", tries: TRIES_MAX }]);
    expect(shop.purchase().staffNotes.at(-1)?.text).toContain("分润冻结次数已满");
    await shop.staff("refuse", { text: "不符合" });
    expect(shop.purchase().tasks.map(({ kind }) => kind)).toEqual(["message"]);
    expect(shop.purchase().asksStaff).toBe(false);
  });

  it("never happens by after-sales alone, even ten of them", async () => {
    const shop = await afterSalesShop();
    for (let n = 10; n < 20; n++) {
      const id = `aftersales0000${n}`;
      await shop.ask({ id });
      await shop.buyer("withdraw", { id });
    }
    expect(holdStories(caseOf(shop).facts).map(({ ended }) => ended !== null)).toEqual(
      Array<boolean>(10).fill(true),
    );
    expect(AFTER_SALES_MAX).toBeLessThanOrEqual(HOLDS_MAX / 2);
  });
});

it("ends a hold that has not begun, so that a call that is late begins none that lasts", async () => {
  const shop = await afterSalesShop();
  const { store } = shop.deps;
  const change = store.change.bind(store);
  store.change = async (collection, ...rest) => {
    if (collection === "cases") throw new Error("down");
    return change(collection, ...(rest as [never, never, never]));
  };
  await shop.ask();
  const begun = shop.purchase();
  expect(begun.tasks).toMatchObject([{ kind: "hold", tries: 1 }]);
  store.change = change;
  await shop.buyer("withdraw");
  expect(keys(shop)).toEqual(expect.arrayContaining([`hold/${shop.id}`, `hold-ended/${shop.id}`]));
  const late = { ...begun, tasks: begun.tasks.map((task) => ({ ...task, notBeforeMs: 0 })) };
  await runTasks(shop.deps, late, shop.clock.nowMs);
  expect(openHolds(caseOf(shop).facts)).toEqual([]);
});

it("takes the emojis that people write with", async () => {
  const shop = await afterSalesShop();
  expect(codeOf(await shop.ask({ text: "茶碎了😭 👨‍👩‍👧" }))).toBe("ok");
});

describe("repeated calls", () => {
  it("change nothing, and answer the same", async () => {
    const shop = await afterSalesShop({ shipped: true });
    const twice = async (run: () => Promise<{ ok: boolean; data?: unknown }>) => {
      const first = await run();
      expect(first.ok).toBe(true);
      const before = [writtenBesideLog(shop.memory), JSON.stringify(shop.purchase())];
      expect((await run()).data).toEqual(first.data);
      expect([writtenBesideLog(shop.memory), JSON.stringify(shop.purchase())]).toEqual(before);
    };
    const wish = { kind: "return", text: "有点碎", pictures: ["cloud://e.1/a.png"] };
    await twice(() => shop.ask(wish));
    await twice(() => shop.staff("note", { text: "已电话联系" }));
    await twice(() => shop.staff("agree", { text: "寄回龙井路" }));
    await twice(() => shop.buyer("sendBack", { carrier: "SF", trackingNumber: "SF1234567" }));
    await twice(() => shop.staff("arrived", { lines: [{ line: 0, sellable: 1 }] }));
    expect(shop.payments.refunds()).toHaveLength(1);
    shop.payments.endRefund(shop.id, "succeeded");
    shop.shop.waitDays(1);
    await shop.sweep();
    expect(shop.state()).toBe("done");
    await twice(() => shop.ask(wish));
    const other = { id: "aftersales000002", lines: [{ line: 1, quantity: 1 }] };
    await twice(() => shop.ask(other));
    await twice(() => shop.staff("refuse", { id: other.id, text: "不符合" }));
    expect(codeOf(await shop.ask({ ...wish, text: "另一句" }))).toBe("aftersales_id_taken");
    expect(codeOf(await shop.buyer("withdraw"))).toBe("aftersales_step_not_allowed");
  });

  it("an id that another hold or refund of the order has is refused", async () => {
    const shop = await afterSalesShop();
    await shop.shop.refund("order1", shop.id, { lines: [{ sku: "tea-50g", refundFen: 1 }] });
    expect(codeOf(await shop.ask())).toBe("aftersales_id_taken");
  });
});

describe("amounts that staff change", () => {
  it("within what is left, with a reason", async () => {
    const shop = await afterSalesShop();
    await shop.ask({ lines: [{ line: 0, quantity: 1, refundFen: 1_000 }] });
    const agree = (refundFen: number, more: object = {}) =>
      shop.staff("agree", { lines: [{ line: 0, refundFen }], ...more });
    expect(codeOf(await agree(2_000))).toBe("aftersales_reason_required");
    expect(await agree(10_001, { text: "x" })).toMatchObject({
      error: { code: "amount_exceeded", line: 0, leftFen: 10_000 },
    });
    expect(await agree(2_000, { text: "x", freightFen: 801 })).toMatchObject({
      error: { code: "amount_exceeded", line: null, leftFen: 800 },
    });
    expect(codeOf(await agree(0, { text: "x" }))).toBe("nothing_to_give_back");
    const stranger = { lines: [{ line: 1, refundFen: 1 }], text: "x" };
    expect(codeOf(await shop.staff("agree", stranger))).toBe("aftersales_line_unknown");
    expect(await agree(2_000, { text: "多退一些，含运费", freightFen: 800 })).toMatchObject({
      data: { state: "refunding", totalFen: 2_800 },
    });
  });

  it("never money for an exchange, and never a refund a year after the payment", async () => {
    const shop = await afterSalesShop({ shipped: true });
    await shop.ask({ kind: "exchange" });
    const paid = { lines: [{ line: 0, refundFen: 1 }], text: "x" };
    expect(codeOf(await shop.staff("agree", paid))).toBe("amount_exceeded");
    const other = { id: "aftersales000002", lines: [{ line: 1, quantity: 1 }] };
    await shop.ask(other);
    shop.shop.waitDays(366);
    expect(codeOf(await shop.staff("agree", { id: other.id }))).toBe("refund_too_late");
  });
});

it("tells what can be asked for, and what each number of pieces is worth", async () => {
  const shop = await afterSalesShop({ shipped: true });
  await shop.ask({ kind: "return", lines: [{ line: 1, quantity: 1 }] });
  const reply = await shop.call(person("U1"), { action: "options", orderId: "order1" });
  const kinds = ["refund", "return", "exchange"].map((kind) => ({ kind, mostPieces: 3 }));
  expect(reply).toMatchObject({
    data: {
      ...{ refusal: null, left: 9, untilMs: (shop.purchase().receivedAtMs ?? 0) + 15 * DAY_MS },
      reasons: expect.arrayContaining([{ id: "missing", name: "少件" }]),
      lines: [
        { sku: "tea-50g", openId: null, kinds, worthFen: [3_333, 6_666, 10_000] },
        { sku: "cup-1", openId: shop.id, kinds: [], worthFen: [] },
        { sku: "bag-1", kinds: [{ kind: "exchange", mostPieces: 1 }], worthFen: [0] },
      ],
    },
  });
});

/** The orders of a page, and where the next one begins. */
const listOf =
  (shop: Awaited<ReturnType<typeof afterSalesShop>>) =>
  async (fields: object): Promise<readonly [string, string | null]> => {
    const { data } = await shop.call(staff, { action: "list", ...fields });
    const { afterSales, nextCursor } = data as {
      afterSales: { orderId: string }[];
      nextCursor: string | null;
    };
    return [afterSales.map(({ orderId }) => orderId).join(" "), nextCursor];
  };

it("lists what waits for staff, what is late first, page by page, and by state", async () => {
  const shop = await afterSalesShop();
  await shop.ask();
  const one = shop.purchase();
  const [first] = one.afterSales;
  const copy = (orderId: string, dueAtMs: number, asksStaff = true) =>
    shop.memory.documents.purchases.set(orderId, {
      ...{ ...one, _id: orderId, asksStaff },
      afterSales: [{ ...first!, dueAtMs, state: asksStaff ? "asked" : "refused" }],
    });
  shop.memory.documents.purchases.delete("order1");
  for (const [n, late] of [false, true, false, true, false].entries()) {
    copy(`o${n}`, shop.clock.nowMs + (late ? 0 : 1));
  }
  copy("o9", 0, false);
  const list = listOf(shop);
  expect(await list({})).toEqual(["o1 o3 o0 o2 o4", null]);
  expect(await list({ limit: 2 })).toEqual(["o1 o3", "overdue/o3"]);
  expect(await list({ limit: 2, cursor: "overdue/o3" })).toEqual(["o0", "rest/o1"]);
  expect(await list({ limit: 2, cursor: "rest/o1" })).toEqual(["o2", "rest/o3"]);
  expect(await list({ limit: 2, cursor: "rest/o3" })).toEqual(["o4", null]);
  expect(await list({ state: "refused" })).toEqual(["o9", null]);
  // All were made in one instant, which a page never divides.
  expect(await list({ state: "asked", limit: 4 })).toEqual(["o0 o1 o2 o3 o4", expect.any(String)]);
});

it("lists those in a state by the newest order, and what is asked for only", async () => {
  const shop = await afterSalesShop();
  await shop.ask();
  const one = shop.purchase();
  const [first] = one.afterSales;
  shop.memory.documents.purchases.delete("order1");
  const atMs = (n: number) => one.createdAtMs + 1_000 * n;
  const kinds = ["refund", "return", "exchange", "return"] as const;
  for (const [n, kind] of kinds.entries()) {
    shop.memory.documents.purchases.set(`o${n}`, {
      ...{ ...one, _id: `o${n}`, createdAtMs: atMs(0) + n },
      afterSales: [{ ...first!, kind, askedAtMs: atMs(n), dueAtMs: shop.clock.nowMs + (n % 2) }],
    });
  }
  const list = listOf(shop);
  expect(await list({ state: "asked", limit: 2 })).toEqual(["o3 o2", expect.any(String)]);
  const [, cursor] = await list({ state: "asked", limit: 2 });
  expect(await list({ state: "asked", limit: 2, cursor })).toEqual(["o1 o0", null]);
  expect(await list({ state: "asked", kind: "return" })).toEqual(["o3 o1", null]);
  expect(await list({ state: "asked", fromMs: atMs(1), untilMs: atMs(3) })).toEqual([
    "o2 o1",
    null,
  ]);
  expect(await list({ kind: "return" })).toEqual(["o1 o3", null]);
  expect(await list({ fromMs: atMs(1) })).toEqual(["o2 o1 o3", null]);
  expect(await list({ kind: "exchange", untilMs: atMs(2) })).toEqual(["", null]);
  expect(await list({ orderId: "o1", state: "done", kind: "refund" })).toEqual(["o1", null]);
  expect(await list({ orderId: "o9" })).toEqual(["", null]);
});

it("lists an order once, where one of it is late and another one is asked for", async () => {
  const shop = await afterSalesShop();
  await shop.ask();
  const one = shop.purchase();
  const [first] = one.afterSales;
  shop.memory.documents.purchases.set("order1", {
    ...one,
    afterSales: [
      { ...first!, kind: "refund", dueAtMs: shop.clock.nowMs - 1 },
      { ...first!, id: `${first!.id}x`, kind: "return", dueAtMs: shop.clock.nowMs + 1 },
    ],
  });
  const list = listOf(shop);
  expect(await list({})).toEqual(["order1 order1", null]);
  expect(await list({ kind: "return" })).toEqual(["order1", null]);
  expect(await list({ kind: "refund" })).toEqual(["order1", null]);
});
