import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { taxReadsContract } from "#tests/contract/taxReads.ts";

describe("the memory's tax reads", () => {
  const memory = emptyMemory();
  taxReadsContract(async () => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
