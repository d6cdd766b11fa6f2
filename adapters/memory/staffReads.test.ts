import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { staffReadsContract } from "#tests/contract/staffReads.ts";

describe("memory staff reads", () => {
  const memory = emptyMemory();
  staffReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
