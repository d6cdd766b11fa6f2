import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { contentReadsContract } from "#tests/contract/contentReads.ts";

describe("memory content reads", () => {
  const memory = emptyMemory();
  contentReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
