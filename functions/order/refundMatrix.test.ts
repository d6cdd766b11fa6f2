import { done, soldShop } from "#functions/books/testing/soldShop.ts";
import { DAY_MS, GUARD_BAND_MS, MINUTE_MS } from "#core/time.ts";

/** Goal: the refund matrix of docs/domain/refunds.md, every row through the functions, with what C, B and A have in the end. */
type Shop = ReturnType<typeof soldShop>;
const DUE_MS = 15 * DAY_MS;
const AFTER_BAND_MS = GUARD_BAND_MS + MINUTE_MS;
const half = (shop: Shop, more: object = {}) => shop.refund("r1", { tea: 5_000 }, more);

/** Paid and received on the first day. */
async function frozen(shop: Shop): Promise<void> {
  await shop.pay();
  await shop.receive();
}
async function settled(shop: Shop): Promise<void> {
  await frozen(shop);
  shop.wait(DUE_MS);
  await shop.settle();
}
async function asked(shop: Shop): Promise<void> {
  await settled(shop);
  for (const [withdrawalId, amountFen] of [
    ["w1", 300],
    ["w2", 800],
  ] as const) {
    await done(shop.by("C")("request", { withdrawalId, amountFen }));
    shop.wait(1);
  }
}
const approve = (shop: Shop, withdrawalId: string) =>
  done(shop.byStaff("review", { withdrawalId, approve: true }));
async function sent(shop: Shop): Promise<void> {
  await asked(shop);
  await approve(shop, "w1");
  await approve(shop, "w2");
}
const endAt = async (shop: Shop, fate: "success" | "fail") => {
  for (const { transferNumber } of shop.transfers.taken()) {
    shop.transfers.script(transferNumber, fate);
  }
  await shop.payout();
};
const states = (shop: Shop) =>
  shop.wallet("C")?.withdrawals.map(({ id, state, reason }) => `${id} ${reason ?? state}`) ?? [];

type Row = [
  moment: string,
  story: (shop: Shop) => Promise<unknown>,
  c: object,
  withdrawals: string[],
];
const MATRIX: Row[] = [
  [
    "before the payment's notice",
    async (shop) => {
      await half(shop);
      shop.wait(DAY_MS);
      await frozen(shop);
    },
    { availableFen: 700 },
    [],
  ],
  [
    "while frozen",
    async (shop) => {
      await frozen(shop);
      shop.wait(DAY_MS);
      await half(shop);
    },
    { availableFen: 700 },
    [],
  ],
  [
    "inside the guard band",
    async (shop) => {
      await frozen(shop);
      shop.wait(DUE_MS - MINUTE_MS);
      await half(shop);
      shop.wait(MINUTE_MS);
      await shop.settle();
      expect(shop.wallet("C")).toMatchObject({ availableFen: 1_200 }); // It matures, and goes back.
    },
    { availableFen: 700, maturedFen: 700 },
    [],
  ],
  [
    "matured and not rolled",
    async (shop) => {
      await frozen(shop);
      shop.wait(DUE_MS + DAY_MS);
      await half(shop);
      shop.wait(AFTER_BAND_MS);
      await shop.settle();
      expect(shop.wallet("C")?.outbox).toHaveLength(1); // Both rows in one sum.
    },
    { availableFen: 700 },
    [],
  ],
  [
    "rolled and not withdrawn",
    async (shop) => {
      await settled(shop);
      await half(shop);
    },
    { availableFen: 700 },
    [],
  ],
  [
    "asked for: the newest is released, the older one stays",
    async (shop) => {
      await asked(shop);
      await half(shop);
    },
    { availableFen: 400, frozenFen: 300, debt: null },
    ["w1 requested", "w2 offset"],
  ],
  [
    "approved after the refund: it is refused",
    async (shop) => {
      await asked(shop);
      await half(shop);
      shop.wait(AFTER_BAND_MS);
      const refused = shop.byStaff("review", { withdrawalId: "w2", approve: true });
      expect(await refused).toMatchObject({ error: { code: "step_not_allowed" } });
    },
    { availableFen: 400, frozenFen: 300 },
    ["w1 requested", "w2 offset"],
  ],
  [
    "on its way: it is left alone, and what is missing is owed",
    async (shop) => {
      await sent(shop);
      await half(shop);
    },
    { availableFen: -400, frozenFen: 1_100, paidFen: 0 },
    ["w1 confirming", "w2 confirming"],
  ],
  [
    "on its way, and it fails: what comes back fills the debt",
    async (shop) => {
      await sent(shop);
      await half(shop);
      shop.wait(AFTER_BAND_MS);
      await shop.settle();
      await endAt(shop, "fail");
    },
    { availableFen: 700, frozenFen: 0, paidFen: 0, debt: null },
    ["w1 failed", "w2 failed"],
  ],
  [
    "after payout: it is owed",
    async (shop) => {
      await sent(shop);
      await endAt(shop, "success");
      await half(shop);
    },
    { availableFen: -400, frozenFen: 0, paidFen: 1_100 },
    ["w1 paid", "w2 paid"],
  ],
];

