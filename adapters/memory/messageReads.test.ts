import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { messageReadsContract } from "#tests/contract/messageReads.ts";

describe("memory message reads", () => {
  const memory = emptyMemory();
  messageReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
