import { storedPlans } from "#adapters/keyed/plans.ts";
import { memoryReads } from "#adapters/memory/reads.ts";
import { type Around, emptyMemory, type Memory, memoryStore } from "#adapters/memory/store.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import type { Caller, Deps, WithSeal } from "#ports/deps.ts";

export const MEMORY_KEY = "a key that only tests know, 32 characters";
export const nobody: Caller = { openid: null, staffId: null, door: "client" };
export const person = (openid: string): Caller => ({ ...nobody, openid });
export const staff: Caller = { ...nobody, staffId: "staff-1" };
export const timer: Caller = { ...nobody, door: "timer" };
export const wechatPay: Caller = { ...nobody, door: "wechat-pay" };

/** Deps over maps. What a test does not give is quiet: time 0, nobody calls, errors are thrown. */
export function memoryDeps(
  overrides: Partial<Deps> & { memory?: Memory; around?: Around } = {},
): WithSeal & { memory: Memory } {
  const { memory = emptyMemory(), around, ...deps } = overrides;
  const seal = hmacSeal(MEMORY_KEY);
  const store = memoryStore(memory, around);
  return {
    memory,
    seal,
    store,
    reads: memoryReads(memory, around),
    plans: storedPlans(store, seal),
    nowMs: () => 0,
    caller: () => nobody,
    logError: (error) => {
      throw error;
    },
    ...deps,
  };
}
