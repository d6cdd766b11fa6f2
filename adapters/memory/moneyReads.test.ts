import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { moneyReadsContract } from "#tests/contract/moneyReads.ts";

describe("the memory adapter's reads of the money desk", () => {
  const memory = emptyMemory();
  moneyReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
