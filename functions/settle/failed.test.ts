import { memoryDeps, timer } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import type { Deps } from "#ports/deps.ts";

/** Goal: whoever could not be settled today is settled by the next run, though nothing new fell due. */
it("comes back to a promoter whose settlement failed", async () => {
  const memory = emptyMemory();
  const row = { promoterId: "P", availableAtMs: DAY_MS, amountFen: fen(100) };
  memory.documents.cases.set("O1", { ...emptyCase("O1", "U"), rev: 1, schedule: [row] });
  const deps = memoryDeps({ memory, caller: () => timer, logError: () => {} });
  const failing = {
    ...deps.reads,
    maturedOf: () => Promise.reject(new Error("the database is away")),
  };
  const settle = settleTimer();
  await settle({ ...deps, reads: failing }, 2 * DAY_MS);
  expect(memory.documents.wallets.get("P")).toBeUndefined();
  await settle(deps, 3 * DAY_MS);
  expect(memory.documents.wallets.get("P")?.maturedFen).toBe(100);
});

/** Goal: a promoter whose rows cannot be summed costs his neighbours nothing. */
it("counts in everybody who was asked about together with one that fails", async () => {
  const memory = emptyMemory();
  const ids = Array.from({ length: 120 }, (_, n) => `P${String(n).padStart(3, "0")}`);
  for (const promoterId of ids) {
    const row = { promoterId, availableAtMs: DAY_MS, amountFen: fen(100) };
    const known = emptyCase(`O${promoterId}`, "U");
    memory.documents.cases.set(known._id, { ...known, rev: 1, schedule: [row] });
  }
  const errors: unknown[] = [];
  const deps = memoryDeps({
    memory,
    caller: () => timer,
    logError: (error) => void errors.push(error),
  });
  const { maturedOf } = deps.reads;
  const reads: Deps["reads"] = {
    ...deps.reads,
    maturedOf: async (watermarks, untilMs) => {
      if (watermarks.has("P077")) throw new Error("a sum beyond all amounts");
      return maturedOf(watermarks, untilMs);
    },
  };
  const settled = await settleTimer()({ ...deps, reads }, 2 * DAY_MS);
  expect(settled).toEqual({ promoters: 120, rolled: 119, failed: 1 });
  expect([...memory.documents.wallets.keys()].sort()).toEqual(ids.filter((id) => id !== "P077"));
  expect(errors).toHaveLength(1);
  expect(memory.documents.sweeps.get("settle")?.untilMs).toBe(0);
});
