import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { forecastReadsContract } from "#tests/contract/forecastReads.ts";

describe("memory forecast reads", () => {
  const memory = emptyMemory();
  forecastReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
