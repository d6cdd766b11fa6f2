import { adminDatabase } from "#scripts/stack/database.ts";
import { listReadsContract } from "#tests/contract/listReads.ts";
import { withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's list reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  listReadsContract(() => ({
    reads: adminDatabase(stack().url).reads,
    put: async (collectionName, documents) => {
      const data = documents.map((one) => JSON.stringify(one));
      const action = "database.insertDocument";
      const body = JSON.stringify({ action, envName: "e2e", collectionName, data });
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${stack().url}/admin`, { method: "POST", headers, body });
      const answer = (await response.json()) as { code?: string };
      if (answer.code !== undefined) throw new Error(answer.code);
    },
  }));
});
