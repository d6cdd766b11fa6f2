import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { checkoutReadsContract } from "#tests/contract/checkoutReads.ts";

const memory = emptyMemory();
checkoutReadsContract(() => ({ store: memoryStore(memory), reads: memoryReads(memory) }));
