import { memoryReads } from "#adapters/memory/reads.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import {
  type Opened,
  reportReadsContract,
  waitingReadsContract,
} from "#tests/contract/reportReads.ts";

const opened = (): Opened => {
  const memory = emptyMemory();
  return {
    reads: memoryReads(memory),
    put: (collection, documents) => {
      for (const one of documents) memory.documents[collection].set(one._id, one);
      return Promise.resolve();
    },
  };
};

describe("memory report reads", () => {
  const world = opened();
  reportReadsContract(() => world);
});

describe("memory report reads, of what waits", () => {
  const world = opened();
  waitingReadsContract(() => world);
});
