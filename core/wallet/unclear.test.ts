import { fen } from "#core/money.ts";
import type { State } from "#core/wallet/machine.ts";
import { noteUnclear } from "#core/wallet/unclear.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

const walletWith = (state: State, isSent = true): Wallet => ({
  ...emptyWallet("A"),
  withdrawals: [
    {
      ...{ id: "w", amountFen: fen(100), state, transferNumber: "F1W1T1", requestedAtMs: 1 },
      ...{ approvals: [], approvedAtMs: 1, closedAtMs: null, reason: null },
      transfer: isSent
        ? {
            ...{ channel: "wechat", netFen: fen(100), taxFen: fen(0), tax: "none" },
            ...{ month: "2026-03", sentAtMs: 1, packageInfo: null, receipt: null },
          }
        : null,
    },
  ],
});
const unclearIn = (wallet: Wallet) => wallet.withdrawals[0]?.transfer?.unclear;

it("keeps how often, and the newest time and reason", () => {
  let wallet = walletWith("sending");
  for (const [atMs, reason] of [[10, "no answer in time"] as const, [20, "HTTP 500"] as const]) {
    wallet = noteUnclear(wallet, "w", reason, atMs);
  }
  expect(unclearIn(wallet)).toEqual({ times: 2, atMs: 20, reason: "HTTP 500" });
});

it("counts a run once, however often it asked, and nothing that comes late", () => {
  const wallet = noteUnclear(walletWith("confirming"), "w", "first", 10);
  expect(noteUnclear(wallet, "w", "again", 10)).toBe(wallet);
  expect(noteUnclear(wallet, "w", "late", 9)).toBe(wallet);
});

it("stays as large as it is, whatever WeChat says and however often", () => {
  let wallet = walletWith("sending");
  for (let run = 1; run <= 500; run++) wallet = noteUnclear(wallet, "w", "x".repeat(50_000), run);
  expect(unclearIn(wallet)?.times).toBe(500);
  expect(JSON.stringify(unclearIn(wallet)).length).toBeLessThan(300);
});

it.each<[State, boolean]>([
  ["requested", false],
  ["approved", false],
  ["paid", true],
  ["released", true],
])("notes nothing about one that is %s", (state, isSent) => {
  const wallet = walletWith(state, isSent);
  expect(noteUnclear(wallet, "w", "r", 10)).toBe(wallet);
  expect(noteUnclear(wallet, "other", "r", 10)).toBe(wallet);
});
