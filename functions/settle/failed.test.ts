import { memoryDeps, timer } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { settleTimer } from "#functions/settle/settle.ts";

/** Goal: whoever could not be settled today is settled by the next run, though nothing new fell due. */
it("comes back to a promoter whose settlement failed", async () => {
  const memory = emptyMemory();
  const row = { promoterId: "P", availableAtMs: DAY_MS, amountFen: fen(100) };
  memory.documents.cases.set("O1", { ...emptyCase("O1", "U"), rev: 1, schedule: [row] });
  const deps = memoryDeps({ memory, caller: () => timer, logError: () => {} });
  const failing = {
    ...deps.reads,
    maturedFen: () => Promise.reject(new Error("the database is away")),
  };
  const settle = settleTimer();
  await settle({ ...deps, reads: failing }, 2 * DAY_MS);
  expect(memory.documents.wallets.get("P")).toBeUndefined();
  await settle(deps, 3 * DAY_MS);
  expect(memory.documents.wallets.get("P")?.maturedFen).toBe(100);
});
