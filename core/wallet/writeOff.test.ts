import { owedOf } from "#core/wallet/debt.ts";
import { repay } from "#core/wallet/repay.ts";
import { decided, maturedSince, owing, rolled, wrongWith } from "#core/wallet/testing/owing.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { decideWriteOff, proposeWriteOff } from "#core/wallet/writeOff.ts";
import { fen } from "#core/money.ts";

/** Goal: a debt is given up only by two persons, never more than both saw, and never in secret. */
const proposal = (id = "W1", by = "staff-1", reason = "cannot be found") => ({ id, reason, by });
const propose = (wallet: Wallet, asked = proposal(), matured = 0, atMs = 10) =>
  proposeWriteOff(wallet, asked, maturedSince(wallet, atMs, matured), atMs);
const decide = (
  wallet: Wallet,
  { id = "W1", accept = true, by = "staff-2" } = {},
  matured = 0,
  atMs = 20,
) => decideWriteOff(wallet, { id, accept, by }, maturedSince(wallet, atMs, matured), atMs);
const proposed = (amount = 500) => decided(propose(owing(amount)));

it("books what is owed from the brand's bad debts, and keeps both persons", () => {
  const wallet = decided(decide(proposed()));
  expect(wallet).toMatchObject({ availableFen: 0, writtenOffFen: 500, debt: null });
  expect(wallet.outbox.at(-1)).toMatchObject({
    cause: "write-off/W1",
    postings: [{ from: "brand:bad-debt", to: "available:C", amountFen: 500 }],
  });
  expect(wallet.debtHistory?.writeOffs).toEqual([
    {
      ...{ id: "W1", amountFen: 500, reason: "cannot be found" },
      ...{ proposedBy: "staff-1", proposedAtMs: 10 },
      ...{ accepted: true, decidedBy: "staff-2", decidedAtMs: 20, writtenOffFen: 500 },
    },
  ]);
  expect(wrongWith(wallet)).toEqual([]);
});

it("moves nothing when it is proposed or turned down", () => {
  expect(proposed()).toMatchObject({ availableFen: -500, seq: 1 });
  const wallet = decided(decide(proposed(), { accept: false }));
  expect(wallet).toMatchObject({
    availableFen: -500,
    seq: 1,
    debt: { writeOff: null, sinceMs: 1 },
  });
  expect(wallet.debtHistory?.writeOffs).toMatchObject([{ accepted: false, writtenOffFen: 0 }]);
  expect(decided(propose(wallet, proposal("W2")))).toMatchObject({
    debt: { writeOff: { id: "W2" } },
  });
});

it.each([
  ["a refund comes between", -300, 500, 300],
  ["earnings come between", 200, 300, 0],
  ["nothing comes between", 0, 500, 0],
])("gives up no more than both saw when %s", (_, matured, writtenOffFen, leftFen) => {
  const wallet = decided(decide(proposed(500), {}, matured));
  expect(wallet.writtenOffFen).toBe(writtenOffFen);
  expect(owedOf(wallet)).toBe(leftFen);
  expect(wrongWith(wallet)).toEqual([]);
});

it("gives up only what is left after he paid some back", () => {
  const told = { receipt: "R1", amountFen: fen(200), paidAtMs: 2, by: "staff-1" };
  const wallet = proposed(500);
  const terms = { matured: maturedSince(wallet, 15), twoPersonsFromFen: fen(500_000) };
  const paid = decided(repay(wallet, told, terms, 15));
  expect(paid.debt?.writeOff?.id).toBe("W1");
  expect(decided(decide(paid))).toMatchObject({ writtenOffFen: 300, repaidFen: 200, debt: null });
});

it.each<[string, ReturnType<typeof propose> | ReturnType<typeof decide>, object]>([
  ["to propose what nobody owes", propose(emptyWallet("C")), { code: "nothing_owed" }],
  ["to propose what earnings cover", propose(owing(), proposal(), 500), { code: "nothing_owed" }],
  [
    "a second proposal beside an open one",
    propose(proposed(), proposal("W2")),
    { code: "write_off_open", id: "W1" },
  ],
  [
    "another reason under a known id",
    propose(proposed(), proposal("W1", "staff-1", "other")),
    { code: "write_off_id_taken" },
  ],
  [
    "another person's proposal under it",
    propose(proposed(), proposal("W1", "staff-2")),
    { code: "write_off_id_taken" },
  ],
  ["a decision of nobody's proposal", decide(owing()), { code: "write_off_unknown" }],
  ["a decision under another id", decide(proposed(), { id: "W2" }), { code: "write_off_unknown" }],
  [
    "the proposer's own decision",
    decide(proposed(), { by: "staff-1" }),
    { code: "second_person_required" },
  ],
  [
    "his own no as well",
    decide(proposed(), { by: "staff-1", accept: false }),
    { code: "second_person_required" },
  ],
  ["what earnings have covered since", decide(proposed(), {}, 500), { code: "nothing_owed" }],
  [
    "the other decision afterwards",
    decide(decided(decide(proposed())), { accept: false }),
    { code: "write_off_decided", accepted: true },
  ],
])("refuses %s", (_, refused, error) => {
  expect(refused).toEqual({ ok: false, error });
});

it("does not change for a proposal or a decision that it knows", () => {
  const open = proposed();
  expect(decided(propose(open))).toBe(open);
  const done = decided(decide(open));
  expect(decided(decide(done, { by: "staff-3" }))).toBe(done);
  expect(decided(propose(done))).toBe(done);
  const again = rolled(done, 30, -100);
  expect(decided(decide(again, {}, 0, 40))).toBe(again); // It gives up one debt, not the next.
  expect(again).toMatchObject({ availableFen: -100, writtenOffFen: 500 });
});

it("drops a proposal together with the debt that it was about", () => {
  const paidUp = rolled(proposed(), 15, 500);
  expect(paidUp.debt).toBeNull();
  const later = rolled(paidUp, 16, -900);
  expect(decide(later)).toMatchObject({ error: { code: "write_off_unknown" } });
});

it("keeps 100 decisions and refuses the next proposal", () => {
  let wallet = owing(500);
  for (let n = 1; n <= 100; n++) {
    const open = decided(propose(wallet, proposal(`W${n}`)));
    wallet = decided(decide(open, { id: `W${n}`, accept: false }));
  }
  expect(propose(wallet, proposal("W101"))).toMatchObject({ error: { code: "debt_history_full" } });
});
