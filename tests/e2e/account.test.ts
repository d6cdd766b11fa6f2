import { SENTENCES } from "#contracts/errors.ts";
import { CLOSING_MS } from "#core/account/account.ts";
import { DAY_MS } from "#core/time.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { accountReadsContract } from "#tests/contract/accountReads.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { approve, EARNING, join, request } from "#tests/e2e/money/story.ts";
import { done, person, START_MS, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop, saveAddress, SKU } from "#tests/e2e/teaShop.ts";

describe("CloudBase's account reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  accountReadsContract(() => adminDatabase(stack().url));
});

/** Goal: a buyer and a promoter have their say over the wire: the switch, the export, the closing. */
describe("account", () => {
  const stack = withStack();
  const account = (openid: string, action: string, fields: object = {}) =>
    stack().control.call("account", person(openid), { action, ...fields });
  const place = (openid: string, orderId: string) =>
    done(
      stack().control.call("checkout", person(openid), {
        ...{ action: "place", orderId, expectedFen: 10_800, delivery: { kind: "express" } },
        items: [{ sku: SKU, quantity: 1 }],
      }),
    );
  const chainOf = async (orderId: string) =>
    (await adminDatabase(stack().url).store.get("orders", orderId))?.chain;
  const clock = (advanceToMs: number) => stack().control.post("/control/clock", { advanceToMs });

  beforeAll(async () => {
    const { control } = stack();
    const rates = [{ distance: 1, rateBp: 1_000 }];
    await publish(control, { id: "p", rates, freezeDays: 7 });
    await joinChain(control, ["oPromoter1"]);
    await openTeaShop(control, 100);
    await join(control, "rich");
    for (const step of EARNING) await step.run(control, "rich");
    for (const openid of ["oBuyer1", "oBuyer2"]) {
      await saveAddress(control, openid);
      await scan(control, openid, await codeOf(control, "oPromoter1"));
    }
  }, 60_000);

  it("agrees to the notice that is in force, and tells so at the next start", async () => {
    const { version } = await done(account("oBuyer1", "notice"));
    await done(account("oBuyer1", "agree", { version }));
    expect(await done(account("oBuyer1", "mine"))).toMatchObject({
      ...{ notice: { agreedVersion: version, mustAsk: false }, recommendation: { isOn: true } },
      closing: { state: "open" },
    });
  });

  it("switch off: a scan binds nobody and orders go to the brand; what was ordered before stays", async () => {
    const { control } = stack();
    await place("oBuyer1", "order00000000001");
    expect(await chainOf("order00000000001")).toEqual(["oPromoter1"]);
    await clock(START_MS + 1_000);
    await done(account("oBuyer1", "setRecommendation", { isOn: false }));
    const code = await codeOf(control, "oPromoter1");
    const scanned = control.call("qrcode", person("oBuyer1"), { action: "scan", code });
    expect(await done(scanned)).toEqual({ recorded: false });
    await place("oBuyer1", "order00000000002");
    expect(await chainOf("order00000000002")).toEqual([]);
    await done(
      control.call("order", person("oBuyer1"), { action: "pay", orderId: "order00000000001" }),
    );
    await control.post("/control/wechat/pay", { outTradeNo: "order00000000001" });
    const shares = await adminDatabase(stack().url).store.get("cases", "order00000000001");
    expect(shares?.sharedFen).toBe(1_000);
    await done(account("oBuyer1", "setRecommendation", { isOn: true }));
    await scan(control, "oBuyer1", code);
    await place("oBuyer1", "order00000000003");
    expect(await chainOf("order00000000003")).toEqual(["oPromoter1"]);
  }, 30_000);

  it("exports all of a person, and of nobody else", async () => {
    const others = { oBuyer1: "oBuyer2", oBuyer2: "oBuyer1", oPromoter1: "oBuyer" };
    for (const [openid, other] of Object.entries(others)) {
      const titles = new Set<string>();
      let cursor: unknown = "";
      let text = "";
      while (typeof cursor === "string") {
        const part = await done(account(openid, "exportData", { cursor }));
        text += JSON.stringify(part);
        cursor = part["nextCursor"];
        for (const { title } of part["sections"] as { title: string }[]) titles.add(title);
      }
      expect(text).not.toContain(other);
      expect(text).not.toMatch(/oBuyer|oPromoter/);
      const expected =
        openid === "oPromoter1" ? ["推广员", "分润"] : ["收货地址", "打开过的推广码"];
      expect([...titles]).toEqual(expect.arrayContaining(expected));
      if (openid === "oPromoter1") expect(text).not.toMatch(/文三路|13900000000/);
    }
  }, 30_000);

  it("refuses to close while orders are open, closes when all is settled, a week later", async () => {
    const phrase = { phrase: "确认注销" };
    expect(await account("oBuyer1", "close", phrase)).toMatchObject({
      error: { code: "closing_obstacles", obstacles: [{ kind: "unpaid" }, { kind: "unshipped" }] },
    });
    expect(await done(account("oPromoter1", "closingCheck"))).toMatchObject({
      ...{ canClose: true, warnings: [expect.stringContaining("还有 10.00 元分润没到账")] },
    });
    expect(await done(account("oBuyer2", "close", phrase))).toMatchObject({ state: "waiting" });
    const database = adminDatabase(stack().url).store;
    const addresses = async () => (await database.get("buyers", "oBuyer2"))?.addresses.length;
    await clock(START_MS + CLOSING_MS); // The timers that fall due on the way run.
    expect(await addresses()).toBe(1);
    await clock(START_MS + CLOSING_MS + DAY_MS);
    expect(await addresses()).toBe(0);
    expect((await database.get("fans", "oBuyer2"))?.touches).toEqual([]);
    expect(await done(account("oBuyer2", "mine"))).toMatchObject({ closing: { state: "closed" } });
    expect(await done(account("oBuyer1", "mine"))).toMatchObject({ closing: { state: "open" } });
  }, 180_000);

  it("a promoter with money is offered to have it paid out first; then he is let go, and his code binds nobody", async () => {
    const { control } = stack();
    const phrase = { phrase: "确认注销" };
    const kinds = async () => {
      const { obstacles } = await done(account("rich-A", "closingCheck"));
      return (obstacles as { kind: string }[]).map(({ kind }) => kind);
    };
    const code = await codeOf(control, "rich-A");
    expect(await done(account("rich-A", "closingCheck"))).toMatchObject({
      ...{ canClose: true, warnings: [expect.stringContaining("钱包里还有 16.00 元")] },
    });
    await done(request("w1", 1_600).run(control, "rich"));
    expect(await account("rich-A", "close", phrase)).toMatchObject({
      error: { code: "closing_obstacles", obstacles: [{ kind: "withdrawals" }] },
    });
    await done(approve("w1").run(control, "rich"));
    const { transfers } = await control.get("/control/wechat/transfers");
    for (const { out_bill_no: outBillNo } of transfers as { out_bill_no: string }[]) {
      await control.post("/control/wechat/transfers/answer", { outBillNo, result: "success" });
    }
    await clock(START_MS + 9 * DAY_MS);
    expect(await kinds()).toEqual([]);
    await done(account("rich-A", "close", phrase));
    await clock(START_MS + 17 * DAY_MS);
    expect(await done(account("rich-A", "mine"))).toMatchObject({ closing: { state: "closed" } });
    expect(await control.call("qrcode", person("rich-A"), { action: "issue" })).toMatchObject({
      error: { code: "promoter_left", message: SENTENCES.promoter_left },
    });
    await scan(control, "oBuyer3", code);
    expect(
      await done(control.call("qrcode", person("oBuyer3"), { action: "whose" })),
    ).toMatchObject({ promoterNumber: null, why: { touches: [{ verdict: "promoter_banned" }] } });
    const shown = await done(control.call("withdraw", person("rich-A"), { action: "show" }));
    expect(shown).toMatchObject({ availableFen: 0, paidFen: 1_600 }); // The books stay.
  }, 180_000);
});
