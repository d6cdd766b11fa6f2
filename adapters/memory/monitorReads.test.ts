import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { monitorReadsContract } from "#tests/contract/monitorReads.ts";

describe("memory monitor reads", () => {
  const memory = emptyMemory();
  monitorReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
