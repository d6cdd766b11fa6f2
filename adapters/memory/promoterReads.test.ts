import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { promoterReadsContract } from "#tests/contract/promoterReads.ts";

describe("memory promoter reads", () => {
  const memory = emptyMemory();
  promoterReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
