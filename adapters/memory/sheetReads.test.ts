import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { sheetReadsContract } from "#tests/contract/sheetReads.ts";

describe("memory reads of tables", () => {
  const memory = emptyMemory();
  sheetReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
