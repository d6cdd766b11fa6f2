import { fen } from "#core/money.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

/** Goal: before staff say yes to many they read in numbers what their yes would do, and it does that. */
async function shopOf(n: number, options: Parameters<typeof shop>[0] = { plan: {} }) {
  const world = shop(options);
  const ids = Array.from({ length: n }, (_, i) => `P${String(i).padStart(2, "0")}`);
  for (const id of ids) {
    world.join(id);
    world.earn(id, 1_000_000);
    await world.by(id)("request", { withdrawalId: `w${id}`, amountFen: 100_000 });
  }
  const withdrawals = ids.map((promoterId) => ({ promoterId, withdrawalId: `w${promoterId}` }));
  const ask = (action: string, more: typeof withdrawals = []) =>
    world.byStaff(action, { withdrawals: [...withdrawals, ...more] });
  return {
    ...world,
    ids,
    preview: (more: typeof withdrawals = []) => ask("previewMany", more),
    ask,
  };
}
const sums = (count: number) => ({
  ...{ count, amountFen: 100_000 * count, taxFen: 0, netFen: 100_000 * count },
});

it("tells what goes out, what needs a second person, and what is refused, and changes nothing", async () => {
  const { preview, by, cost, memory, transfers } = await shopOf(3);
  await by("P01")("cancel", { withdrawalId: "wP01" });
  await by("P02")("request", { withdrawalId: "large", amountFen: 600_000 });
  const before = structuredClone(memory.documents.wallets);
  const more = [
    { promoterId: "P02", withdrawalId: "large" },
    { promoterId: "X", withdrawalId: "w9" },
    { promoterId: "X", withdrawalId: "w9" },
  ];
  // Who asks, the rules, the wallets, what became due.
  expect(await cost(() => preview(more))).toEqual([1 + 3, 0]);
  const refusal = (code: string) => ({
    outcome: "refused",
    amountFen: null,
    problem: { code, message: expect.stringMatching(/。$/) as unknown },
  });
  expect(await preview(more)).toMatchObject({
    data: {
      rows: [
        { promoterId: "P00", outcome: "pays", waits: null, problem: null, netFen: 100_000 },
        { promoterId: "P01", ...refusal("step_not_allowed") },
        { promoterId: "P02", withdrawalId: "wP02", outcome: "pays" },
        { withdrawalId: "large", outcome: "needs_second", waits: "second_person" },
        { promoterId: "X", ...refusal("withdrawal_unknown") },
      ],
      pays: sums(2),
      needsSecond: { ...sums(6), count: 1 },
      refused: 2,
      neededFen: 200_000, // The large one is not sent by this yes.
      balance: "enough",
      channel: "wechat",
    },
  });
  expect(memory.documents.wallets).toEqual(before);
  expect(transfers.taken()).toEqual([]);
});

it("tells each tax as it is withheld then, and what must wait for the one before it", async () => {
  const { preview, ask, by, wallet } = await shopOf(1, { plan: { tax: "labour" } });
  await by("P00")("request", { withdrawalId: "next", amountFen: 200_000 });
  const more = [{ promoterId: "P00", withdrawalId: "next" }];
  type Told = { rows: { taxFen: number; waits: string | null }[]; pays: { taxFen: number } };
  const { data } = (await preview(more)) as { readonly data?: unknown };
  const reply = { data: data as Told };
  expect(reply.data.rows.map(({ waits }) => waits)).toEqual([null, "turn"]);
  await ask("approveMany", more);
  const [first] = wallet("P00")!.withdrawals;
  expect(first?.transfer?.taxFen).toBe(reply.data.rows[0]!.taxFen);
  expect(reply.data.rows[0]!.taxFen).toBeGreaterThan(0);
  expect(reply.data.pays.taxFen).toBe(reply.data.rows.reduce((sum, { taxFen }) => sum + taxFen, 0));
});

it.each<[string, (world: Awaited<ReturnType<typeof shopOf>>) => void, object]>([
  [
    "too little money",
    (world) => world.transfers.setBalance(fen(199_999)),
    { balance: "short", neededFen: 200_000, availableFen: 199_999 },
  ],
  ["no answer", (world) => world.transfers.setBalance(null), { balance: "unknown" }],
  ["the bank", (world) => world.decide({ channel: "bank" }), { balance: "not_asked" }],
  [
    "a pause",
    (world) => world.decide({}, { payouts: { sinceMs: 1, reason: "x", by: "staff-1" } }),
    { balance: "not_asked", rows: [{ waits: "payouts_paused" }, { waits: "payouts_paused" }] },
  ],
  [
    "a full day",
    (world) => world.decide({ perPromoterDayMaxFen: fen(99_999) }),
    { rows: [{ outcome: "pays", waits: "day_limit" }, { waits: "day_limit" }] },
  ],
])("tells of %s", async (_, arrange, told) => {
  const world = await shopOf(2);
  arrange(world);
  expect(await world.preview()).toMatchObject({ data: told });
});

it("lets no more go out than the brand's day has room for, over all promoters", async () => {
  const { preview, ask, decide, ids, wallet } = await shopOf(3);
  decide({ perDayMaxFen: fen(250_000) });
  expect(await preview()).toMatchObject({
    data: { rows: [{ waits: null }, { waits: null }, { outcome: "pays", waits: "day_limit" }] },
  });
  await ask("approveMany");
  const states = ids.map((id) => wallet(id)?.withdrawals[0]?.state);
  expect(states.toSorted()).toEqual(["approved", "confirming", "confirming"]);
});

it("taxes what goes out now as if what waits for a second person were not asked for", async () => {
  const { byStaff, by, wallet, decide } = await shopOf(1, { plan: { tax: "labour" } });
  await by("P00")("request", { withdrawalId: "large", amountFen: 600_000 });
  await by("P00")("request", { withdrawalId: "small", amountFen: 40_000 });
  const withdrawals = ["large", "small"].map((withdrawalId) => ({
    ...{ promoterId: "P00", withdrawalId },
  }));
  const small = { outcome: "pays", taxFen: 0, netFen: 40_000 };
  const told = { data: { rows: [{ outcome: "needs_second" }, small] } };
  decide({}, { payouts: { sinceMs: 1, reason: "x", by: "staff-1" } });
  expect(await byStaff("previewMany", { withdrawals })).toMatchObject(told);
  decide({}, { payouts: null });
  expect(await byStaff("previewMany", { withdrawals })).toMatchObject(told);
  await byStaff("approveMany", { withdrawals });
  const sent = wallet("P00")?.withdrawals.find(({ id }) => id === "small");
  expect(sent?.transfer).toMatchObject({ taxFen: 0, netFen: 40_000 });
});

it("counts in what a refund took back, and what was approved before", async () => {
  const { preview, ask, earn, clock, decide } = await shopOf(2);
  earn("P00", -1_000_000, ++clock.nowMs);
  decide({ channel: "bank" });
  await ask("approveMany", [{ promoterId: "X", withdrawalId: "w" }]);
  expect(await preview()).toMatchObject({
    data: { rows: [{ outcome: "refused" }, { outcome: "is_approved", waits: "bank_payment" }] },
  });
});
