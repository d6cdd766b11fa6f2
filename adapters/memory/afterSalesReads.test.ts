import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { afterSalesReadsContract } from "#tests/contract/afterSalesReads.ts";

describe("the after-sales reads in memory", () => {
  const memory = emptyMemory();
  afterSalesReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
