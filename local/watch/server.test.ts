/** Goal: the whole way, from signing in to a change that a server SDK makes, with the project's own rules. */
import { startTestServer, type TestServer } from "../testServer.ts";
import { startSdk, type Mode } from "./testing/sdkProcess.ts";

const RULES = {
  open: { why: "For everybody.", read: true, write: false },
  members: {
    why: "For whoever is signed in.",
    read: "auth.loginType == 'ANONYMOUS'",
    write: false,
  },
  mine: { why: "For its owner.", read: "doc._openid == auth.openid", write: false },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ files: { "database-rules.json": JSON.stringify(RULES) } });
});
afterAll(() => server.close());

const insert = (collectionName: string, document: object) =>
  server.admin({
    ...{ action: "database.insertDocument", collectionName },
    data: [JSON.stringify(document)],
  });

it.each<Mode>(["GATEWAY", "CLOUD_API"])("works in mode %s", async (mode) => {
  const sdk = await startSdk({ mode, url: server.url, signIn: "anonymous" });
  try {
    for (const collection of ["open", "members"]) {
      const before = (await server.control("data/find", { collection })).body["total"];
      sdk.order({ watch: collection, collection, where: {} });
      const [first] = await sdk.until(collection, (heard) => heard.length > 0);
      expect(first?.error).toBeUndefined();
      expect(first?.docs).toHaveLength(Number(before));
      await insert(collection, { _id: `of ${mode}`, at: { $date: 5 } });
      const heard = await sdk.until(collection, (all) => all.length > 1);
      expect(heard[1]?.changes).toMatchObject([
        { dataType: "add", docId: `of ${mode}`, doc: { at: { $date: 5 } } },
      ]);
    }
    sdk.order({ watch: "refused", collection: "mine", where: {} });
    const [refused] = await sdk.until("refused", (heard) => heard.length > 0);
    expect(refused?.error).toContain("DATABASE_PERMISSION_DENIED");
  } finally {
    sdk.close();
  }
  expect(server.errors).toEqual([]);
});
