import { nobody, person } from "#adapters/memory/deps.ts";
import { codeOf, done, soldShop } from "#functions/books/testing/soldShop.ts";
import { DAY_MS } from "#core/time.ts";
import { asLogged, writtenBesideLog } from "#tests/staffCost.ts";

/** Goal: what a promoter owes is seen, paid back, or given up by two, once each. */
async function owing(amount = 500) {
  const shop = soldShop();
  shop.earn("C", 1_000);
  shop.earn("C", -1_000 - amount);
  await shop.settle();
  return shop;
}
type Shop = Awaited<ReturnType<typeof owing>>;
const repayment = (shop: Shop, changes: object = {}) => ({
  ...{ promoterId: "C", receipt: "R1", amountFen: 200, paidAtMs: shop.clock.nowMs },
  ...changes,
});
const proposal = { promoterId: "C", id: "W1", reason: "cannot be found" };
const decision = { promoterId: "C", id: "W1", accept: true };

it("lists who owes, since when, with the open proposal", async () => {
  const shop = await owing();
  const sinceMs = shop.clock.nowMs;
  shop.wait(1);
  shop.earn("B", -70);
  await shop.settle();
  await done(shop.staff.books("proposeWriteOff", proposal));
  shop.wait(31 * DAY_MS);
  const { debts, nextAfterId } = await done(shop.staff.books("debts"));
  expect(debts).toMatchObject([
    { promoterId: "B", owedFen: 70, proposal: null },
    {
      ...{ promoterId: "C", owedFen: 500, sinceMs, days: 31, reminders: 0, reminder: null },
      proposal: { id: "W1", amountFen: 500, proposedBy: "staff-1" },
    },
  ]);
  expect(nextAfterId).toBeNull();
  const first = await done(shop.staff.books("debts", { limit: 1 }));
  expect(first).toMatchObject({ debts: [{ promoterId: "B" }], nextAfterId: "B" });
  const rest = await done(shop.staff.books("debts", { limit: 1, afterId: "B" }));
  expect(rest).toMatchObject({ debts: [{ promoterId: "C" }] });
});

it("tells what one promoter owes by now, also after he owes nothing", async () => {
  const shop = await owing();
  const own = () => done(shop.staff.books("debts", { promoterId: "C" }));
  expect(await own()).toMatchObject({ debts: [{ promoterId: "C", owedFen: 500 }] });
  await done(shop.staff.books("recordRepayment", repayment(shop, { amountFen: 500 })));
  expect(await own()).toMatchObject({ debts: [{ owedFen: 0, repaidFen: 500 }], nextAfterId: null });
  const stranger = await done(shop.staff.books("debts", { promoterId: "nobody" }));
  expect(stranger).toEqual({ debts: [], nextAfterId: null });
});

it("books a large repayment when a second person records the same", async () => {
  const shop = await owing(600_000);
  const told = repayment(shop, { amountFen: 500_000 });
  const first = await done(shop.staff.books("recordRepayment", told));
  const waiting = { receipt: "R1", amountFen: 500_000, by: "staff-1" };
  expect(first).toMatchObject({ owedFen: 600_000, repaidFen: 0, repayment: waiting });
  expect(await done(shop.staff.books("debts"))).toMatchObject({ debts: [{ repayment: waiting }] });
  await done(shop.staff.books("recordRepayment", told));
  expect(shop.wallet("C")).toMatchObject({ repaidFen: 0 });
  const second = await done(shop.second.books("recordRepayment", told));
  expect(second).toMatchObject({ owedFen: 100_000, repaidFen: 500_000, repayment: null });
  expect(second).toMatchObject({
    history: { repayments: [{ by: "staff-1", secondBy: "staff-2" }] },
  });
  expect(shop.wrong()).toEqual([]);
});

it("books a repayment once, however often it is told", async () => {
  const shop = await owing();
  const told = repayment(shop);
  const replies = await Promise.all([1, 2, 3].map(() => shop.staff.books("recordRepayment", told)));
  for (const reply of replies) {
    expect(reply).toMatchObject({ data: { owedFen: 300, repaidFen: 200 } });
  }
  expect(shop.wallet("C")).toMatchObject({ availableFen: -300, repaidFen: 200, seq: 2 });
  expect(await shop.cost(() => shop.staff.books("recordRepayment", told))).toEqual(
    asLogged([2, 0]),
  );
  expect(
    await shop.cost(() => shop.staff.books("recordRepayment", repayment(shop, { receipt: "R2" }))),
  ).toEqual(asLogged([3, 1]));
  expect(shop.wrong()).toEqual([]);
});

it("counts earnings in first, so nobody pays twice for them", async () => {
  const shop = await owing();
  shop.wait(1);
  shop.earn("C", 400);
  const all = repayment(shop, { amountFen: 200 });
  expect(await shop.staff.books("recordRepayment", all)).toMatchObject({
    error: { code: "repayment_exceeds_debt", owedFen: 100 },
  });
  expect(shop.wallet("C")?.availableFen).toBe(-500); // A refusal writes nothing.
  const part = repayment(shop, { amountFen: 100 });
  expect(await shop.staff.books("recordRepayment", part)).toMatchObject({ data: { owedFen: 0 } });
});

