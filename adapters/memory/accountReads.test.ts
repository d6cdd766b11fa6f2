import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { accountReadsContract } from "#tests/contract/accountReads.ts";

describe("memory account reads", () => {
  const memory = emptyMemory();
  accountReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
