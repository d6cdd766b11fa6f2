import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { storeReadsContract } from "#tests/contract/storeReads.ts";

describe("memory store reads", () => {
  const memory = emptyMemory();
  storeReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