it("gives a debt up by two persons, and remembers for whom", async () => {
  const shop = await owing();
  await done(shop.staff.books("proposeWriteOff", proposal));
  expect(await codeOf(shop.staff.books("decideWriteOff", decision))).toBe("second_person_required");
  shop.wait(DAY_MS);
  shop.earn("C", -300); // A refund between the two: it stays owed.
  const replies = await Promise.all(
    [1, 2].map(() => shop.second.books("decideWriteOff", decision)),
  );
  for (const reply of replies) {
    expect(reply).toMatchObject({ data: { owedFen: 300, writtenOffFen: 500, proposal: null } });
  }
  expect(shop.wrong()).toEqual([]);
  shop.wait(1);
  shop.earn("C", 300);
  await shop.settle();
  expect(await done(shop.staff.books("debts"))).toMatchObject({ debts: [] });
  const { debts } = await done(shop.staff.books("debts", { which: "writtenOff" }));
  expect(debts).toMatchObject([
    {
      ...{ promoterId: "C", owedFen: 0, sinceMs: null, days: 0, writtenOffFen: 500 },
      history: { writeOffs: [{ proposedBy: "staff-1", decidedBy: "staff-2", accepted: true }] },
    },
  ]);
});

it.each<[string, "staff" | "second", string, (shop: Shop) => object, string]>([
  [
    "a repayment of a stranger",
    "staff",
    "recordRepayment",
    (shop) => repayment(shop, { promoterId: "X" }),
    "promoter_unknown",
  ],
  [
    "a repayment of somebody who owes nothing",
    "staff",
    "recordRepayment",
    (shop) => repayment(shop, { promoterId: "A" }),
    "nothing_owed",
  ],
  [
    "another amount under a known receipt",
    "staff",
    "recordRepayment",
    (shop) => repayment(shop, { receipt: "R0", amountFen: 2 }),
    "receipt_taken",
  ],
  [
    "a payment of tomorrow",
    "staff",
    "recordRepayment",
    (shop) => repayment(shop, { paidAtMs: shop.clock.nowMs + 1 }),
    "time_in_future",
  ],
  [
    "nothing as a repayment",
    "staff",
    "recordRepayment",
    (shop) => repayment(shop, { amountFen: 0 }),
    "request_invalid",
  ],
  [
    "a repayment below zero",
    "staff",
    "recordRepayment",
    (shop) => repayment(shop, { amountFen: -5 }),
    "request_invalid",
  ],
  [
    "a write-off of somebody who owes nothing",
    "staff",
    "proposeWriteOff",
    () => ({ ...proposal, promoterId: "A" }),
    "nothing_owed",
  ],
  [
    "a second proposal",
    "staff",
    "proposeWriteOff",
    () => ({ ...proposal, id: "W2" }),
    "write_off_open",
  ],
  [
    "another reason under a known id",
    "staff",
    "proposeWriteOff",
    () => ({ ...proposal, reason: "other" }),
    "write_off_id_taken",
  ],
  [
    "no reason",
    "staff",
    "proposeWriteOff",
    () => ({ ...proposal, reason: " " }),
    "request_invalid",
  ],
  [
    "a decision about nothing",
    "second",
    "decideWriteOff",
    () => ({ ...decision, id: "W9" }),
    "write_off_unknown",
  ],
])("refuses %s", async (_, who, action, fields, code) => {
  const shop = await owing();
  await done(shop.staff.books("recordRepayment", repayment(shop, { receipt: "R0", amountFen: 1 })));
  await done(shop.staff.books("proposeWriteOff", proposal));
  const written = writtenBesideLog(shop.memory);
  expect(await codeOf(shop[who].books(action, fields(shop)))).toBe(code);
  expect(writtenBesideLog(shop.memory)).toBe(written);
});

it("does not take back a decision", async () => {
  const shop = await owing();
  await done(shop.staff.books("proposeWriteOff", proposal));
  await done(shop.second.books("decideWriteOff", { ...decision, accept: false }));
  expect(await codeOf(shop.second.books("decideWriteOff", decision))).toBe("write_off_decided");
  expect(shop.wallet("C")).toMatchObject({ availableFen: -500, writtenOffFen: 0 });
});

it("refuses more records of one promoter than it keeps", async () => {
  const shop = await owing();
  for (let n = 1; n <= 100; n++) {
    const told = repayment(shop, { receipt: `R${n}`, amountFen: 1 });
    await done(shop.staff.books("recordRepayment", told));
  }
  const more = repayment(shop, { receipt: "R101", amountFen: 1 });
  expect(await codeOf(shop.staff.books("recordRepayment", more))).toBe("debt_history_full");
});

it.each(["debts", "recordRepayment", "proposeWriteOff", "decideWriteOff"])(
  "lets nobody but staff call %s",
  async (action) => {
    const shop = await owing();
    for (const caller of [person("C"), nobody]) {
      expect(await codeOf(shop.call(caller).books(action))).toBe("staff_required");
    }
  },
);
