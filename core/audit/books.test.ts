import { openBooks } from "#core/audit/books.ts";
import type { Case } from "#core/commission/case.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import { asked, PAID_MS, paidOut, soundCase } from "#core/ledger/testing/soundBooks.ts";
import { type Fen, fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

const rolled = rollForward(emptyWallet("A"), {
  ...{ afterMs: 0, untilMs: PAID_MS + 30 * DAY_MS, maturedFen: fen(800) },
});
const wallet = asked(paidOut(asked(rolled, "w1", 300, 1), "w1"), "w2", 200, 2);
const taxPaid: BrandEntry = {
  ...{ _id: "tax-paid/R1", rev: 1, atMs: 1, by: "staff-1", note: "" },
  postings: [{ from: "tax:2026-03", to: "bank:tax", amountFen: fen(40) }],
};
type Change = {
  wallet?: Partial<Wallet>;
  known?: Partial<Case>;
  outflowFen?: Fen | null;
  brand?: Partial<BrandEntry>;
  hasEntries?: boolean;
};
function found({ wallet: other, known, outflowFen, brand, hasEntries = true }: Change) {
  const books = openBooks();
  books.addWallet({ ...wallet, ...other }, hasEntries ? wallet.outbox : null);
  books.addCase({ ...soundCase(), ...known });
  books.addBrandEntry({ ...taxPaid, ...brand });
  return books.violations(outflowFen ?? null).map(({ invariant, id }) => `${invariant} ${id}`);
}

it("finds sound books sound, whether their entries are known or not", () => {
  expect(found({ outflowFen: fen(300) })).toEqual([]);
  expect(found({ hasEntries: false, outflowFen: fen(300) })).toEqual([]);
});

const [row, ...rows] = soundCase().schedule;
const touching = {
  postings: [{ from: "tax:2026-03", to: "available:A", amountFen: fen(1) }],
} as const;
it.each<[string[], Change]>([
  [["I7 A"], { known: { schedule: [{ ...row!, amountFen: fen(9) }, ...rows] } }],
  [["I16 all", "I16 available"], { wallet: { availableFen: fen(301) } }],
  [["I16 frozen"], { wallet: { frozenFen: fen(100), availableFen: fen(400) } }],
  [["I16 paid"], { wallet: { paidFen: fen(299), availableFen: fen(301) } }],
  [["I16 tax"], { wallet: { taxFen: fen(1), availableFen: fen(299) } }],
  [["I16 bank:repaid"], { wallet: { repaidFen: fen(5), availableFen: fen(305) } }],
  [["I16 brand:bad-debt"], { wallet: { writtenOffFen: fen(5), availableFen: fen(305) } }],
  [["I16 all", "I16 pending"], { known: { entries: [] } }],
  [["I14 all"], { outflowFen: fen(299) }],
  [["I14 all"], { outflowFen: fen(299), hasEntries: false }],
  [["I1 tax-paid/R1"], { brand: { postings: [] } }],
  [["I1 tax-paid/R1"], { brand: touching }],
])("finds %j", (expected, change) => {
  expect(found(change)).toEqual(expect.arrayContaining(expected));
});
