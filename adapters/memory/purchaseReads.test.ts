import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { purchaseReadsContract } from "#tests/contract/purchaseReads.ts";

describe("memory purchase reads", () => {
  const memory = emptyMemory();
  purchaseReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
