import { storedPlans } from "#adapters/keyed/plans.ts";
import { memoryPayments } from "#adapters/memory/payments.ts";
import { memoryReads } from "#adapters/memory/reads.ts";
import { memoryStocks } from "#adapters/memory/stocks.ts";
import { type Around, emptyMemory, type Memory, memoryStore } from "#adapters/memory/store.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { keyedVault } from "#adapters/keyed/vault.ts";
import type { Asking, Caller, WithPayments, WithVault } from "#ports/deps.ts";
import type { AllReads } from "#ports/allReads.ts";

export const MEMORY_KEY = "a key that only tests know, 32 characters";
export const MEMORY_VAULT_KEYS = `tests:${"A".repeat(43)}=`;
export const nobody: Caller = { openid: null, userId: null, isNamedOwner: false, door: "client" };
export const person = (openid: string): Caller => ({ ...nobody, openid });
/** Somebody who is signed in on the web; `staff` is one whom the deployment names an owner, so he needs no session. */
export const user = (userId: string): Caller => ({ ...nobody, userId });
export const owner = (userId: string): Caller => ({ ...user(userId), isNamedOwner: true });
export const staff: Caller = owner("staff-1");
export const timer: Caller = { ...nobody, door: "timer" };
export const wechatPay: Caller = { ...nobody, door: "wechat-pay" };

/** Deps over maps. What a test does not give is quiet: time 0, nobody calls, errors are thrown. */
export function memoryDeps(
  overrides: Partial<Asking<AllReads>> & { memory?: Memory; around?: Around } = {},
): Asking<AllReads> & WithPayments & WithVault & { memory: Memory } {
  const { memory = emptyMemory(), around, ...deps } = overrides;
  const seal = hmacSeal(MEMORY_KEY);
  const store = memoryStore(memory, around);
  return {
    memory,
    seal,
    store,
    payments: memoryPayments(),
    vault: keyedVault(MEMORY_VAULT_KEYS, seal),
    reads: memoryReads(memory, around),
    plans: storedPlans(store, seal),
    stocks: memoryStocks(memory, around),
    pastLogs: true,
    nowMs: () => 0,
    elapsedMs: () => 0,
    caller: () => nobody,
    logError: (error) => {
      throw error;
    },
    ...deps,
  };
}
