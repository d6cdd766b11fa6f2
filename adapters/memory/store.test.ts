import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { storeContract } from "#tests/contract/store.ts";

describe("memory store", () => {
  const memory = emptyMemory();
  storeContract(async () => memoryStore(memory));
});
