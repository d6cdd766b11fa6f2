import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { billReadsContract } from "#tests/contract/billReads.ts";

describe("memory bill reads", () => {
  const memory = emptyMemory();
  billReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
