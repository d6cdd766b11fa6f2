/** Goal: the listeners of the unmodified js-sdk hear here what they hear in the cloud. */
import { removeAll } from "../database/fixtures/temporary.ts";
import { startSdk, type Mode, type SdkProcess } from "./testing/sdkProcess.ts";
import type { Heard } from "./testing/watcher.ts";
import { startWatchServer, type WatchServer } from "./testing/watchServer.ts";

const BURST = 100;

describe.each<Mode>(["GATEWAY", "CLOUD_API"])("js-sdk in mode %s", (mode) => {
  let server: WatchServer;
  let sdk: SdkProcess;
  let names = 0;

  beforeAll(async () => {
    server = await startWatchServer();
    sdk = await startSdk({ mode, url: server.url });
  });
  afterAll(async () => {
    sdk.close();
    await server.close();
    await removeAll();
  });

  /** A collection of its own with three documents: n is 1, 2, 3. */
  async function collection(): Promise<string> {
    const name = `c${++names}`;
    server.database.createCollection(name);
    const docs = [1, 2, 3].map((n) => ({ _id: `d${n}`, n }));
    await server.database.insert(name, docs);
    return name;
  }
  const ids = (heard: Heard | undefined): unknown[] => (heard?.docs ?? []).map((doc) => doc["_id"]);
  const moves = ({ changes = [] }: Heard): string[] =>
    changes.map(({ dataType, queueType, docId }) => `${dataType}/${queueType} ${docId}`);
  const many = (count: number) => (heard: readonly Heard[]) => heard.length >= count;

  it("hears what is there, and then each change of what matches", async () => {
    const name = await collection();
    const { database } = server;
    sdk.order({ watch: name, collection: name, where: { n: { $gte: 2 } } });
    await sdk.until(name, many(1));
    const at = new Date(1_700_000_000_000);
    await database.insert(name, [{ _id: "d4", n: 4, at }]);
    await database.insert(name, [{ _id: "d0", n: 0 }]);
    await database.update(name, { query: { _id: "d2" }, data: { $set: { n: 5, "in.a": 1 } } });
    await database.update(name, { query: { _id: "d1" }, data: { $set: { n: 6 } } });
    await database.update(name, { query: { _id: "d3" }, data: { n: 1 }, replace: true });
    await database.update(name, { query: { _id: "d4" }, data: { n: 7 }, replace: true });
    await database.remove(name, { query: { _id: "d4" } });
    const heard = await sdk.until(name, many(7));
    expect(heard.map(moves)).toEqual([
      ["init/init d2", "init/init d3"],
      ["add/enqueue d4"],
      ["update/update d2"],
      ["update/enqueue d1"],
      ["replace/dequeue d3"],
      ["replace/update d4"],
      ["remove/dequeue d4"],
    ]);
    expect(heard[1]?.docs?.[2]).toEqual({ _id: "d4", n: 4, at: { $date: at.getTime() } });
    expect(heard[2]?.changes?.[0]).toMatchObject({
      ...{ updatedFields: { n: 5, in: { a: 1 } }, doc: { _id: "d2", n: 5, in: { a: 1 } } },
    });
    // As the client last saw it, not what it has become.
    expect(heard[4]?.changes?.[0]).toMatchObject({ doc: { _id: "d3", n: 3 } });
    expect(heard.at(-1)?.docs).toEqual([
      { _id: "d2", n: 5, in: { a: 1 } },
      { _id: "d1", n: 6 },
    ]);
  });

  it("hears of documents that enter and leave the first of an order", async () => {
    const name = await collection();
    const { database } = server;
    sdk.order({ watch: name, collection: name, where: {}, orderBy: ["n", "desc"], limit: 2 });
    expect(ids((await sdk.until(name, many(1)))[0])).toEqual(["d3", "d2"]);
    await database.insert(name, [{ _id: "d9", n: 9 }]);
    await sdk.until(name, many(2));
    await database.insert(name, [{ _id: "d0", n: 0 }]);
    await database.remove(name, { query: { _id: "d9" } });
    await sdk.until(name, many(3));
    await database.update(name, { query: { _id: "d3" }, data: { $set: { n: 1.5 } } });
    await sdk.until(name, many(4));
    await database.update(name, { query: { _id: "d3" }, data: { $set: { n: -1 } } });
    const heard = await sdk.until(name, many(5));
    expect(heard.map(moves)).toEqual([
      ["init/init d3", "init/init d2"],
      ["limit/dequeue d2", "add/enqueue d9"],
      ["remove/dequeue d9", "limit/enqueue d2"],
      ["update/update d3"],
      ["update/dequeue d3", "limit/enqueue d1"],
    ]);
    expect(ids(heard.at(-1))).toEqual(["d2", "d1"]);
  });

  it("hears of one document by its id", async () => {
    const name = await collection();
    sdk.order({ watch: name, collection: name, doc: "d2" });
    await sdk.until(name, many(1));
    await server.database.update(name, { query: {}, data: { $inc: { n: 10 } }, multi: true });
    const heard = await sdk.until(name, many(2));
    expect(heard.map(({ docs }) => docs)).toEqual([[{ _id: "d2", n: 2 }], [{ _id: "d2", n: 12 }]]);
  });

  it(`hears ${BURST} changes at once in order, each once`, async () => {
    const name = await collection();
    sdk.order({ watch: name, collection: name, where: { n: { $gte: 100 } } });
    await sdk.until(name, many(1));
    const numbers = Array.from({ length: BURST }, (_, at) => 100 + at);
    await Promise.all(numbers.map((n) => server.database.insert(name, [{ _id: `b${n}`, n }])));
    const heard = await sdk.until(name, (all) => all.at(-1)?.docs?.length === BURST);
    expect(heard.slice(1).flatMap(moves)).toEqual(numbers.map((n) => `add/enqueue b${n}`));
  });

  it("comes back after its connection broke, and has missed nothing", async () => {
    const name = await collection();
    sdk.order({ watch: name, collection: name, where: {} });
    await sdk.until(name, many(1));
    server.cutAll();
    await server.database.insert(name, [{ _id: "while away", n: 1 }]);
    await sdk.until(name, many(2));
    await server.database.insert(name, [{ _id: "when back", n: 1 }]);
    const heard = await sdk.until(name, many(3));
    expect(heard.slice(1).flatMap(moves)).toEqual([
      "add/enqueue while away",
      "add/enqueue when back",
    ]);
  });

  it("is told by its error handler when the rules refuse", async () => {
    const name = await collection();
    server.refuses = ({ collection: of }) =>
      of === name ? `read of ${name} is not proven` : undefined;
    sdk.order({ watch: name, collection: name, where: {} });
    const [heard] = await sdk.until(name, many(1));
    expect(heard?.error).toContain("DATABASE_PERMISSION_DENIED");
    expect(heard?.error).toContain(`read of ${name} is not proven`);
  });

  it("hears no more after it closed", async () => {
    const name = await collection();
    sdk.order({ watch: name, collection: name, where: {} });
    await sdk.until(name, many(1));
    sdk.order({ close: name });
    await sdk.until(name, many(2));
    await server.database.insert(name, [{ _id: "later" }]);
    const other = `${name} again`;
    sdk.order({ watch: other, collection: name, where: {} });
    expect(ids((await sdk.until(other, many(1)))[0])).toContain("later");
    expect(sdk.heard(name)).toHaveLength(2);
    expect(server.errors).toEqual([]);
  });
});
