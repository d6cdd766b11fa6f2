import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { listReadsContract } from "#tests/contract/listReads.ts";

describe("memory list reads", () => {
  const memory = emptyMemory();
  const maps: Readonly<Record<string, Map<string, object>>> = memory.documents;
  listReadsContract(() => ({
    reads: memoryReads(memory),
    put: async (to, documents) => {
      for (const one of documents) maps[to]?.set(one._id, one);
    },
  }));
});
