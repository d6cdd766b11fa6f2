import type { Delivery, Invoice, Purchase } from "#core/purchase/purchase.ts";
import type { PurchaseFilter, PurchasePage, PurchaseReads } from "#ports/purchaseReads.ts";
import type { Store } from "#ports/store.ts";
import { aLine, anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";
import { emptyCase } from "#core/commission/case.ts";

const id = (name: string): string => `purchaseReads-${name}`;
const START_MS = Date.parse("2023-05-05T00:00:00+08:00");
const parcel = (trackingNumber: string) => ({
  ...{ id: "P1", carrier: "SF", trackingNumber, lines: [{ line: 0, quantity: 1 }] },
  ...{ shippedAtMs: START_MS, by: "s" },
});
const pickup = (phone: string): Delivery => ({
  ...{ kind: "pickup", name: "n", phone, code: null, redeemed: null },
});
const asked = { id: "A1", kind: "refund", state: "asked", lines: [] };

const invoiced = (kind: Invoice["kind"], issued: Invoice["issued"] = null): Invoice => ({
  ...{ kind, title: "t", taxNumber: null, email: "a@b.cn", askedAtMs: START_MS, issued },
});

const made = (name: string, atMs: number, changes: Partial<Purchase> = {}): Purchase =>
  aPurchase([aPurchaseLine(`${id("tea")}-1`, 1, 100)], {
    ...{ _id: id(name), buyerId: id("U1"), createdAtMs: START_MS + atMs, dueAtMs: null },
    ...{ storeId: id("S1"), ...changes },
  });
const ALL: readonly Purchase[] = [
  made("1", 1, { state: "paid", dueAtMs: 7, invoice: invoiced("person") }),
  made("2", 2, {
    ...{ state: "paid", delivery: pickup("13900009999"), dueAtMs: 5 },
    invoice: invoiced("company"),
  }),
  made("3", 3, { state: "shipped", parcels: [parcel("PURCHASE-READS-1")] }),
  made("4", 3, { state: "created", storeId: null, dueAtMs: 6 }),
  made("5", 3, { state: "created", asksStaff: true }),
  made("6", 4, {
    ...{ state: "paid", invoice: invoiced("person") },
    lines: [aPurchaseLine(`${id("tea")}-1`, 1, 1), aPurchaseLine(`${id("cup")}-1`, 1, 1)],
    afterSales: [asked as object as Purchase["afterSales"][number]],
  }),
  made("7", 5, {
    ...{ state: "closed", buyerId: id("U2") },
    invoice: invoiced("company", { number: "1", url: null, atMs: START_MS }),
  }),
];

/** What every `PurchaseReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function purchaseReadsContract(open: () => { store: Store; reads: PurchaseReads }): void {
  let reads: PurchaseReads;
  const ours = { fromMs: START_MS, untilMs: START_MS + 1_000 };
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    for (const one of ALL) await opened.store.create("purchases", one);
    const order = anOrder([aLine("tea", 100)], { _id: id("1"), fromShop: true });
    await opened.store.create("orders", order);
    for (const { _id, createdAtMs } of ALL.filter(({ _id }) => [id("6"), id("7")].includes(_id))) {
      const chain = [id("Q"), id("P")];
      await opened.store.create("orders", anOrder([], { _id, createdAtMs, chain, fromShop: true }));
    }
    await opened.store.create("cases", emptyCase(id("1"), id("U1")));
  }, 30_000);

  it("views a purchase with its money side, or what of it is there", async () => {
    const view = await reads.purchaseView(id("1"));
    expect(view).toMatchObject({
      purchase: { _id: id("1"), state: "paid" },
      order: { _id: id("1"), fromShop: true },
      case: { _id: id("1"), paidAtMs: null },
    });
    expect(Object.keys(view?.purchase ?? {})).not.toContain("orders");
    expect(await reads.purchaseView(id("2"))).toMatchObject({ order: null, case: null });
    expect(await reads.purchaseView(id("none"))).toBe(null);
  });

  const namesOf = ({ purchases }: PurchasePage) =>
    purchases.map(({ _id }) => _id.slice("purchaseReads-".length)).join("");

  it.each<[PurchaseFilter, string]>([
    [{ sku: `${id("cup")}-1` }, "6"],
    [{ province: "浙江省", state: "paid" }, "61"],
    [{ city: "杭州市", state: "shipped" }, "3"],
    [{ city: "宁波市" }, ""],
    [{}, "7634521"],
    [{ state: "paid" }, "621"],
    [{ state: "paid", delivery: "express" }, "61"],
    [{ state: "paid", delivery: "pickup" }, "2"],
    [{ buyerId: id("U2") }, "7"],
    [{ storeId: id("S1") }, "763521"],
    [{ productId: id("cup") }, "6"],
    [{ phone: "13900009999" }, "2"],
    [{ phone: "13800001234" }, "763451"],
    [{ phone: "13800001234", state: "paid" }, "61"],
    [{ trackingNumber: "PURCHASE-READS-1" }, "3"],
    [{ asksStaff: true }, "5"],
    [{ awaitsInvoice: true }, "621"],
    [{ awaitsInvoice: true, delivery: "pickup" }, "2"],
    [{ awaitsInvoice: true, phone: "13800001234" }, "61"],
    [{ awaitsInvoice: true, untilMs: START_MS + 2 }, "1"],
    [{ hasAfterSales: true }, "6"],
    [{ buyerId: id("U1"), state: "paid", delivery: "express" }, "61"],
    [{ fromMs: START_MS + 2, untilMs: START_MS + 4 }, "3452"],
    [{ fromMs: START_MS + 6 }, ""],
  ])("finds what fits %j, the newest first", async (filter, names) => {
    const page = await reads.purchasesPage({ ...ours, ...filter }, null, 50);
    expect(namesOf(page)).toBe(names);
    expect(page.nextBeforeMs).toBe(null);
    expect(await reads.purchasesCount({ ...ours, ...filter }, 50)).toBe(names.length);
    expect(await reads.purchasesCount({ ...ours, ...filter }, 2)).toBe(Math.min(2, names.length));
  });

  it("finds a promoter's orders, the newest first, and of them those that fit", async () => {
    const of = async (filter: object, beforeMs: number | null, limit: number) => {
      const asked = { ...ours, promoterId: id("P"), ...filter };
      const page = await reads.purchasesPage(asked, beforeMs, limit);
      return [namesOf(page), page.nextBeforeMs === null];
    };
    expect(await of({}, null, 50)).toEqual(["76", true]);
    expect(await of({}, null, 1)).toEqual(["7", false]);
    expect(await of({}, START_MS + 5, 1)).toEqual(["6", true]);
    expect(await of({ state: "closed" }, null, 50)).toEqual(["7", true]);
    expect(await of({ promoterId: id("R") }, null, 50)).toEqual(["", true]);
  });

  it.each([1, 2, 3, 4, 6, 7])("gives each once in pages of %d", async (limit) => {
    const pages: string[] = [];
    let beforeMs: number | null = null;
    for (let n = 0; n < 10; n++) {
      const page: PurchasePage = await reads.purchasesPage(ours, beforeMs, limit);
      pages.push(namesOf(page));
      beforeMs = page.nextBeforeMs;
      if (beforeMs === null) break;
    }
    expect(pages.join("")).toBe("7634521");
    expect(pages.every((page) => page !== "")).toBe(true);
  });

  it("pages by phone too, which may stand in two fields", async () => {
    const first = await reads.purchasesPage({ ...ours, phone: "13800001234" }, null, 2);
    expect(namesOf(first)).toBe("76");
    const next = await reads.purchasesPage(
      { ...ours, phone: "13800001234" },
      first.nextBeforeMs,
      2,
    );
    expect(namesOf(next)).toBe("345");
  });

  it("pages those whose invoice waits, of both kinds, the newest first", async () => {
    const asked = { ...ours, awaitsInvoice: true } as const;
    const first = await reads.purchasesPage(asked, null, 2);
    expect(namesOf(first)).toBe("62");
    const next = await reads.purchasesPage(asked, first.nextBeforeMs, 2);
    expect([namesOf(next), next.nextBeforeMs]).toEqual(["1", null]);
  });

  it("finds those that are due, the longest waiting first", async () => {
    const due = await reads.purchasesDue(6, 10);
    expect(due.map(({ _id }) => _id)).toEqual([id("2"), id("4")]);
    expect((await reads.purchasesDue(7, 1)).map(({ _id }) => _id)).toEqual([id("2")]);
    expect(await reads.purchasesDue(4, 10)).toEqual([]);
  });
}
