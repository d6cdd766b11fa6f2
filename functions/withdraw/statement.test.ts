import { shop } from "#functions/withdraw/testing/shop.ts";

const statement = (world: ReturnType<typeof shop>, fields: object = {}) =>
  world.by("A")("statement", { month: "2026-03", ...fields }) as Promise<{
    data: { entries: { seq: number }[]; nextAfterSeq: number | null; closing: object };
  }>;

/** A has so often asked and taken back that most of his entries are filed. */
async function filedShop() {
  const world = shop();
  world.join("A");
  world.earn("A", 1_000);
  for (let n = 0; n < 30; n++) {
    await world.by("A")("request", { withdrawalId: `w${n}`, amountFen: 100 });
    await world.by("A")("cancel", { withdrawalId: `w${n}` });
  }
  world.earn("A", 7, ++world.clock.nowMs);
  await world.settle();
  await world.by("A")("request", { withdrawalId: "last", amountFen: 500 });
  return world;
}

it("is exact over the journal and the wallet, page by page", async () => {
  const world = await filedShop();
  expect(world.memory.documents.journal.size).toBeGreaterThan(50);
  const whole = statement(world);
  expect(await world.cost(() => whole)).toEqual([3, 0]);
  expect(await whole).toMatchObject({
    data: {
      opening: { availableFen: 0, frozenFen: 0 },
      closing: { maturedFen: 1_007, availableFen: 507, frozenFen: 500 },
      nextAfterSeq: null,
    },
  });
  const seqs: number[] = [];
  for (let afterSeq: number | null = 0; afterSeq !== null;) {
    const { data } = await statement(world, { afterSeq, limit: 9 });
    expect(data.closing).toEqual((await whole).data.closing);
    seqs.push(...data.entries.map(({ seq }) => seq));
    afterSeq = data.nextAfterSeq;
  }
  expect(seqs).toEqual(Array.from({ length: world.wallet("A")!.seq }, (_, i) => i + 1));
});

it("carries the balance into the next month, and tells nobody another's", async () => {
  const world = await filedShop();
  expect(await statement(world, { month: "2026-04" })).toMatchObject({
    data: { opening: { availableFen: 507 }, closing: { availableFen: 507 }, entries: [] },
  });
  expect(await statement(world, { month: "2026-02" })).toMatchObject({
    data: { closing: { availableFen: 0 }, entries: [] },
  });
  expect(await world.by("B")("statement", { month: "2026-03" })).toMatchObject({
    data: { promoterId: "B", entries: [], closing: { availableFen: 0 } },
  });
  expect(await statement(world, { month: "2026-13" })).toMatchObject({
    error: { code: "request_invalid" },
  });
  expect(await statement(world, { promoterId: "A" })).toMatchObject({
    error: { code: "request_invalid" },
  });
});

it("gives receipts of old ones too, and only one's own", async () => {
  const world = await filedShop();
  expect(world.wallet("A")?.archived).toBeGreaterThan(0);
  const receipt = (withdrawalId: string, who = "A") => world.by(who)("receipt", { withdrawalId });
  expect(await receipt("w0")).toMatchObject({
    data: { state: "released", grossFen: 100, netFen: null },
  });
  expect(await receipt("last")).toMatchObject({ data: { state: "requested", grossFen: 500 } });
  expect(await receipt("last", "B")).toMatchObject({ error: { code: "withdrawal_unknown" } });
  expect(await receipt("w99")).toMatchObject({ error: { code: "withdrawal_unknown" } });
});

it("counts once what a filing that died has left in both places", async () => {
  const world = await filedShop();
  const before = await statement(world);
  for (const entry of world.wallet("A")!.outbox)
    world.memory.documents.journal.set(entry._id, entry);
  expect(await statement(world)).toEqual(before);
});
