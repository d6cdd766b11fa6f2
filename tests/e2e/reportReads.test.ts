import { adminDatabase } from "#scripts/stack/database.ts";
import {
  type Opened,
  reportReadsContract,
  waitingReadsContract,
} from "#tests/contract/reportReads.ts";
import { withStack } from "#tests/e2e/stack.ts";

const opened = (url: string): Opened => ({
  reads: adminDatabase(url).reads,
  put: async (collectionName, documents) => {
    if (documents.length === 0) return;
    const data = documents.map((one) => JSON.stringify(one));
    const action = "database.insertDocument";
    const body = JSON.stringify({ action, envName: "e2e", collectionName, data });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/admin`, { method: "POST", headers, body });
    const answer = (await response.json()) as { code?: string };
    if (answer.code !== undefined) throw new Error(answer.code);
  },
});

describe("CloudBase's report reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  reportReadsContract(() => opened(stack().url));
});

describe("CloudBase's report reads, of what waits", () => {
  const stack = withStack();
  waitingReadsContract(() => opened(stack().url));
});
