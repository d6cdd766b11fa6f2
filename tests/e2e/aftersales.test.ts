import { DAY_MS } from "#core/time.ts";
import { adminDatabase, adminStore } from "#scripts/stack/database.ts";
import { afterSalesReadsContract } from "#tests/contract/afterSalesReads.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop, saveAddress, SKU } from "#tests/e2e/teaShop.ts";

describe("CloudBase's after-sales reads, through node-sdk and over the wire", () => {
  const own = withStack();
  afterSalesReadsContract(() => adminDatabase(own().url));
});

/** Goal: a buyer gets his money or other goods, and everybody's part follows, through the built functions. */
describe("a tea shop", () => {
  const stack = withStack();
  let nowMs = START_MS;
  const call = (who: object, name: string, action: string, fields: object = {}) =>
    stack().control.call(name, who as never, { action, ...fields });
  const buyer = (action: string, fields: object) =>
    call(person("U1"), "aftersales", action, fields);
  const byStaff = (action: string, fields: object) => call(staff, "aftersales", action, fields);
  const advance = async (ms: number) => {
    nowMs += ms;
    await stack().control.post("/control/clock", { advanceToMs: nowMs });
  };
  const shares = async (orderId: string) => {
    const { commissions } = await done(call(staff, "order", "show", { orderId }));
    return (commissions as { amountFen: number }[]).reduce((sum, one) => sum + one.amountFen, 0);
  };
  const available = async () => {
    const { stocks } = await done(call(staff, "stock", "list", {}));
    return (stocks as { sku: string; available: number }[]).find(({ sku }) => sku === SKU)
      ?.available;
  };
  const keys = async (orderId: string) =>
    (await adminStore(stack().url).get("cases", orderId))?.facts.map(({ key }) => key) ?? [];

  beforeAll(async () => {
    const { control } = stack();
    await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
    await joinChain(control, ["A"]);
    await scan(control, "U1", await codeOf(control, "A"));
    await openTeaShop(control, 20);
    await saveAddress(control, "U1");
    await done(
      call(staff, "checkout", "saveCampaign", {
        ...{ campaignId: "spring", name: "满减券", scope: { kind: "all" }, fromFen: 10_000 },
        ...{ off: { kind: "amount", offFen: 1_000 }, takeFromMs: 0, takeUntilMs: nowMs + DAY_MS },
        ...{ good: { days: 30 }, perPerson: 1, total: null },
      }),
    );
    await done(
      call(person("U1"), "checkout", "takeCoupon", { campaignId: "spring", couponId: COUPON }),
    );
  }, 60_000);
  const COUPON = "coupon0000000001";

  /** A paid order of so many pieces. */
  async function buy(orderId: string, quantity: number, expectedFen: number, couponId?: string) {
    const items = [{ sku: SKU, quantity }];
    await done(
      call(person("U1"), "checkout", "place", {
        ...{ orderId, items, delivery: { kind: "express" }, expectedFen },
        ...(couponId === undefined ? {} : { couponId }),
      }),
    );
    await done(call(person("U1"), "order", "pay", { orderId }));
    await stack().control.post("/control/wechat/pay", { outTradeNo: orderId });
  }
  async function ship(orderId: string) {
    const parcel = {
      orderId,
      parcelId: "p1",
      carrier: "SF",
      trackingNumber: `SF${orderId.slice(-8)}`,
    };
    await done(call(staff, "purchase", "ship", parcel));
    await done(call(person("U1"), "purchase", "receive", { orderId }));
  }
  const wish = (orderId: string, id: string, kind: string, quantity: number) => ({
    ...{ orderId, id, kind, reason: "broken", lines: [{ line: 0, quantity }] },
  });

  it("gives everything back before shipping, freight and stock too, and the share falls to nothing", async () => {
    const [orderId, id] = ["aftersalesorder1", "aftersalescase01"];
    const before = await available();
    await buy(orderId, 2, 20_800);
    expect([await available(), await shares(orderId)]).toEqual([(before ?? 0) - 2, 2_000]);
    const asked = await done(buyer("ask", wish(orderId, id, "refund", 2)));
    expect(asked).toMatchObject({ state: "asked", totalFen: 20_800, freightFen: 800 });
    expect(await keys(orderId)).toContain(`hold/${id}`);
    const agreed = await done(byStaff("agree", { orderId, id }));
    expect(agreed).toMatchObject({ state: "refunding" });
    expect(await done(byStaff("agree", { orderId, id }))).toEqual(agreed);
    await advance(5_000); // WeChat takes a second, and tells.
    expect(await done(buyer("show", { orderId, id }))).toMatchObject({ state: "done" });
    expect([await available(), await shares(orderId)]).toEqual([before, 0]);
    const shown = await done(call(person("U1"), "purchase", "show", { orderId }));
    expect(shown).toMatchObject({ state: "closed" });
    expect(await keys(orderId)).toContain(`hold-ended/${id}`);
  }, 60_000);

  it("takes 1 of 3 pieces back that were bought with a coupon, and the reason can be read", async () => {
    const [orderId, id] = ["aftersalesorder2", "aftersalescase02"];
    await buy(orderId, 3, 29_800, COUPON); // 300.00 − 10.00 + 8.00.
    await ship(orderId);
    const { lines } = await done(buyer("options", { orderId }));
    expect(lines).toMatchObject([{ worthFen: [9_666, 19_333, 29_000] }]);
    const request = { ...wish(orderId, id, "return", 1), pictures: ["cloud://env.1/a/b.png"] };
    const asked = await done(buyer("ask", request));
    expect(await done(buyer("ask", request))).toEqual(asked);
    const other = await buyer("ask", { ...request, text: "x" });
    expect(other).toMatchObject({ error: { code: "aftersales_id_taken" } });
    await done(byStaff("agree", { orderId, id, text: "杭州市龙井路 1 号" }));
    await done(buyer("sendBack", { orderId, id, carrier: "YTO", trackingNumber: "YT12345678" }));
    const { afterSales } = await done(byStaff("list", {}));
    expect(afterSales).toMatchObject([
      { id, state: "sent", buyerId: "U1", may: ["refuse", "arrive"] },
    ]);
    const before = await available();
    const arrived = { orderId, id, lines: [{ line: 0, sellable: 1 }] };
    expect(await done(byStaff("arrived", arrived))).toMatchObject({
      state: "refunding",
      totalFen: 9_666,
    });
    await done(byStaff("arrived", arrived));
    await advance(5_000);
    expect(await done(buyer("show", { orderId, id }))).toMatchObject({ state: "done" });
    expect([await available(), await shares(orderId)]).toEqual([(before ?? 0) + 1, 1_933]);
    expect(await keys(orderId)).toEqual(
      expect.arrayContaining([`refund/${id}`, `hold-ended/${id}`]),
    );
    const { lines: told } = await done(call(staff, "order", "explain", { orderId }));
    const part = `退款 ${id}（2026-03-01，破损或质量问题）96.66 元`;
    expect(told).toContain(`基数：实付 290.00 元 − ${part} = 193.34 元`);
  }, 60_000);

  it("exchanges a piece: money and share stay, a new piece leaves the stock", async () => {
    const [orderId, id] = ["aftersalesorder3", "aftersalescase03"];
    await buy(orderId, 1, 10_800);
    await ship(orderId);
    await done(buyer("ask", wish(orderId, id, "exchange", 1)));
    await done(byStaff("agree", { orderId, id, text: "杭州市龙井路 1 号" }));
    await done(buyer("sendBack", { orderId, id, carrier: "SF", trackingNumber: "SF99999999" }));
    await done(byStaff("arrived", { orderId, id, lines: [] }));
    const before = await available();
    const way = { orderId, id, carrier: "SF", trackingNumber: "SF88888888" };
    for (let n = 0; n < 2; n++) {
      expect(await done(byStaff("reship", way))).toMatchObject({ state: "reshipped" });
    }
    expect(await done(buyer("confirmExchange", { orderId, id }))).toMatchObject({ state: "done" });
    expect([await available(), await shares(orderId)]).toEqual([(before ?? 0) - 1, 1_000]);
    expect(await keys(orderId)).toContain(`hold-ended/${id}`);
  }, 60_000);

  it("a refund that WeChat closes comes back to staff, who send it again", async () => {
    const [orderId, id] = ["aftersalesorder4", "aftersalescase04"];
    await buy(orderId, 1, 10_800);
    await done(buyer("ask", wish(orderId, id, "refund", 1)));
    await stack().control.post("/control/wechat/refunds/answer", {
      outRefundNo: id,
      result: "closed",
    });
    await done(byStaff("agree", { orderId, id }));
    await advance(5_000);
    const back = await done(byStaff("show", { orderId, id }));
    expect(back).toMatchObject({ state: "asked", notes: [{ by: "" }], may: ["agree", "refuse"] });
    expect(await shares(orderId)).toBe(1_000);
    await done(byStaff("agree", { orderId, id, text: "再退一次" }));
    await advance(5_000);
    expect(await done(buyer("show", { orderId, id }))).toMatchObject({ state: "done" });
    expect([(await keys(orderId)).includes(`refund/${id}-2`), await shares(orderId)]).toEqual([
      true,
      0,
    ]);
  }, 60_000);
});
