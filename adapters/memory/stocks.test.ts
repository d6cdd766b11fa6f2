import { emptyMemory, memoryStore } from "#adapters/memory/store.ts";
import { memoryStocks } from "#adapters/memory/stocks.ts";
import { stocksContract } from "#tests/contract/stocks.ts";

describe("memory stocks", () => {
  const memory = emptyMemory();
  stocksContract(
    async () => memoryStocks(memory),
    (stock) => memoryStore(memory).create("stocks", stock),
  );
});
