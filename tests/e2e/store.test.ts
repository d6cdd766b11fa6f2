import { readFileSync } from "node:fs";
import type { Collections } from "#ports/store.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { readsContract } from "#tests/contract/reads.ts";
import { storeContract } from "#tests/contract/store.ts";
import { type MongoServer, startMongoServer } from "#tests/e2e/mongoServer.ts";
import { withStack } from "#tests/e2e/stack.ts";

/** Goal: the adapters keep their promises through node-sdk and over the wire, wherever the documents lie. */
describe("CloudBase's store, through node-sdk and over the wire", () => {
  const stack = withStack();
  storeContract(async () => adminDatabase(stack().url).store);
});

describe("CloudBase's reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  readsContract(async () => adminDatabase(stack().url));
});

/** A MongoDB whose database may be filled; most machines have none. */
const REAL_URI = process.env["MONGODB_URI"];

const COLLECTIONS = Object.keys(
  JSON.parse(readFileSync("database-indexes.json", "utf8")),
) as (keyof Collections)[];

const OURS = "our server of its protocol";

describe.each(REAL_URI === undefined ? [OURS] : [OURS, "MONGODB_URI"])(
  "the same over a MongoDB: %s",
  (place) => {
    let server: MongoServer | null = null;
    afterAll(() => server?.close());
    const mongodbUri = async (): Promise<string> => {
      if (place !== OURS && REAL_URI !== undefined) return REAL_URI;
      server = await startMongoServer();
      return server.uri;
    };
    const stack = withStack({ mongodbUri });
    // Each collection's first read waits for its indexes, and ours ends open transactions whenever one is made.
    beforeAll(async () => {
      const { store } = adminDatabase(stack().url);
      for (const name of COLLECTIONS) await store.page(name, "", 1);
    }, 30_000);
    storeContract(async () => adminDatabase(stack().url).store);
  },
);
