import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { planDraftReadsContract } from "#tests/contract/planDraftReads.ts";

describe("the memory adapter's reads of drafts", () => {
  const memory = emptyMemory();
  planDraftReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
