import { adminDatabase } from "#scripts/stack/database.ts";
import { readsContract } from "#tests/contract/reads.ts";
import { storeContract } from "#tests/contract/store.ts";
import { withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's store, through node-sdk and over the wire", () => {
  const stack = withStack();
  storeContract(async () => adminDatabase(stack().url).store);
});

describe("CloudBase's reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  readsContract(async () => adminDatabase(stack().url));
});
