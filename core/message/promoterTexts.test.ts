import { FIELDS } from "#core/message/texts.ts";
import { payoutNotice, shareNotice } from "#core/message/promoterTexts.ts";
import { fen } from "#core/money.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

const NOW_MS = Date.parse("2026-03-01T09:30:00+08:00");
const since = { openid: "P", toldUntilMs: 100, nowMs: NOW_MS };
const wallet = (changes: Partial<Wallet>): Wallet => ({ ...emptyWallet("P"), ...changes });
const withdrawal = (id: string, changes: Partial<Withdrawal>): Withdrawal => ({
  ...{ id, amountFen: fen(1_300), state: "paid", transferNumber: "F1", requestedAtMs: 1 },
  ...{ approvals: [], approvedAtMs: 1, closedAtMs: NOW_MS, reason: null },
  transfer: {
    ...{ channel: "wechat", netFen: fen(1_230), taxFen: fen(70), tax: "none", month: "2026-03" },
    ...{ sentAtMs: NOW_MS, packageInfo: "p", receipt: null },
  },
  ...changes,
});

it("tells what became available, and since when that counts", () => {
  const notice = shareNotice(since, fen(1_230), wallet({}));
  expect(notice).toEqual({
    ...{ openid: "P", moment: "shareAvailable", about: "P/100", page: "promote/wallet/wallet" },
    fields: {
      ...{ amount: "12.30元", time: "2026-03-01 09:30", status: "可提现" },
      tip: "佣金已到可提现余额",
    },
  });
  expect(Object.keys(notice?.fields ?? {}).sort()).toEqual([...FIELDS.shareAvailable].sort());
});

it.each([
  ["nothing came in", 0, 0, false],
  ["refunds weigh more", -5, 0, false],
  ["it only fills up what he owes", 500, -500, false],
  ["more came in than he owes", 501, -500, true],
  ["he has more already", 1, 700, true],
])("when %s: %i fen, %i available, told: %s", (_, maturedFen, availableFen, isTold) => {
  const notice = shareNotice(since, fen(maturedFen), wallet({ availableFen: fen(availableFen) }));
  expect(notice !== null).toBe(isTold);
});

it("tells of a wallet that nobody has written yet", () => {
  expect(shareNotice(since, fen(1), null)).not.toBeNull();
  expect(payoutNotice(since, null)).toBeNull();
});

it("tells of the withdrawal that waits for him before those that were paid", () => {
  const withdrawals = [
    withdrawal("w1", { closedAtMs: 101 }),
    withdrawal("w2", { state: "confirming", closedAtMs: null }),
    withdrawal("w3", { closedAtMs: 102 }),
  ];
  const waiting = payoutNotice(since, wallet({ withdrawals }));
  expect(waiting).toMatchObject({
    ...{ moment: "payout", about: "P/w2/confirming" },
    fields: { amount: "12.30元", status: "待确认", withdrawalId: "w2" },
  });
  expect(Object.keys(waiting?.fields ?? {}).sort()).toEqual([...FIELDS.payout].sort());
  const paid = withdrawals.filter(({ state }) => state === "paid");
  expect(payoutNotice(since, wallet({ withdrawals: paid }))).toMatchObject({
    about: "P/w3/paid",
    fields: { status: "已到账" },
  });
});

it.each([
  ["paid before he was told last", { closedAtMs: 100 }],
  ["on its way", { state: "sending", closedAtMs: null }],
  ["released", { state: "released" }],
] as const)("tells nothing of a withdrawal that is %s", (_, changes) => {
  expect(payoutNotice(since, wallet({ withdrawals: [withdrawal("w1", changes)] }))).toBeNull();
});
