import { codeOf, done, soldShop } from "#functions/books/testing/soldShop.ts";
import { DAY_MS } from "#core/time.ts";
import { office } from "#functions/tax/testing/office.ts";

/** Goal: what the money desk looks up: corrections, statements, months of tax, and what a pause stops. */
async function corrected() {
  const shop = soldShop();
  await shop.pay();
  await shop.receive();
  const { orderId } = shop;
  const propose = (id: string, amountFen: number) =>
    done(
      shop.staff.books("proposeAdjustment", {
        ...{ orderId, id, promoterId: "B", amountFen, reason: "level was wrong" },
      }),
    );
  const decide = (id: string, accept: boolean) =>
    done(shop.second.books("decideAdjustment", { orderId, id, accept }));
  const list = (fields: object = {}) => shop.staff.books("adjustments", fields);
  return { shop, orderId, propose, decide, list };
}

it("lists corrections that wait, then those that are decided, with the entry and before and after", async () => {
  const { shop, orderId, propose, decide, list } = await corrected();
  expect(await list()).toMatchObject({ data: { corrections: [], next: null } });
  await propose("a1", 120);
  shop.wait(5);
  await propose("a2", 10);
  const waiting = { orderId, promoterId: "B", accepted: null, entry: null, decidedAtMs: null };
  expect(await list()).toMatchObject({
    data: {
      corrections: [
        { id: "a2", ...waiting, beforeFen: 550, afterFen: 560, by: "staff-1" },
        { id: "a1", ...waiting, beforeFen: 550, afterFen: 670 },
      ],
    },
  });
  await decide("a1", true);
  expect(await list()).toMatchObject({ data: { corrections: [{ id: "a2" }, { id: "a1" }] } });
  await decide("a2", false);
  expect(await list()).toMatchObject({ data: { corrections: [] } });
  expect(await list({ isWaiting: false })).toMatchObject({
    data: {
      corrections: [
        { id: "a2", accepted: false, beforeFen: 670, afterFen: 670, entry: null },
        {
          ...{ id: "a1", accepted: true, decidedBy: "staff-2", beforeFen: 550, afterFen: 670 },
          entry: { cause: "adjustment/a1", postings: [{ to: "pending:B", amountFen: 120 }] },
          decidedAtMs: shop.clock.nowMs,
        },
      ],
    },
  });
  expect(await list({ orderId })).toMatchObject({
    data: {
      corrections: [{}, {}],
      earners: expect.arrayContaining([{ promoterId: "B", earnsFen: 670 }]) as unknown,
      next: null,
    },
  });
  expect(await list({ orderId: "O9" })).toMatchObject({ data: { corrections: [] } });
  expect(shop.wrong()).toEqual([]);
});

it("goes on where a page ended", async () => {
  const { list, propose, orderId, shop } = await corrected();
  await propose("a1", 1);
  const atMs = shop.clock.nowMs;
  expect(await list({ limit: 1 })).toMatchObject({ data: { next: { atMs, id: orderId } } });
  expect(await list({ after: { atMs, id: orderId } })).toMatchObject({
    data: { corrections: [], next: null },
  });
});

it("tells staff what a promoter reads of his month", async () => {
  const { shop, propose } = await corrected();
  await propose("a1", 1);
  shop.wait(16 * DAY_MS);
  await shop.settle();
  const month = "2026-03";
  const own = (await done(shop.by("C")("statement", { month }))) as { entries: unknown[] };
  expect(own.entries.length).toBeGreaterThan(0);
  const { number } = shop.memory.documents.promoters.get("C")!;
  expect(await shop.staff.books("statement", { promoterId: "C", month })).toEqual({
    ok: true,
    data: { ...own, promoterNumber: number },
  });
  expect(await shop.staff.books("statement", { promoterId: "X", month })).toMatchObject({
    data: { entries: [], promoterNumber: null },
  });
  expect(await codeOf(shop.staff.books("statement", { month }))).toBe("request_invalid");
});

it("tells what a pause would stop", async () => {
  const { shop } = await corrected();
  const ask = (name: string) => shop.staff.books("previewPause", { switch: name });
  expect(await ask("joining")).toMatchObject({ data: { payouts: null, shares: null } });
  expect(await ask("shares")).toMatchObject({ data: { shares: { promoters: 0, amountFen: 0 } } });
  shop.wait(14.5 * DAY_MS);
  expect(await ask("shares")).toMatchObject({
    data: { shares: { promoters: 3, amountFen: 1_200 + 550 + 330 } },
  });
  shop.wait(DAY_MS);
  await shop.settle();
  const some = (count: number, amountFen: number) => ({ count, amountFen });
  expect(await ask("payouts")).toMatchObject({
    data: { payouts: { waiting: some(0, 0), onTheWay: some(0, 0) } },
  });
  await shop.by("C")("request", { withdrawalId: "w1", amountFen: 700 });
  await shop.by("B")("request", { withdrawalId: "w2", amountFen: 500 });
  await done(shop.byStaff("review", { withdrawalId: "w2", approve: true }));
  expect(await ask("payouts")).toMatchObject({
    data: { payouts: { waiting: some(1, 700), onTheWay: some(1, 500) }, shares: null },
  });
});

it("tells how a month of tax stands, receipt by receipt", async () => {
  const { books, join, pay } = office();
  join("A");
  pay("A", 1_000_000, "labour", "2026-02-10");
  const month = "2026-02";
  const first = (await done(books("taxMonth", { month }))) as { withheldFen: number };
  const { withheldFen } = first;
  expect(first).toMatchObject({ month, paidFen: 0, unpaidFen: withheldFen, payments: [] });
  expect(withheldFen).toBeGreaterThan(100);
  const paidAtMs = Date.parse("2026-03-12T10:00:00+08:00");
  const receipt = { month, amountFen: 100, receipt: "R1", paidAtMs };
  await done(books("recordTaxPayment", receipt));
  await done(books("recordTaxPayment", { ...receipt, receipt: "R0", paidAtMs: paidAtMs + 1 }));
  expect(await books("taxMonth", { month })).toMatchObject({
    data: {
      ...{ withheldFen, paidFen: 200, unpaidFen: withheldFen - 200 },
      payments: [
        { receipt: "R1", amountFen: 100, paidAtMs, by: "staff-1", isUndone: false },
        { receipt: "R0", paidAtMs: paidAtMs + 1, isUndone: false },
      ],
    },
  });
});
