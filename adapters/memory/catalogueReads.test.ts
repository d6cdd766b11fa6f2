import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { catalogueReadsContract } from "#tests/contract/catalogueReads.ts";

describe("memory catalogue reads", () => {
  const memory = emptyMemory();
  catalogueReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
