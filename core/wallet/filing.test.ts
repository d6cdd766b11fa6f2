import { fen } from "#core/money.ts";
import { CLOSED_KEPT, filingOf, withoutFiled } from "#core/wallet/filing.ts";
import { OUTBOX_MAX } from "#core/wallet/journal.ts";
import { release } from "#core/wallet/release.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

const rolled = (times: number, from = emptyWallet("A")): Wallet =>
  Array.from({ length: times }).reduce<Wallet>(
    (wallet) =>
      rollForward(wallet, {
        afterMs: wallet.watermarkMs,
        untilMs: wallet.watermarkMs + 1,
        maturedFen: fen(1),
      }),
    from,
  );
const aWithdrawal = (id: string, state: Withdrawal["state"]): Withdrawal => ({
  id,
  amountFen: fen(1),
  state,
  transferNumber: `F1W1T${id}`,
  requestedAtMs: 0,
  approvals: [],
  approvedAtMs: null,
  transfer: null,
  closedAtMs: null,
  reason: null,
});

it("leaves a short wallet alone", () => {
  const wallet = rolled(OUTBOX_MAX);
  expect(filingOf(wallet)).toEqual({ entries: [], withdrawals: [] });
  expect(withoutFiled(wallet, filingOf(wallet))).toBe(wallet);
});

it("files the whole outbox, and keeps what came meanwhile", () => {
  const wallet = rolled(OUTBOX_MAX + 1);
  const filing = filingOf(wallet);
  expect(filing.entries).toHaveLength(OUTBOX_MAX + 1);
  const later = withoutFiled(rolled(1, wallet), filing);
  expect(later.outbox.map(({ seq }) => seq)).toEqual([OUTBOX_MAX + 2]);
  expect(withoutFiled(later, filing)).toBe(later);
});

it("archives the oldest closed withdrawals and never an open one", () => {
  const closed = Array.from({ length: CLOSED_KEPT + 2 }, (_, i) => aWithdrawal(`w${i}`, "paid"));
  const withdrawals = [aWithdrawal("open", "confirming"), ...closed];
  const wallet: Wallet = { ...emptyWallet("A"), withdrawals, archived: 3 };
  const filing = filingOf(wallet);
  expect(filing.withdrawals.map(({ _id, promoterId }) => [_id, promoterId])).toEqual([
    ["A:w0", "A"],
    ["A:w1", "A"],
  ]);
  const short = withoutFiled(wallet, filing);
  expect(short.archived).toBe(5);
  expect(short.withdrawals.map(({ id }) => id)).toEqual([
    "open",
    ...closed.slice(2).map(({ id }) => id),
  ]);
  expect(withoutFiled(short, filing)).toBe(short);
  expect(release(short, "w0", "cancel", 1)).toEqual({
    ok: false,
    error: { code: "withdrawal_unknown" },
  });
});
