/** Goal: a preset of the platform filters what a client sees and changes, where a rule of one's own would refuse. */
import { startTestServer, type TestServer } from "../testServer.ts";

let server: TestServer;
const tokens = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer({
    files: {
      "database-rules.json": JSON.stringify({
        mine: "PRIVATE",
        shown: "READONLY",
        own: { read: "doc._openid == auth.uid", write: false },
      }),
    },
  });
  for (const name of ["anna1", "berta"]) {
    const made = { username: name, password: "Passw0rd!" };
    await server.control("users/create", made);
    const response = await fetch(`${server.url}/auth/v1/signin`, {
      method: "POST",
      body: JSON.stringify(made),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    tokens.set(name, token);
  }
  for (const name of tokens.keys()) {
    for (const collection of ["mine", "shown"]) {
      await ask(name, "database.addDocument", {
        collectionName: collection,
        data: { _id: `${collection}-${name}`, n: 1 },
      });
    }
  }
});
afterAll(() => server.close());

async function ask(name: string, action: string, fields: object): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ action, access_token: tokens.get(name), ...fields });
  const response = await fetch(`${server.url}/web`, { method: "POST", body });
  return (await response.json()) as Record<string, unknown>;
}

const idsOf = async (collectionName: string, fields: object = {}): Promise<unknown> => {
  const found = await ask("anna1", "database.queryDocument", { collectionName, ...fields });
  const { list } = (found["data"] ?? {}) as { list?: { _id: string }[] };
  return list?.map(({ _id }) => _id) ?? found["code"];
};

it("shows only what one has made oneself", async () => {
  expect(await idsOf("mine")).toEqual(["mine-anna1"]);
  expect(await idsOf("mine", { query: { _id: "mine-berta" } })).toEqual([]);
  expect(await idsOf("shown")).toEqual(["shown-anna1", "shown-berta"]);
  expect(await idsOf("own")).toBe("DATABASE_PERMISSION_DENIED");
});

it("changes and removes only what one has made oneself", async () => {
  const change = (collectionName: string, id: string) =>
    ask("anna1", "database.updateDocument", {
      ...{ collectionName, query: { _id: id }, data: { $set: { n: 2 } } },
      ...{ multi: false, merge: true, upsert: false },
    });
  expect(await change("mine", "mine-berta")).toMatchObject({ data: { updated: 0 } });
  expect(await change("shown", "shown-berta")).toMatchObject({ data: { updated: 0 } });
  expect(await change("mine", "mine-anna1")).toMatchObject({ data: { updated: 1 } });
  const removed = { collectionName: "mine", query: { n: { $gte: 1 } }, multi: true };
  expect(await ask("anna1", "database.deleteDocument", removed)).toMatchObject({
    data: { deleted: 1 },
  });
  const left = await server.control("data/find", {
    collection: "mine",
    query: {},
    limit: 10,
    offset: 0,
  });
  expect(left.body).toMatchObject({ documents: [{ _id: "mine-berta", n: 1 }] });
});

it("does not take a stranger's document over by set()", async () => {
  const taken = await ask("anna1", "database.updateDocument", {
    ...{ collectionName: "mine", query: { _id: "mine-berta" }, data: { n: 9 } },
    ...{ multi: false, merge: false, upsert: true },
  });
  expect(taken).toMatchObject({ code: "DATABASE_DUPLICATE_WRITE" });
});
