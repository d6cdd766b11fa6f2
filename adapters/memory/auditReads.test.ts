import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { auditReadsContract } from "#tests/contract/auditReads.ts";

describe("memory audit reads", () => {
  const memory = emptyMemory();
  auditReadsContract(async () => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
});
