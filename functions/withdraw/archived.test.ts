import { archiveId } from "#core/wallet/withdrawal.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

/** Goal: staff find what ended long ago too, where they know whose it was, with all that staff see of any other. */
it("finds a withdrawal that was moved out of its wallet", async () => {
  const world = shop();
  world.join("A");
  world.earn("A", 1_000);
  for (let n = 0; n < 30; n++) {
    await world.by("A")("request", { withdrawalId: `w${n}`, amountFen: 100 });
    await world.by("A")("cancel", { withdrawalId: `w${n}` });
  }
  world.earn("A", 7, ++world.clock.nowMs);
  await world.settle();
  expect(world.memory.documents.withdrawals.has(archiveId("A", "w0"))).toBe(true);
  const find = (fields: object) => world.byStaff("find", { withdrawalId: "w0", ...fields });
  const story = { approvedAtMs: null, sentAtMs: null, receipt: null, failure: null };
  expect(await find({ promoterId: "A" })).toMatchObject({
    data: {
      ...{ promoterId: "A", withdrawalId: "w0", state: "released", reason: "cancelled" },
      ...{ ...story, taxMonth: null, approvals: [], approvalsNeeded: 0, isArchived: true },
    },
  });
  const unknown = { error: { code: "withdrawal_unknown" } };
  expect(await find({})).toMatchObject(unknown);
  expect(await find({ promoterId: "B" })).toMatchObject(unknown);
  expect(await world.byStaff("find", { withdrawalId: "w29" })).toMatchObject({
    data: { isArchived: false },
  });
});
