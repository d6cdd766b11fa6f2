import { MEMORY_KEY, memoryDeps, owner, person, staff, timer } from "#adapters/memory/deps.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { type Around, emptyMemory } from "#adapters/memory/store.ts";
import { memoryTransfers } from "#adapters/memory/transfers.ts";
import { emptyCase } from "#core/commission/case.ts";
import {
  defaultSettings,
  type PayoutRules,
  SETTINGS_ID,
  type Switches,
} from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { sealedText } from "#core/plan/published.ts";
import type { Violation } from "#core/audit/violation.ts";
import { auditTransferNumbers, auditWallet } from "#core/wallet/audit.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { actions } from "#functions/withdraw/actions.ts";
import type { Caller } from "#ports/deps.ts";
import { aPlan, anIdentity, aPromoter } from "#tests/fixtures.ts";

export const NOON_MS = Date.parse("2026-03-10T12:00:00+08:00");

/** A shop over maps: what promoters, staff, timers and WeChat do, on one clock. */
export function shop({ around, plan }: { around?: Around; plan?: Partial<Plan> } = {}) {
  const memory = emptyMemory();
  const transfers = memoryTransfers();
  const clock = { nowMs: NOON_MS };
  const errors: unknown[] = [];
  let earned = 0;

  const shared = memoryDeps({ memory, ...(around ? { around } : {}) });
  const depsOf = (caller: Caller) => ({
    ...shared,
    transfers,
    nowMs: () => clock.nowMs,
    caller: () => caller,
    logError: (error: unknown) => void errors.push(error),
  });
  const settle = serveTimer(depsOf(timer), settleTimer());
  const payout = serveTimer(depsOf(timer), payOut);
  const call = (caller: Caller) => {
    const main = serve("withdraw", depsOf(caller), actions);
    return (action: string, fields: object = {}) => main({ action, ...fields });
  };
  if (plan) publish(aPlan(plan));

  /** A plan that has been in force for ever. */
  function publish(published: Plan, version = 1) {
    const text = {
      _id: `${published.id}@${version}`,
      plan: published,
      version,
      publishedAtMs: 0,
      publishedBy: "staff-1",
      lint: { pack: published.pack, findings: [], declaration: published.declaration },
    };
    const seal = hmacSeal(MEMORY_KEY).mark("plan", sealedText(text));
    memory.documents.plans.set(text._id, { ...text, rev: 1, seal });
    const known = memory.documents.calendars.get("plans")?.versions ?? [];
    const entry = { planId: published.id, version, fromMs: known.length };
    memory.documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [...known, entry] });
  }

  return {
    memory,
    transfers,
    clock,
    errors,
    publish,
    settle,
    payout,
    by: (promoterId: string) => call(person(promoterId)),
    byStaff: call(staff),
    bySecondStaff: call(owner("staff-2")),
    /** A promoter of whom the brand knows who he is. */
    join(promoterId: string) {
      const sealed = shared.vault.seal(promoterId, { name: `张${promoterId}`, idNumber: "1" });
      memory.documents.promoters.set(promoterId, aPromoter(promoterId));
      memory.documents.identities.set(promoterId, anIdentity(promoterId, sealed));
    },
    /** The brand decides about payouts and pauses. */
    decide(changes: Partial<PayoutRules>, switches: Partial<Switches> = {}) {
      const known = memory.documents.settings.get(SETTINGS_ID) ?? defaultSettings;
      memory.documents.settings.set(SETTINGS_ID, {
        ...known,
        payout: { ...known.payout, ...changes },
        switches: { ...known.switches, ...switches },
      });
    },
    /** An order of a promoter becomes due; below zero for a refund. */
    earn(promoterId: string, amountFen: number, availableAtMs = clock.nowMs) {
      const orderId = `O${++earned}`;
      const row = { promoterId, availableAtMs, amountFen: fen(amountFen) };
      memory.documents.cases.set(orderId, { ...emptyCase(orderId, "U"), schedule: [row] });
    },
    wallet: (promoterId: string): Wallet | undefined => memory.documents.wallets.get(promoterId),
    /** What `work` cost: database requests and written documents. */
    async cost(work: () => Promise<unknown>): Promise<[requests: number, documents: number]> {
      const { requests, written } = memory;
      await work();
      return [memory.requests - requests, memory.written - written];
    },
    audit(): readonly Violation[] {
      const { wallets, journal, withdrawals } = memory.documents;
      const own = <T extends { promoterId: string }>(all: Map<string, T>, id: string) =>
        [...all.values()].filter(({ promoterId }) => promoterId === id);
      return [
        ...[...wallets.values()].flatMap((wallet) =>
          auditWallet(wallet, {
            journal: own(journal, wallet._id),
            withdrawals: own(withdrawals, wallet._id),
          }),
        ),
        ...auditTransferNumbers([...wallets.values()].flatMap((wallet) => wallet.withdrawals)),
      ];
    },
  };
}