it.each(MATRIX)("a refund %s", async (_, story, expected, withdrawals) => {
  const shop = soldShop();
  await story(shop);
  for (let run = 0; run < 2; run++) {
    shop.wait(DUE_MS);
    await shop.settle();
    expect(shop.wrong()).toEqual([]);
  }
  expect(shop.wallet("C")).toMatchObject(expected);
  expect(states(shop)).toEqual(withdrawals);
  // Whoever did not withdraw keeps what is his of the goods that stayed.
  expect(["B", "A"].map((id) => shop.wallet(id)?.availableFen)).toEqual([300, 180]);
  expect(shop.errors).toEqual([]);
});

it.each([
  ["freight", { tea: 5_000 }, { freightFen: 800 }],
  ["a complaint", { tea: 5_000 }, { source: "complaint" }],
  ["a chargeback", { tea: 5_000 }, { source: "chargeback" }],
])("a refund with %s weighs the same", async (_, goods, more) => {
  const shop = soldShop();
  await settled(shop);
  await shop.refund("r1", goods, more);
  shop.wait(AFTER_BAND_MS);
  await shop.settle();
  expect(["C", "B", "A"].map((id) => shop.wallet(id)?.availableFen)).toEqual([700, 300, 180]);
});

it("blocks withdrawals while something is owed, and nets it from the next earnings", async () => {
  const shop = soldShop();
  await sent(shop);
  await endAt(shop, "success");
  await half(shop);
  shop.wait(AFTER_BAND_MS);
  const request = { withdrawalId: "w3", amountFen: 200 };
  expect(await shop.by("C")("request", request)).toMatchObject({
    error: { code: "balance_insufficient", availableFen: -400 },
  });
  expect(await shop.by("C")("show")).toMatchObject({
    data: { availableFen: -400, owedFen: 400, owedSinceMs: shop.clock.nowMs },
  });
  shop.earn("C", 700);
  shop.wait(1);
  expect(await shop.by("C")("request", { ...request, amountFen: 301 })).toMatchObject({
    error: { code: "balance_insufficient", availableFen: 300 },
  });
  expect(await shop.by("C")("request", { ...request, amountFen: 300 })).toMatchObject({
    data: { availableFen: 0, owedFen: 0 },
  });
});

it("takes 50 refunds over 365 days through settlements and payouts, and ends with nothing earned", async () => {
  const shop = soldShop();
  await frozen(shop);
  for (let n = 1; n <= 50; n++) {
    shop.wait(7 * DAY_MS + 4 * 60 * MINUTE_MS);
    await shop.settle();
    await shop.refund(`r${n}`, { tea: 200, cup: 20 });
    if (n === 3) {
      await done(shop.by("C")("request", { withdrawalId: "w1", amountFen: 500 }));
      await approve(shop, "w1");
      await endAt(shop, "success");
    }
    expect(shop.wrong()).toEqual([]);
  }
  expect(shop.clock.nowMs - shop.soldAtMs).toBeLessThan(365 * DAY_MS);
  shop.wait(AFTER_BAND_MS);
  await shop.settle();
  expect(shop.wallet("C")).toMatchObject({ maturedFen: 0, availableFen: -500, paidFen: 500 });
  expect(["B", "A"].map((id) => shop.wallet(id)?.availableFen)).toEqual([0, 0]);
  const more = { refundId: "r51", lines: [{ sku: "tea", refundFen: 1 }] };
  const refused = await shop.staff.order("recordRefund", more);
  expect(refused).toMatchObject({ error: { code: "refunds_full", refundsMax: 50 } });
});
