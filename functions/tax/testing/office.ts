import { keyedVault } from "#adapters/keyed/vault.ts";
import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { taxOf } from "#core/ledger/accounts.ts";
import { balanceOf } from "#core/ledger/entry.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { approvedIn, earned, paidOnce, sent } from "#core/tax/testing/wallets.ts";
import { filingOf, withoutFiled } from "#core/wallet/filing.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { actions as bookActions } from "#functions/books/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/tax/actions.ts";
import type { Caller } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

export const VAULT_KEY = `k1:${Buffer.alloc(32, "1").toString("base64")}`;
export const NEWER_KEY = `k2:${Buffer.alloc(32, "2").toString("base64")}`;
export const at = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

/** Numbers of cards whose check digit is right; nobody's as far as anybody knows. */
export const CARDS = ["11010519491231002X", "440524188001010014", "110105199003070017"] as const;

/** A brand's tax desk over maps: promoters who were paid, and whoever asks. */
export function office({ keys = VAULT_KEY } = {}) {
  const memory = emptyMemory();
  const clock = { nowMs: at("2026-03-20") };
  const environment = { keys };
  const errors: unknown[] = [];
  const shared = memoryDeps({ memory });
  const depsOf = (caller: Caller) => ({
    ...shared,
    vault: keyedVault(environment.keys, shared.seal),
    nowMs: () => clock.nowMs,
    caller: () => caller,
    logError: (error: unknown) => void errors.push(error),
  });
  const call =
    (caller: Caller) =>
    (action: string, fields: object = {}) =>
      serve("tax", depsOf(caller), actions)({ action, ...fields });
  const { wallets, journal, withdrawals, promoters } = memory.documents;
  const walletOf = (id: string): Wallet => wallets.get(id) ?? emptyWallet(id);
  let made = 0;
  /** With enough earned to pay it. */
  const rich = (id: string) => earned(id, 900_000_000, walletOf(id));
  const everyEntry = () => [
    ...new Map(
      [...journal.values(), ...[...wallets.values()].flatMap(({ outbox }) => outbox)].map(
        (entry) => [entry._id, entry],
      ),
    ).values(),
  ];
  return {
    memory,
    clock,
    environment,
    errors,
    by: (promoterId: string) => call(person(promoterId)),
    byStaff: call(staff),
    byOf: call,
    books: (action: string, fields: object = {}, caller: Caller = staff) =>
      serve("books", depsOf(caller), bookActions)({ action, ...fields }),
    join: (id: string) => void promoters.set(id, aPromoter(id)),
    pay(id: string, amountFen: number, tax: TaxMode, day: string) {
      wallets.set(id, paidOnce(rich(id), `w${++made}`, amountFen, tax, at(day)));
    },
    /** Sent, and nobody knows how it ended. */
    send(id: string, amountFen: number, tax: TaxMode, day: string) {
      const name = `w${++made}`;
      const approved = approvedIn(rich(id), name, amountFen, at(day));
      wallets.set(id, sent(approved, name, tax, at(day)));
    },
    change: (id: string, next: (wallet: Wallet) => Wallet) =>
      void wallets.set(id, next(walletOf(id))),
    /** What is long is filed; `half`: a run that stops before it takes it out of the wallet. */
    file({ half = false } = {}) {
      for (const wallet of [...wallets.values()]) {
        const filing = filingOf(wallet);
        for (const entry of filing.entries) journal.set(entry._id, entry);
        for (const filed of filing.withdrawals) withdrawals.set(filed._id, filed);
        if (!half) wallets.set(wallet._id, withoutFiled(wallet, filing));
      }
    },
    /** What the ledger says was withheld in a month: its account, from nothing but entries. */
    ledgerTax: (month: string): number =>
      balanceOf(
        taxOf(month),
        everyEntry().flatMap(({ postings }) => postings),
      ),
    async cost(work: () => Promise<unknown>): Promise<[requests: number, documents: number]> {
      const { requests, written } = memory;
      await work();
      return [memory.requests - requests, memory.written - written];
    },
  };
}
