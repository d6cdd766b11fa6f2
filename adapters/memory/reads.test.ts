import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { readsContract } from "#tests/contract/reads.ts";

describe("memory reads", () => {
  const memory = emptyMemory();
  readsContract(async () => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
