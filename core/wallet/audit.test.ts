import { fen } from "#core/money.ts";
import { auditTransferNumbers, auditWallet, WALLET_INVARIANTS } from "#core/wallet/audit.ts";
import { approve, beginSending, recordNews } from "#core/wallet/payout.ts";
import { requestWithdrawal } from "#core/wallet/request.ts";
import { termsOf } from "#core/wallet/terms.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { aPlan, aPromoter } from "#tests/fixtures.ts";

/** A wallet with a paid withdrawal under tax and one that waits. */
function sound(): Wallet {
  let wallet = emptyWallet("A");
  for (const [withdrawalId, amount] of [
    ["w1", 200_000],
    ["w2", 50_000],
  ] as const) {
    const asked = requestWithdrawal(
      wallet,
      { withdrawalId, amountFen: fen(amount) },
      {
        promoter: aPromoter("A", { number: 1 }),
        archived: null,
        idTakenByOther: false,
        terms: termsOf(aPlan({ tax: "labour" })),
        matured: { afterMs: 0, untilMs: 10, maturedFen: fen(300_000) },
      },
      10,
    );
    if (asked.ok) wallet = asked.value;
  }
  const approved = approve(wallet, "w1", "staff-1", 11);
  if (!approved.ok) throw new Error(approved.error.code);
  const sent = beginSending(approved.value, "w1", { tax: "labour", channel: "wechat" }, 12);
  const paid = recordNews(sent, "w1", { command: "confirm" }, 13);
  if (!paid.ok) throw new Error(paid.error.code);
  return paid.value;
}
const first = (wallet: Wallet, change: Partial<Withdrawal>): Wallet => ({
  ...wallet,
  withdrawals: wallet.withdrawals.map((known, i) => (i === 0 ? { ...known, ...change } : known)),
});
const none = { journal: [], withdrawals: [] };

it("finds nothing wrong with a sound wallet, wherever its entries are filed", () => {
  const wallet = sound();
  expect(wallet).toMatchObject({ availableFen: 50_000, frozenFen: 50_000, paidFen: 176_000 });
  expect(wallet).toMatchObject({ taxFen: 24_000, seq: 5 });
  expect(auditWallet(wallet, none)).toEqual([]);
  const [head, ...outbox] = wallet.outbox;
  expect(auditWallet({ ...wallet, outbox }, { ...none, journal: [head!] })).toEqual([]);
  expect(auditWallet(wallet, { ...none, journal: wallet.outbox })).toEqual([]);
});

const spoilt: readonly [string, (wallet: Wallet) => Wallet][] = [
  ["I1", (wallet) => withEntry(wallet, 1, { postings: [] })],
  ["I1", (wallet) => withEntry(wallet, 1, { postings: [stolen] })],
  ["I8", (wallet) => ({ ...wallet, availableFen: fen(wallet.availableFen + 1) })],
  ["I9", (wallet) => first(wallet, { state: "confirming", closedAtMs: null })],
  ["I9", (wallet) => ({ ...wallet, taxFen: fen(-1) })],
  ["I10", (wallet) => withEntry(wallet, 0, { cause: "x", postings: [] })],
  ["I11", (wallet) => first(wallet, { id: "w2" })],
  ["I12", (wallet) => first(wallet, { transferNumber: wallet.withdrawals[1]!.transferNumber })],
  ["I13", (wallet) => first(wallet, { reason: "failed" })],
  ["I13", (wallet) => first(wallet, { transfer: null })],
  ["I13", (wallet) => first(wallet, { state: "released", reason: "cancelled" })],
  ["I13", (wallet) => first(wallet, { approvedAtMs: null })],
  ["I13", (wallet) => first(wallet, { amountFen: fen(200_001) })],
  ["I15", (wallet) => ({ ...wallet, outbox: wallet.outbox.slice(1) })],
  ["I15", (wallet) => ({ ...wallet, seq: 6 })],
  ["I15", (wallet) => ({ ...wallet, paidFen: fen(0), availableFen: fen(226_000) })],
  ["I17", (wallet) => withMonth(wallet, { taxFen: fen(23_999) })],
  ["I17", (wallet) => withMonth(wallet, { mode: "platform", grossFen: fen(10_000_000) })],
];
const stolen = { from: "available:A", to: "available:B", amountFen: fen(5) } as const;

it.each(spoilt)("finds %s", (invariant, spoil) => {
  const found = auditWallet(spoil(sound()), none).map((violation) => violation.invariant);
  expect(found).toContain(invariant);
});

it("looks for every invariant that it names", () => {
  expect(new Set(spoilt.map(([invariant]) => invariant))).toEqual(new Set(WALLET_INVARIANTS));
});

it("finds a number that two promoters share", () => {
  const shared = { id: "w1", transferNumber: "F1W1T1" };
  expect(auditTransferNumbers([shared, { ...shared, id: "x1" }])).toMatchObject([
    { invariant: "I12", id: "x1" },
  ]);
  expect(auditTransferNumbers([shared, { id: "x1", transferNumber: "F2W1T1" }])).toEqual([]);
});

function withEntry(
  wallet: Wallet,
  index: number,
  change: Partial<Wallet["outbox"][number]>,
): Wallet {
  const outbox = wallet.outbox.map((entry, i) => (i === index ? { ...entry, ...change } : entry));
  return { ...wallet, outbox };
}

function withMonth(wallet: Wallet, change: Partial<Wallet["months"][number]>): Wallet {
  return { ...wallet, months: wallet.months.map((month) => ({ ...month, ...change })) };
}
