import { afterSalesShop, codeOf } from "#functions/aftersales/testing/afterSalesShop.ts";

/** Goal: what leaves for an exchange is taken out of stock once, whatever is done to it at the same time. */
it("keeps taken what is to be sent later, when the buyer has just sent his goods", async () => {
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
      await shop.buyer("sendBack", { carrier: "YTO", trackingNumber: "YT1234567" });
    }
    return answer;
  };
  const way = { carrier: "SF", trackingNumber: "SF1234567" };
  expect(codeOf(await shop.staff("reship", way))).toBe("aftersales_step_not_allowed");
  expect([shop.state(), await shop.available("tea-50g")]).toEqual(["sent", 4]);
  expect(codeOf(await shop.staff("arrived", { lines: [] }))).toBe("ok");
  expect(codeOf(await shop.staff("reship", way))).toBe("ok");
  expect([shop.state(), await shop.available("tea-50g")]).toEqual(["reshipped", 4]);
});
