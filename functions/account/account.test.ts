import { memoryCodePictures } from "#adapters/memory/codes.ts";
import { person } from "#adapters/memory/deps.ts";
import { SENTENCES } from "#contracts/errors.ts";
import { emptyAccount } from "#core/account/account.ts";
import { NOTICE_VERSION } from "#core/account/inventory.ts";
import { DAY_MS } from "#core/time.ts";
import { aShopWithPeople, giveThemData } from "#functions/account/testing/aShopWithPeople.ts";
import { anOrderOf, ORDER, START_MS } from "#functions/checkout/testing/aShop.ts";
import { ownerIn } from "#functions/order/owner.ts";
import { actions as qrcodeActions } from "#functions/qrcode/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Goal: everybody can agree, refuse, and take back, and whoever refuses buys as before. */
const chainOf = (shop: ReturnType<typeof aShopWithPeople>, orderId = ORDER) =>
  shop.documents.orders.get(orderId)?.chain;

it("tells somebody who is new that he is to be asked, that he may be recommended, that his account is open", async () => {
  const shop = aShopWithPeople();
  shop.memory.requests = 0;
  expect(await shop.said("new", "mine")).toEqual({
    notice: { version: NOTICE_VERSION, agreedVersion: null, agreedAtMs: null, mustAsk: true },
    recommendation: { isOn: true, offSinceMs: null, sentence: expect.stringContaining("已开启") },
    closing: {
      ...{ state: "open", askedAtMs: null, untilMs: null, closedAtMs: null },
      sentence: "账户正常使用中。",
    },
  });
  expect([shop.memory.requests, shop.memory.written]).toEqual([2, 0]);
});

it("shows the notice of this shop, and takes a consent to it once", async () => {
  const shop = aShopWithPeople();
  const notice = await shop.said("U", "notice");
  expect(notice).toMatchObject({ version: NOTICE_VERSION, title: "隐私政策" });
  const agree = { version: NOTICE_VERSION };
  expect(await shop.said("U", "agree", agree)).toMatchObject({ mustAsk: false });
  const { written } = shop.memory;
  shop.world.nowMs += 5;
  expect(await shop.said("U", "agree", agree)).toMatchObject({ agreedAtMs: START_MS });
  expect(shop.memory.written).toBe(written);
  expect(await shop.account("U", "agree", { version: NOTICE_VERSION + 1 })).toMatchObject({
    error: { code: "notice_changed", message: SENTENCES.notice_changed },
  });
});

it("ends with the consent what rests on it, and lets him go on buying", async () => {
  const shop = aShopWithPeople();
  giveThemData(shop);
  await shop.said("U", "agree", { version: NOTICE_VERSION });
  expect(await shop.said("U", "withdrawConsent")).toMatchObject({
    mustAsk: true,
    agreedAtMs: null,
  });
  expect(await shop.said("U", "mine")).toMatchObject({ recommendation: { isOn: false } });
  expect([...shop.documents.consents.keys()]).toEqual(["P"]);
  const { written } = shop.memory;
  await shop.said("U", "withdrawConsent");
  expect(shop.memory.written).toBe(written);
  await shop.said("never agreed", "withdrawConsent");
  expect(shop.documents.accounts.has("never agreed")).toBe(false);
  expect(await shop.buyer("U", anOrderOf())).toMatchObject({ ok: true });
  expect(chainOf(shop)).toEqual([]);
});

it("gives an order to the promoter before the switch is off, and to the brand after it", async () => {
  const shop = aShopWithPeople();
  expect(await shop.buyer("U", anOrderOf())).toMatchObject({ ok: true });
  expect(chainOf(shop)).toEqual(["P"]);
  shop.world.nowMs += 1;
  shop.memory.requests = 0;
  expect(await shop.said("U", "setRecommendation", { isOn: false })).toMatchObject({
    ...{ isOn: false, offSinceMs: START_MS + 1 },
  });
  expect(shop.memory.requests).toBe(2);
  const second = { orderId: "order00000000002" };
  expect(await shop.buyer("U", anOrderOf(second))).toMatchObject({ ok: true });
  expect(chainOf(shop, second.orderId)).toEqual([]);
});

it("leaves the earlier order whose it was, however late it is paid for, also after he wants it on again", async () => {
  const shop = aShopWithPeople();
  await shop.buyer("U", anOrderOf());
  for (const isOn of [false, true]) {
    shop.world.nowMs += 1;
    await shop.said("U", "setRecommendation", { isOn });
    const order = shop.documents.orders.get(ORDER);
    expect(order && (await ownerIn(shop.deps, order, await shop.deps.reads.fanView("U")))).toBe(
      null,
    );
  }
  const later = { orderId: "order00000000003" };
  await shop.buyer("U", anOrderOf(later));
  expect(chainOf(shop, later.orderId)).toEqual([]);
});

it("records no code while it is off, and the next one after it is on again", async () => {
  const shop = aShopWithPeople();
  const { deps, world, documents } = shop;
  const main = serve("qrcode", { ...deps, pictures: memoryCodePictures() }, qrcodeActions);
  const as = (openid: string, event: object) => {
    world.caller = person(openid);
    return main(event);
  };
  const issued = await as("P", { action: "issue" });
  const code = issued.ok ? (issued.data as { code: string }).code : "";
  for (const fan of ["U", "nobody yet"]) {
    await shop.said(fan, "setRecommendation", { isOn: false });
    world.nowMs += 1;
    shop.memory.requests = 0;
    expect(await as(fan, { action: "scan", code })).toMatchObject({ data: { recorded: false } });
    expect(shop.memory.requests).toBe(2);
    expect(documents.fans.get(fan)?.touches).toEqual([]);
    expect(await as(fan, { action: "whose" })).toMatchObject({
      data: { promoterNumber: null, why: { standing: "recommendation_off", touches: [] } },
    });
    await shop.said(fan, "setRecommendation", { isOn: true });
    expect(await as(fan, { action: "scan", code })).toMatchObject({ data: { recorded: true } });
    expect(await as(fan, { action: "whose" })).toMatchObject({ data: { promoterNumber: 1 } });
  }
});

it("writes nothing for a switch that stands so already", async () => {
  const shop = aShopWithPeople();
  const { written } = shop.memory;
  await shop.said("U", "setRecommendation", { isOn: true });
  await shop.said("nobody", "setRecommendation", { isOn: true });
  expect(shop.documents.fans.has("nobody")).toBe(false);
  expect(shop.memory.written).toBe(written);
  shop.world.nowMs += DAY_MS;
});

it("asks anew whoever agreed to another version of the notice", async () => {
  const shop = aShopWithPeople();
  const consent = { kind: "agreed" as const, version: NOTICE_VERSION - 1, atMs: 1 };
  shop.documents.accounts.set("U", { ...emptyAccount("U"), rev: 1, consents: [consent] });
  expect(await shop.said("U", "mine")).toMatchObject({
    notice: { version: NOTICE_VERSION, agreedVersion: NOTICE_VERSION - 1, mustAsk: true },
  });
  expect(await shop.said("U", "agree", { version: NOTICE_VERSION })).toMatchObject({
    ...{ agreedVersion: NOTICE_VERSION, mustAsk: false },
  });
});
